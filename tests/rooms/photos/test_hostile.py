"""No file, however broken, crashes or holds up the newsroom."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from masthead.photos.embedded import read_embedded
from masthead.photos.inspect import Limits, Refused
from masthead.photos.stated import Embedded
from tests.rooms.photos import building
from tests.rooms.photos.building import app1_xmp, app13, exif, iim, looked_at, png_chunk, resource, segment, small, xmp
from tests.rooms.photos.reference import SAMPLES

PACKET = xmp("<dc:creator><rdf:Seq><rdf:li>Ana</rdf:li></rdf:Seq></dc:creator>", 'photoshop:City="Port Aven"')
BLOCK = exif({0x010E: "Caption", 0x013B: "Ana"}, {0x9003: "2024:02:29 18:30:05"}, {1: "N", 2: (1.0, 2.0, 3.0)})
IIM = iim((105, "Headline"), (120, "Caption"), (25, "key"), (55, "20240229"))
GOOD = {
    "jpeg": building.jpeg(segment(0xE1, BLOCK), app1_xmp(PACKET), app13(resource(0x0404, IIM))),
    "png": building.png(png_chunk(b"eXIf", BLOCK[6:]), png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PACKET)),
    "webp": small("WEBP", exif=BLOCK, xmp=PACKET),
    "avif": small("AVIF", exif=BLOCK, xmp=PACKET),
    "tiff": building.tiff([(700, 1, PACKET), (33723, 7, IIM), (0x010E, 2, b"Caption\0")]),
    "gif": building.encoded(Image.new("L", (8, 8)), "GIF", save_all=True, append_images=[Image.new("L", (8, 8), 9)]),
}
HEADS = [data[:12] for data in GOOD.values()]


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A good file with flipped bytes, a piece cut out, doubled or moved, or its end missing."""
    data = bytearray(GOOD[draw(st.sampled_from(sorted(GOOD)))])
    for _ in range(draw(st.integers(0, 8))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(data) - 1))
        piece = data[start : start + draw(st.integers(0, 300))]
        where = draw(st.integers(0, len(data)))
        change = draw(st.sampled_from(("cut", "double", "move")))
        if change != "double":
            del data[start : start + len(piece)]
        if change != "cut":
            data[where:where] = piece
        if not data:
            return b""
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


@given(st.sampled_from([b"", *HEADS]), st.binary(max_size=600))
def test_random_bytes_are_read_without_harm(head: bytes, rest: bytes) -> None:
    assert isinstance(read_embedded(head + rest), Embedded)


@given(spoilt())
@settings(max_examples=400)
def test_spoilt_pictures_are_read_without_harm(data: bytes) -> None:
    found = read_embedded(data)
    for name in Embedded.__dataclass_fields__:
        assert "\0" not in str(getattr(found, name))


@given(st.binary(max_size=400))
def test_any_metadata_block_is_read_without_harm(block: bytes) -> None:
    read_embedded(building.jpeg(segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + block)))
    read_embedded(building.jpeg(app13(resource(0x0404, b"\x1c" + block))))
    read_embedded(building.jpeg(app1_xmp(block)))


@given(st.text(max_size=200))
def test_any_text_in_xmp_is_plain_and_storable(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "ignore").decode()
    caption = read_embedded(building.jpeg(app1_xmp(xmp(f"<dc:description>{escaped}</dc:description>")))).caption
    caption.encode("utf-8")
    assert "\0" not in caption


@given(spoilt())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spoilt_pictures_are_taken_or_refused_and_nothing_else(data: bytes) -> None:
    found = looked_at(data, Limits(pixels=1_000_000))
    assert str(found) if isinstance(found, Refused) else found.width > 0


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES}; set MASTHEAD_SAMPLES")
@pytest.mark.parametrize("folder", ["hostile", "invalid-exif", "svg"])
def test_every_hostile_sample_is_taken_or_refused_in_time(folder: str) -> None:
    for path in sorted((SAMPLES / folder).iterdir()):
        if path.suffix == ".json":
            continue
        data = path.read_bytes()
        started = time.monotonic()
        read_embedded(data)
        assert time.monotonic() - started < 1, path.name
        if path.with_name(f"{path.name}.expected.json").exists():
            # Looked at beside its reference, in test_reference.py.
            continue
        found = looked_at(data)
        assert str(found) if isinstance(found, Refused) else found.width > 0, path.name
        assert time.monotonic() - started < 6, path.name
