"""A file is taken as a photo if all of it decodes within limits, and refused with a sentence if not."""

import io
import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from masthead.photos import inspect as room
from masthead.photos.inspect import Limits, Refused, inspect
from masthead.photos.messages import SENTENCES
from tests.rooms.photos.building import encoded, jpeg, looked_at, png_chunk, png_header, segment, small, tiff

GRADIENT = Image.linear_gradient("L")


def refusal(data: bytes, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        inspect(data, **options)
    return caught.value


@pytest.mark.parametrize(
    ("codec", "mode"),
    [
        ("JPEG", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "RGBA"), ("PNG", "I;16"), ("PNG", "P"), ("PNG", "1"),
        ("WEBP", "RGB"), ("AVIF", "RGB"), ("GIF", "P"), ("TIFF", "CMYK"), ("TIFF", "I;16"), ("TIFF", "F"),
    ],
)  # fmt: skip
def test_every_kind_and_colour_is_taken(codec: str, mode: str) -> None:
    found = inspect(encoded(Image.new(mode, (40, 20)), codec))
    assert (found.kind.codec, found.width, found.height, found.frames) == (codec, 40, 20, 1)
    assert not found.is_animated


def test_heic_is_taken() -> None:
    heif = pytest.importorskip("pillow_heif")
    target = io.BytesIO()
    heif.from_pillow(Image.new("RGB", (64, 32))).save(target)
    found = inspect(target.getvalue(), "photo.heic")
    assert (found.kind.name, found.width, found.height, found.remarks) == ("HEIC", 64, 32, ())


def test_a_sideways_picture_is_measured_as_it_is_shown() -> None:
    sideways = Image.Exif()
    sideways[0x0112] = 6
    found = inspect(encoded(Image.new("RGB", (40, 20)), exif=sideways))
    assert (found.width, found.height, found.orientation) == (20, 40, 6)


def test_an_animation_is_taken_with_its_frames() -> None:
    frames = [Image.new("L", (20, 20), shade) for shade in (0, 90, 180)]
    for codec in ("GIF", "WEBP", "PNG"):
        found = inspect(encoded(frames[0], codec, save_all=True, append_images=frames[1:], duration=100))
        assert (found.is_animated, found.frames) == (True, 3)


def test_a_file_object_is_read() -> None:
    assert inspect(io.BytesIO(small())).width == 16


def test_a_wrong_extension_is_remarked_and_the_content_counts() -> None:
    found = inspect(small("PNG"), "Press Photo.JPG")
    assert found.kind.extension == ".png"
    assert [str(remark) for remark in found.remarks] == [
        "The file is called “Press Photo.JPG” but is PNG; it is kept as .png."
    ]
    assert inspect(small(), "PHOTO.JPEG").remarks == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
        (b"%PDF-1.7\n", "other_kind"),
        (b"MZ\x90\0", "other_kind"),
        (b"just words", "unknown_kind"),
        (b"\xff\xd8\xff\xe0\0\4no\xff\xd9", "damaged"),
        (b"GIF89a" + bytes(7) + b";", "damaged"),
        (tiff([(50706, 1, b"\1\4\0\0")]), "raw"),
        (b"II*\0\x10\0\0\0CR\x02\0" + bytes(40), "raw"),
    ],
)
def test_what_is_no_photo_is_refused_and_named(data: bytes, code: str) -> None:
    assert refusal(data, name="photo.jpg").code == code


