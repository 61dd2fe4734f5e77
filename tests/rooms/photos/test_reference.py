"""Real pictures are read as ExifTool, Pillow and Superdesk read them."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from masthead.photos.inspect import Refused
from masthead.photos.kinds import kind_of
from masthead.photos.upright import oriented
from tests.rooms.photos.building import looked_at
from tests.rooms.photos.reference import SAMPLES, facts
from tests.rooms.photos.test_upright import difference, opened
from tests.soak import IS_SOAK

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES}; set MASTHEAD_SAMPLES")

EXPLAINED = {
    # The character set is not stated, and ExifTool takes Latin-1 for what is UTF-8.
    ("exiv2/exiv2-bug922.png", "iptc", "state"), ("exiv2/exiv2-bug922.png", "merged", "state"),
    ("exiv2/exiv2-bug937.jpg", "iptc", "copyright_notice"),
    # A person with details is a person shown as well.
    ("press/sdcore__IPTC-PhotometadataRef-Std2017.1.jpg", "xmp", "people"),
    ("press/sdcore__IPTC-PhotometadataRef-Std2017.1.jpg", "merged", "people"),
    # The zone stands in XMP's exif:DateTimeOriginal only.
    ("exif/exifsamples__jpg_Canon_DIGITAL_IXUS_400.jpg", "merged", "taken"),
    ("exif/exifsamples__jpg_Nikon_D70.jpg", "merged", "taken"),
}  # fmt: skip


def test_facts_are_read_as_the_references_read_them() -> None:
    found = list(facts())
    missed = {(fact.picture, fact.source, fact.field) for fact in found if not fact.agrees}
    assert len(found) > 900
    assert missed <= EXPLAINED


def samples() -> Iterator[tuple[Path, dict[str, object]]]:
    """All that are hostile, and of the others every third; all of them in ``make soak``."""
    for number, path in enumerate(sorted(SAMPLES.rglob("*.expected.json"))):
        if number % 3 and path.parent.name != "hostile" and not IS_SOAK:
            continue
        yield path.with_name(path.name.removesuffix(".expected.json")), json.loads(path.read_text())["pillow"]


def test_pictures_that_open_are_taken_and_measured_alike_and_the_others_refused_in_time() -> None:
    for path, reference in samples():
        data = path.read_bytes()
        opens = bool(reference.get("opens") and reference.get("loads")) and kind_of(data) is not None
        started = time.monotonic()
        found = looked_at(data)
        assert time.monotonic() - started < 6, path.name
        if isinstance(found, Refused):
            # Its second frame claims 4 gigapixels; Pillow looks at the first only.
            assert not opens or found.code == "bomb", path.name
            continue
        assert opens, path.name
        assert sorted((found.width, found.height)) == sorted(reference["size"]), path.name  # type: ignore[call-overload]
        assert not {remark.code for remark in found.remarks} & {"bad_profile"}, path.name


@pytest.mark.parametrize("shape", ["landscape", "portrait"])
def test_real_photos_in_every_orientation_look_alike(shape: str) -> None:
    pictures = [oriented(opened(path.read_bytes())) for path in sorted(SAMPLES.glob(f"orientation/*{shape}_?.jpg"))]
    assert len(pictures) >= 5
    for picture in pictures[1:]:
        assert picture.size == pictures[0].size
        assert difference(picture.resize((100, 100)), pictures[0].resize((100, 100))) < 6


def test_avif_turned_and_mirrored_is_put_right() -> None:
    pictures = {path.name: opened(path.read_bytes()) for path in sorted((SAMPLES / "orientation").glob("*.avif"))}
    shown = {name: oriented(picture) for name, picture in pictures.items()}
    assert len(shown) == 8
    for name, picture in pictures.items():
        sideways = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        assert shown[name].size == (picture.size[::-1] if sideways else picture.size), name


def test_cmyk_sixteen_bit_and_heic_pictures_can_be_shown() -> None:
    heif = pytest.importorskip("pillow_heif")
    heif.register_heif_opener()
    for folder in ("cmyk", "16bit", "heic", "avif-heif", "animated"):
        for path in sorted((SAMPLES / folder).iterdir()):
            if path.suffix == ".json":
                continue
            shown = oriented(opened(path.read_bytes()))
            assert shown.mode in ("L", "RGB", "RGBA"), path.name
            assert shown.info == {}, path.name
