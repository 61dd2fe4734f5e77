"""Metadata is found in every kind of file that we take."""

import io
import zlib

import pytest
from PIL import Image

from masthead.photos.containers import gif, jpeg, png, riff
from masthead.photos.embedded import read_embedded
from masthead.photos.kinds import AVIF, GIF, HEIC, JPEG, PNG, TIFF, WEBP, Kind, describe_other, is_svg, kind_of
from tests.rooms.photos import building
from tests.rooms.photos.building import exif, iim, png_chunk, small, xmp

PACKET = xmp("", 'photoshop:City="Port Aven"')
BLOCK = exif({0x013B: "Ana Lima"})


@pytest.mark.parametrize("codec", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_xmp_and_exif_as_pillow_writes_them(codec: str) -> None:
    saved = small(codec, exif=BLOCK)
    if codec == "PNG":
        saved = building.png(png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PACKET), picture=saved)
    else:
        saved = small(codec, exif=BLOCK, xmp=PACKET)
    found = read_embedded(saved)
    assert (found.city, found.creators) == ("Port Aven", ("Ana Lima",))
    assert set(found.found) == {"exif", "xmp"}


def test_xmp_and_exif_in_heic() -> None:
    heif = pytest.importorskip("pillow_heif")
    target = io.BytesIO()
    heif.from_pillow(Image.new("RGB", (64, 64))).save(target, exif=BLOCK, xmp=PACKET)
    found = read_embedded(target.getvalue())
    assert (found.city, found.creators) == ("Port Aven", ("Ana Lima",))


def test_xmp_in_tiff() -> None:
    found = read_embedded(building.tiff([(700, 1, PACKET), (0x013B, 2, b"Ana Lima\0")]))
    assert (found.city, found.creators) == ("Port Aven", ("Ana Lima",))


def test_xmp_in_gif_lies_outside_the_rule_of_blocks() -> None:
    magic = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    extension = b"\x21\xff\x0bXMP DataXMP" + PACKET + magic
    picture = small("GIF", "L")
    at = 13 + 3 * 2 ** ((picture[10] & 7) + 1) if picture[10] & 0x80 else 13
    assert read_embedded(picture[:at] + extension + picture[at:]).city == "Port Aven"


def test_compressed_text_in_png() -> None:
    chunk = png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(PACKET))
    assert read_embedded(building.png(chunk)).city == "Port Aven"
    raw = b"\nexif\n%8d\n" % len(BLOCK) + BLOCK.hex().encode()
    chunk = png_chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(raw))
    assert read_embedded(building.png(chunk)).creators == ("Ana Lima",)


def test_a_text_bomb_in_png_is_skipped() -> None:
    bomb = png_chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"0" * 100_000_000, 9))
    found = read_embedded(building.png(bomb))
    assert found.problems == ("PNG: a text chunk is damaged or larger than any real one, and was skipped.",)


def test_iptc_and_xmp_inside_the_exif_block() -> None:
    inner = building.tiff([(33723, 7, iim((105, "Inside"))), (700, 1, PACKET)])
    found = read_embedded(building.jpeg(building.segment(0xE1, b"Exif\0\0" + inner)))
    assert (found.headline, found.city) == ("Inside", "Port Aven")


@pytest.mark.parametrize(
    ("walk", "codec", "mode"),
    [(jpeg.find_blobs, "JPEG", "RGB"), (png.find_blobs, "PNG", "RGB"), (gif.find_blobs, "GIF", "L"),
     (riff.find_blobs, "WEBP", "RGB")],
)  # fmt: skip
def test_the_end_of_the_picture_is_found(walk: object, codec: str, mode: str) -> None:
    picture = small(codec, mode, (64, 64))
    assert callable(walk)
    assert walk(picture + b"rest").end == len(picture)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"GIF89a", GIF), (b"RIFF\0\0\0\0WEBPVP8 ", WEBP),
        (b"II*\0", TIFF), (b"MM\0+", TIFF), (b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf", AVIF),
        (b"\0\0\0\x18ftypmif1\0\0\0\0avifmiaf", AVIF), (b"\0\0\0\x18ftypmif1\0\0\0\0heicmiaf", HEIC),
        (b"\0\0\0\x18ftypheix\0\0\0\0mif1", HEIC), (b"\0\0\0\x18ftypisom\0\0\0\0mp41", None),
        (b"", None), (b"GIF", None),
    ],
)  # fmt: skip
def test_kinds_are_told_by_content(head: bytes, kind: Kind | None) -> None:
    assert kind_of(head) is kind


@pytest.mark.parametrize(
    "data",
    [
        b"<svg/>", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<svg xmlns='http://www.w3.org/2000/svg'>",
        "<?xml version='1.0' encoding='utf-16'?><svg >".encode("utf-16"), b"  <!DOCTYPE svg PUBLIC ''>",
        b"<s:svg xmlns:s='http://www.w3.org/2000/svg'>",
    ],
)  # fmt: skip
def test_svg_is_recognised_however_it_begins(data: bytes) -> None:
    assert is_svg(data)
    assert describe_other(data) == "an SVG drawing"


def test_what_is_not_taken_is_named() -> None:
    assert describe_other(b"%PDF-1.7") == "a PDF document"
    assert describe_other(b"<html>") == "a web page or other marked-up text"
    assert describe_other(b"\0\0\0\x18ftypisom") == "a video"
    assert describe_other(b"plain words") == ""