@pytest.mark.parametrize("codec", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF"])
def test_a_picture_cut_off_anywhere_is_refused(codec: str) -> None:
    noise = Image.effect_noise((120, 90), 60)
    whole = encoded(noise if codec in ("GIF", "TIFF") else noise.convert("RGB"), codec)
    inspect(whole)
    for share in (0.02, 0.3, 0.6, 0.9):
        assert refusal(whole[: int(len(whole) * share)]).code in ("cut_off", "damaged")
    if codec in ("JPEG", "PNG"):
        assert refusal(whole[: len(whole) // 2]).code == "cut_off"


@pytest.mark.parametrize(
    ("extra", "hidden"),
    [
        (b"PK\x03\x04" + bytes(26), "an archive"),
        (b"\n<?php system($_GET['c']); ?>", "a script"),
        (b"<script>alert(1)</script>", "a script"),
        (b"<!DOCTYPE html><title>x</title>", "a web page"),
        (b"%PDF-1.4", "a PDF document"),
        (b"MZ\x90\0\3", "a program"),
        (bytes(3000) + b"PK\5\6" + bytes(18), "a ZIP archive"),
    ],
)
@pytest.mark.parametrize("codec", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_file_that_is_something_else_as_well_is_refused(codec: str, extra: bytes, hidden: str) -> None:
    refused = refusal(small(codec) + extra)
    assert (refused.code, refused.message.facts) == ("hidden", {"kind": hidden})


def test_a_script_in_a_comment_is_refused() -> None:
    assert refusal(jpeg(segment(0xFE, b"<?php phpinfo(); ?>"))).code == "hidden"


def test_a_phones_short_film_behind_the_picture_is_only_remarked() -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(500) + b"x"
    assert [remark.code for remark in inspect(small() + film).remarks] == ["trailing"]
    assert inspect(small() + bytes(5000)).remarks == ()


def png_of(width: int, height: int, *more: bytes) -> bytes:
    row = zlib.compress(bytes((width * 3 + 1) * min(height, 10)))
    chunks = (png_header(width, height), *more, png_chunk(b"IDAT", row), png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    refused = refusal(png_of(60_000, 50_000))
    assert refused.code in ("too_many_pixels", "bomb")
    assert "120 megapixels" in str(refused)
    small_limit = refusal(small(size=(101, 100)), limits=Limits(pixels=10_000))
    assert str(small_limit).startswith("The picture has 101 × 100 pixels")
    assert inspect(small(size=(100, 100)), limits=Limits(pixels=10_000)).width == 100


def test_a_bomb_in_one_frame_of_a_gif_is_refused() -> None:
    head = b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, 10, 10, 0) + b"\2\2\x4c\1\0"
    bomb = b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\2\2\x4c\1\0"
    assert refusal(head + frame + bomb + b";").code in ("bomb", "damaged", "cut_off")


def test_a_gif_of_very_many_frames_is_refused() -> None:
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\2\2\x44\1\0"
    assert inspect(head + frame * 3 + b";").frames == 3
    assert refusal(head + frame * 1001 + b";").code == "too_many_frames"


@pytest.mark.parametrize("kind", [b"iCCP", b"zTXt"])
def test_a_bomb_in_a_png_chunk_does_no_harm(kind: bytes) -> None:
    bomb = png_chunk(kind, b"name\0\0" + zlib.compress(bytes(300_000_000), 9))
    started = time.monotonic()
    found = looked_at(png_of(8, 8, bomb))
    assert not isinstance(found, Refused) or found.code in ("damaged", "bomb", "too_hungry")
    assert time.monotonic() - started < 5


def test_a_file_over_the_limit_is_refused_without_reading_all_of_it() -> None:
    file = io.BytesIO(small() + bytes(10_000_000))
    refused = refusal(file, limits=Limits(bytes=1_000_000))  # type: ignore[arg-type]
    assert refused.code == "too_many_bytes"
    assert file.tell() == 1_000_001


def test_a_picture_that_takes_too_long_is_refused_in_time() -> None:
    endless = b"\xff\xd8" * 20_000_000
    started = time.monotonic()
    refused = refusal(endless, limits=Limits(seconds=1.0))
    assert time.monotonic() - started < 2
    assert refused.code in ("too_slow", "damaged")


def test_a_picture_that_needs_too_much_memory_is_refused() -> None:
    large = encoded(Image.new("RGB", (6000, 6000)), "PNG")
    inspect(large)
    assert refusal(large, limits=Limits(memory=150 * 1024 * 1024)).code in ("too_hungry", "damaged")


@pytest.mark.parametrize("ending", ["os.abort()", "os.kill(os.getpid(), 9)", "print('no json')", "print('[1]')"])
def test_a_decoder_that_dies_is_a_damaged_picture(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "decode.py"
    script.write_text(f"import os\n{ending}\n")
    monkeypatch.setattr(room, "_SCRIPT", script)
    assert refusal(small()).code == "damaged"


def test_a_broken_colour_profile_is_remarked() -> None:
    found = inspect(small(icc_profile=b"no profile at all, but long enough" * 10))
    assert (found.profile, [remark.code for remark in found.remarks]) == ("bad", ["bad_profile"])


def test_the_pages_of_a_tiff_are_remarked() -> None:
    pages = [Image.new("L", (8, 8)) for _ in range(3)]
    found = inspect(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert [str(remark) for remark in found.remarks] == ["The file has 3 pages; the first is used."]
    assert not found.is_animated


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_every_sentence_is_one_sentence(sentence: str) -> None:
    assert sentence.endswith(".")
    assert sentence[:1].isupper() or sentence.startswith("%(")
    assert ". " not in sentence
