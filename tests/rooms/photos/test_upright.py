"""Whatever lies in the file, what is shown is upright, 8 bits a channel and sRGB."""

import io
import struct

import pytest
from PIL import Image, ImageChops, ImageCms

from masthead.photos.upright import oriented
from tests.rooms.photos.building import encoded

CORNERS = Image.new("RGB", (64, 32), "white")
CORNERS.paste("red", (0, 0, 32, 16))
CORNERS.paste("blue", (32, 16, 64, 32))
_TO_STORE = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip
"""How a picture is stored so that this orientation puts it right (EXIF 2.32, tag 274)."""


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of a channel, 0 to 255."""
    histogram = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L").histogram()
    return sum(shade * count for shade, count in enumerate(histogram)) / sum(histogram)


@pytest.mark.parametrize("orientation", _TO_STORE)
@pytest.mark.parametrize("codec", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_all_eight_orientations_look_alike(codec: str, orientation: int) -> None:
    how = _TO_STORE[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = oriented(opened(encoded(CORNERS.transpose(how) if how is not None else CORNERS, codec, exif=exif)))
    assert (shown.size, shown.mode) == ((64, 32), "RGB")
    assert difference(shown, CORNERS) < 12
    assert not shown.getexif()


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_changes_nothing(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert oriented(opened(encoded(CORNERS, exif=exif))).size == (64, 32)


def test_sixteen_bits_are_scaled_and_not_cut_off() -> None:
    for mode, order in (("I;16", "<"), ("I;16B", ">")):
        image = Image.frombytes(mode, (3, 1), struct.pack(order + "3H", 0, 32768, 65535))
        assert list(oriented(image).tobytes()) == [0, 128, 255]
    assert list(oriented(Image.frombytes("I", (2, 1), struct.pack("=2i", 0, 65535))).tobytes()) == [0, 255]
    assert list(oriented(Image.frombytes("I", (2, 1), struct.pack("=2i", 0, 200))).tobytes()) == [0, 200]
    assert list(oriented(Image.frombytes("I", (2, 1), struct.pack("=2i", -500, 500))).tobytes()) == [0, 255]
    assert list(oriented(Image.frombytes("F", (3, 1), struct.pack("=3f", 0, 0.5, 1))).tobytes()) == [0, 128, 255]


def test_numbers_that_are_none_do_no_harm() -> None:
    nothing = struct.pack("=2f", float("nan"), float("inf"))
    assert oriented(Image.frombytes("F", (2, 1), nothing)).mode == "L"


@pytest.mark.parametrize(
    ("mode", "shown"),
    [("1", "L"), ("L", "L"), ("P", "RGB"), ("PA", "RGBA"), ("LA", "RGBA"), ("La", "RGBA"), ("RGBA", "RGBA"),
     ("RGBa", "RGBA"), ("CMYK", "RGB"), ("YCbCr", "RGB"), ("LAB", "RGB"), ("HSV", "RGB"), ("I;16", "L"), ("F", "L")],
)  # fmt: skip
def test_every_mode_becomes_one_of_three(mode: str, shown: str) -> None:
    assert oriented(Image.new(mode, (8, 4))).mode == shown


def test_cmyk_becomes_the_colours_that_were_meant() -> None:
    shown = oriented(opened(encoded(CORNERS.convert("CMYK"), quality=95)))
    assert difference(shown, CORNERS) < 6


def test_a_profile_is_applied_and_dropped() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    lab = Image.new("LAB", (4, 4), (255, 128, 128))
    lab.info["icc_profile"] = profile
    shown = oriented(lab)
    assert shown.info == {}
    assert min(shown.getpixel((0, 0))) > 250  # type: ignore[arg-type, type-var]
    plain = Image.new("RGB", (4, 4), (10, 200, 30))
    plain.info["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert difference(oriented(plain), plain) < 2


@pytest.mark.parametrize("profile", [b"rubbish", b"\0" * 200, b"", "text"])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_broken_profile_is_ignored(profile: object, mode: str) -> None:
    image = Image.new(mode, (4, 4))
    image.info["icc_profile"] = profile
    assert oriented(image).size == (4, 4)


def test_transparency_is_kept_and_the_original_untouched() -> None:
    picture = Image.new("P", (4, 4))
    picture.info["transparency"] = 0
    before = dict(picture.info)
    shown = oriented(picture)
    assert (shown.mode, shown.getpixel((0, 0))[3]) == ("RGBA", 0)  # type: ignore[index]
    assert (picture.mode, picture.info) == ("P", before)
