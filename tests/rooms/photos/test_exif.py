"""EXIF speaks of the photographer, the moment and the place; what a camera writes into every file is no caption."""

import struct
from datetime import datetime, timedelta, timezone

import pytest

from masthead.photos.embedded import read_embedded
from masthead.photos.ifd import Entry
from masthead.photos.stated import Coordinates, Moment
from tests.rooms.photos.building import exif, jpeg, png, png_chunk, segment, tiff, with_exif

CAPTION, ARTIST, COPYRIGHT, TAKEN, OFFSET = 0x010E, 0x013B, 0x8298, 0x9003, 0x9011


def test_the_fields_of_the_standard_mapping_are_read() -> None:
    found = read_embedded(
        with_exif(
            {CAPTION: "A fire burns.", ARTIST: 'Ana Lima; "Ek; Bo"', COPYRIGHT: "AVP"},
            {TAKEN: "2024:02:29 18:30:05", OFFSET: "+02:00"},
            {1: "S", 2: (33.0, 51.0, 30.0), 3: "E", 4: (151.0, 12.0, 0.0), 5: b"\1", 6: 12.5},
        )
    )
    assert (found.caption, found.creators, found.copyright_notice) == ("A fire burns.", ("Ana Lima", "Ek; Bo"), "AVP")
    assert found.taken == Moment(datetime(2024, 2, 29, 18, 30, 5, tzinfo=timezone(timedelta(hours=2))))
    assert found.gps == Coordinates(-33.85833333, 151.2, -12.5)
    assert found.found == ("exif",)


def test_a_time_without_a_zone_says_so() -> None:
    taken = read_embedded(with_exif({}, {TAKEN: "2024:02:29 18:30:05"})).taken
    assert taken is not None
    assert not taken.has_zone


@pytest.mark.parametrize(
    "text", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM\\100GOPRO", "DSC_0042.JPG", "Screenshot", "   ", "AppleMark"]
)
def test_what_cameras_write_is_no_caption(text: str) -> None:
    assert read_embedded(with_exif({CAPTION: text})).caption == ""


@pytest.mark.parametrize("stated", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2024:02:30 10:00:00", "never"])
def test_a_day_that_never_was_is_no_date(stated: str) -> None:
    assert read_embedded(with_exif({}, {TAKEN: stated})).taken is None


def test_windows_fields_stand_in_for_empty_ones() -> None:
    wide = {0x9C9B: "Title", 0x9C9C: "Bildtext – Öl", 0x9C9D: "Ana Lima;Bo Ek", 0x9C9E: "fire; harbour"}
    found = read_embedded(with_exif({tag: text.encode("utf-16-le") + b"\0\0" for tag, text in wide.items()}))
    assert (found.title, found.caption) == ("Title", "Bildtext – Öl")
    assert (found.creators, found.keywords) == (("Ana Lima", "Bo Ek"), ("fire", "harbour"))


def test_both_halves_of_a_copyright_are_kept() -> None:
    assert read_embedded(tiff([(COPYRIGHT, 2, b"Ana Lima\0The Port Aven Post\0")])).copyright_notice == (
        "Ana Lima; The Port Aven Post"
    )
    assert read_embedded(tiff([(COPYRIGHT, 2, b" \0The Post\0")])).copyright_notice == "The Post"


@pytest.mark.parametrize("raw", ["Ærø".encode(), "Ærø".encode("cp1252")])
@pytest.mark.parametrize("order", ["<", ">"])
def test_text_beyond_ascii_and_both_byte_orders(raw: bytes, order: str) -> None:
    assert read_embedded(tiff([(CAPTION, 2, raw + b"\0")], order)).caption == "Ærø"


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: (10.0, 0.0, 0.0)},
        {1: "", 2: (10.0, 0.0, 0.0), 3: "", 4: (10.0, 0.0, 0.0)},
    ],
)
def test_an_impossible_or_half_position_is_none(gps: dict[int, object]) -> None:
    assert read_embedded(with_exif({}, {}, gps)).gps is None


def test_a_fraction_over_zero_is_left_out() -> None:
    tenths = memoryview(struct.pack("<6I", 10, 1, 1, 0, 2, 4))
    assert Entry(5, "<", tenths).numbers() == (10.0, 0.5)


def test_exif_in_png_is_read_with_and_without_its_head() -> None:
    block = exif({CAPTION: "In PNG"})
    assert read_embedded(png(png_chunk(b"eXIf", block[6:]))).caption == "In PNG"
    assert read_embedded(png(png_chunk(b"eXIf", block))).caption == "In PNG"


def test_a_directory_that_points_outside_is_named() -> None:
    found = read_embedded(jpeg(segment(0xE1, b"Exif\0\0II*\0\xff\xff\0\0")))
    assert found.problems == ("EXIF: a directory lies outside the file.",)


def test_a_directory_that_points_to_itself_ends() -> None:
    assert read_embedded(tiff([(0x8769, 4, (8).to_bytes(4, "little")), (CAPTION, 2, b"Loop\0")])).caption == "Loop"
