"""The demo's pictures: what ships fits the bible and its budget, and can be drawn again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from masthead.cli.demo.drawing import files
from masthead.cli.demo.drawing.briefs import Brief, read_briefs
from masthead.cli.demo.drawing.metadata import exif, xmp
from masthead.photos.embedded import read_embedded

PICTURES = Path(files.__file__).parents[1] / "pictures"
MOST_BYTES, MOST_PICTURES = 15_000_000, 40

BRIEFS = {brief.key: brief for brief in read_briefs()}
ENTRIES = files.read_manifest(PICTURES)

FORMATS = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}


def test_every_picture_of_the_bible_has_been_drawn() -> None:
    assert list(ENTRIES) == list(BRIEFS)


def test_the_manifest_names_every_picture_file_and_no_other() -> None:
    named = {name for entry in ENTRIES.values() for name in entry.files}

    assert named == {path.name for path in PICTURES.iterdir() if path.suffix.lstrip(".") in FORMATS}


def test_pictures_keep_their_budget() -> None:
    assert len(ENTRIES) <= MOST_PICTURES
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("key", BRIEFS)
def test_a_master_says_who_made_it_and_what_it_shows(key: str) -> None:
    brief = BRIEFS[key]

    found = read_embedded((PICTURES / f"{key}.jpg").read_bytes())

    assert (found.caption, found.alt_text, found.credit) == (brief.caption["en"], brief.alt["en"], brief.credit["en"])
    assert found.creators == (brief.artist,)
    assert found.found == ("exif", "xmp")
    assert not found.problems


@pytest.mark.parametrize("key", BRIEFS)
def test_files_are_what_their_names_say(key: str) -> None:
    entry = ENTRIES[key]
    for name in entry.files:
        *_, width, ending = name.split(".") if name.count(".") > 1 else (str(entry.width), "jpg")
        with Image.open(PICTURES / name) as image:
            assert image.format == FORMATS[ending]
            assert image.size == (int(width), round(int(width) * entry.height / entry.width))


@pytest.mark.parametrize("key", BRIEFS)
def test_a_picture_has_the_shape_the_bible_asks_for(key: str) -> None:
    entry = ENTRIES[key]
    shapes = {1: "landscape", 0: "square", -1: "portrait"}

    assert (
        shapes[(entry.width > entry.height) - (entry.width < entry.height)],
        all(0 < part < 1 for part in entry.focal_point),
    ) == (BRIEFS[key].orientation, True)


BRIEF = Brief(
    "a-key",
    "landscape",
    alt={"en": 'Two "quoted" words & a <tag>', "he": "מילים"},
    caption={"en": "Mullet & lemon", "he": "דג"},
    credit={"en": "Illustration: Tamar O'Ilan/The Watch", "he": "איור"},
)


def test_metadata_survives_signs_that_xml_knows(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path, xmp=xmp(BRIEF), exif=exif(BRIEF))

    found = read_embedded(path.read_bytes())

    assert (found.caption, found.alt_text) == (BRIEF.caption["en"], BRIEF.alt["en"])
    assert found.creators == ("Tamar O'Ilan",)


def test_renditions_are_never_wider_than_the_picture(tmp_path: Path) -> None:
    written = files.renditions(Image.new("RGB", (700, 350), "teal"), tmp_path / "a.jpg")

    assert {path.name for path in written} == {"a.320.avif", "a.640.avif", "a.640.webp", "a.640.jpg"}


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    entries = {"a": files.Entry(3, 2, (0.25, 0.5), "#0b4f5c", 'By "A"\\B', ("a.jpg", "a.320.avif"))}

    files.write_manifest(entries, tmp_path)

    assert files.read_manifest(tmp_path) == entries


def test_the_dominant_colour_is_the_one_that_covers_most() -> None:
    image = Image.new("RGB", (90, 90), (11, 79, 92))
    image.paste((200, 60, 40), (0, 0, 30, 90))

    assert files.dominant_colour(image) == "#0b4f5c"


@pytest.mark.parametrize("key", BRIEFS)
def test_every_scene_can_be_drawn(key: str) -> None:
    pytest.importorskip("skia", reason="drawing needs skia-python: pip install skia-python numpy")
    from masthead.cli.demo.drawing.scene import SIZES, find_scene
    from masthead.cli.demo.drawing.sheet import Sheet

    scene = find_scene(key)
    sheet = Sheet(key, SIZES[scene.orientation][0], scene.inks, 0.1)
    scene.draw(sheet)

    assert (scene.key, scene.orientation) == (key, BRIEFS[key].orientation)
    assert scene.focal == ENTRIES[key].focal_point
    assert all(sheet.plate(ink).any() for ink in scene.inks), "an ink that is not used costs a plate"


def test_a_picture_is_the_same_each_time() -> None:
    pytest.importorskip("skia", reason="drawing needs skia-python: pip install skia-python numpy")
    from masthead.cli.demo.drawing.printing import pull
    from masthead.cli.demo.drawing.scene import find_scene
    from masthead.cli.demo.drawing.sheet import Sheet

    scene = find_scene("observatory")
    prints = []
    for _ in range(2):
        sheet = Sheet(scene.key, (1200, 800), scene.inks, 0.15)
        scene.draw(sheet)
        prints.append(pull(sheet, scene.paper).tobytes())

    assert prints[0] == prints[1]


def test_paint_covers_over_adds_and_lift_takes_away() -> None:
    pytest.importorskip("skia", reason="drawing needs skia-python: pip install skia-python numpy")
    from masthead.cli.demo.drawing.shapes import rect
    from masthead.cli.demo.drawing.sheet import Sheet

    sheet = Sheet("test", (10, 10), ("red", "teal", "ochre", "night"), 1)
    whole = rect(0, 0, 10, 10)

    def tones() -> tuple[float, ...]:
        return tuple(round(float(sheet.plate(ink)[5, 5]), 1) for ink in sheet.inks)

    sheet.paint(whole, red=1, night=0.6)
    assert tones() == (1, 0, 0, 0.6)
    sheet.over(whole, red=0.2, teal=0.4)
    assert tones() == (1, 0.4, 0, 0.6)
    sheet.lift(whole, night=0.5)
    assert tones() == (1, 0.4, 0, 0.3)
    sheet.paint(whole, ochre=1)
    assert tones() == (0, 0, 1, 0)


def test_a_sheet_refuses_an_ink_it_has_not_and_tones_without_a_ramp() -> None:
    pytest.importorskip("skia", reason="drawing needs skia-python: pip install skia-python numpy")
    from masthead.cli.demo.drawing.sheet import Along, Sheet

    sheet = Sheet("test", (10, 10), ("red",), 1)

    with pytest.raises(ValueError, match="no ink teal"):
        sheet.wash(teal=1)
    with pytest.raises(ValueError, match="need a ramp"):
        sheet.wash(red=(0, 1))
    with pytest.raises(ValueError, match="need a ramp"):
        sheet.wash(Along((0, 0), (1, 1)), red=1)
