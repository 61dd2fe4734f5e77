"""IPTC-IIM is read from wherever it lies, in whichever character set."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from masthead.photos.embedded import read_embedded
from masthead.photos.stated import Moment, Precision
from tests.rooms.photos.building import app13, iim, jpeg, png, png_chunk, resource, segment, small, tiff, with_iim


def test_every_data_set_of_the_standard_has_its_place() -> None:
    found = read_embedded(
        with_iim(
            iim(
                (5, "harbour-fire"), (10, "3"), (25, "fire"), (25, "harbour"), (40, "No sales"), (55, "20240229"),
                (60, "183000+0200"), (80, "Ana Lima"), (80, "Bo Ek"), (85, "Staff"), (90, "Port Aven"), (92, "Quay 4"),
                (95, "Coast"), (100, "XPA"), (101, "Avenland"), (103, "J-17"), (105, "Fire at the quay"),
                (110, "Avenland Press"), (115, "AVP"), (116, "© AVP"), (120, "A fire burns."), (122, "cw"),
            )
        )
    )  # fmt: skip
    assert (found.title, found.headline, found.caption) == ("harbour-fire", "Fire at the quay", "A fire burns.")
    assert (found.creators, found.creator_title, found.caption_writer) == (("Ana Lima", "Bo Ek"), "Staff", "cw")
    assert (found.credit, found.source, found.copyright_notice) == ("Avenland Press", "AVP", "© AVP")
    assert (found.sublocation, found.city, found.state) == ("Quay 4", "Port Aven", "Coast")
    assert (found.country, found.country_code) == ("Avenland", "XPA")
    assert (found.keywords, found.urgency, found.job_id) == (("fire", "harbour"), 3, "J-17")
    assert found.instructions == "No sales"
    assert found.taken == Moment(datetime(2024, 2, 29, 18, 30, tzinfo=timezone(timedelta(hours=2))))
    assert found.found == ("iptc",)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        (b"\x1b%G", "utf-8", "Öl für Ærø – מים"),
        (b"\x1b%/I", "utf-8", "Öl für Ærø – מים"),
        (b"\x1b.A", "iso8859-1", "Öl für Ærø"),
        (b"\x1b-B", "iso8859-2", "Łódź"),
        (b"\x1b-L", "iso8859-5", "Москва"),
        (b"\x1b-H", "iso8859-8", "מים"),
        (b"\x1b%5", "cp1252", "Öl – “for” Ærø"),
        (b"", "cp1252", "Öl – “for” Ærø"),
        (b"", "utf-8", "Öl – מים"),
        (b"\x1b%G", "cp1252", "Öl, though UTF-8 was stated"),
        (b"\x1b.A", "utf-8", "Öl, though Latin-1 was stated"),
    ],
)
def test_text_is_decoded_as_stated_or_else_as_it_must_be_meant(declared: bytes, encoding: str, text: str) -> None:
    stated = b"\x1c\x01\x5a\0" + bytes([len(declared)]) + declared if declared else b""
    block = stated + iim((120, text), utf8=False, encoding=encoding)
    assert read_embedded(with_iim(block)).caption == text


def test_a_character_cut_in_two_by_the_length_limit_is_dropped() -> None:
    cut = ("x" * 31 + "é").encode()[:32]
    assert read_embedded(with_iim(iim((90, cut), (101, "Çin")))).city == "x" * 31


def test_one_block_may_begin_in_one_segment_and_end_in_the_next() -> None:
    whole = resource(0x0404, iim((105, "Two halves"), (120, "long " * 100)))
    head = b"Photoshop 3.0\0"
    picture = jpeg(segment(0xED, head + whole[:60]), segment(0xED, head + whole[60:]))
    assert read_embedded(picture).headline == "Two halves"


def test_a_second_block_only_adds_what_the_first_lacks() -> None:
    picture = jpeg(
        app13(resource(0x0404, iim((105, "First")))), app13(resource(0x0404, iim((105, "Second"), (90, "Port Aven"))))
    )
    found = read_embedded(picture)
    assert (found.headline, found.city) == ("First", "Port Aven")


def test_an_empty_block_does_not_hide_the_next() -> None:
    picture = jpeg(app13(resource(0x0404, b""), resource(0x0404, iim((105, "Here")), name=b"odd")))
    assert read_embedded(picture).headline == "Here"


def test_extended_data_sets_hold_long_texts() -> None:
    text = b"c" * 40_000
    block = b"\x1c\x02\x78\x80\x04" + len(text).to_bytes(4, "big") + text + iim((90, "After"))
    found = read_embedded(with_iim(block))
    assert (len(found.caption), found.city) == (40_000, "After")


def test_what_stands_before_a_break_is_kept_and_the_break_is_named() -> None:
    found = read_embedded(with_iim(iim((105, "Kept")) + b"\x1c\x02\x78\x10\0short"))
    assert found.headline == "Kept"
    assert found.problems == ("IPTC: data set 2:120 is cut off.",)


def test_iptc_in_tiff_and_png_is_found() -> None:
    block = iim((105, "In TIFF"))
    swapped = b"".join((block + b"\0" * (-len(block) % 4))[at : at + 4][::-1] for at in range(0, len(block), 4))
    raw = resource(0x0404, iim((105, "In PNG")))
    profile = b"\niptc\n%8d\n" % len(raw) + raw.hex().encode() + b"\n"
    assert read_embedded(tiff([(33723, 7, block)])).headline == "In TIFF"
    assert read_embedded(tiff([(33723, 4, swapped)])).headline == "In TIFF"
    assert read_embedded(tiff([(34377, 7, resource(0x0404, block))], ">")).headline == "In TIFF"
    chunk = png_chunk(b"tEXt", b"Raw profile type iptc\0" + profile)
    assert read_embedded(png(chunk, picture=small("PNG"))).headline == "In PNG"


@pytest.mark.parametrize(
    ("date", "time", "expected"),
    [
        ("20240229", "183000+0000", Moment(datetime(2024, 2, 29, 18, 30, tzinfo=UTC))),
        ("20240229", "183000", Moment(datetime(2024, 2, 29, 18, 30))),
        ("20240229", "", Moment(datetime(2024, 2, 29), Precision.DAY)),
        ("20240229", "250000+0000", Moment(datetime(2024, 2, 29), Precision.DAY)),
        ("20240229", "105738-1057", Moment(datetime(2024, 2, 29, 10, 57, 38))),
        ("20240200", "", Moment(datetime(2024, 2, 1), Precision.MONTH)),
        ("20240000", "", Moment(datetime(2024, 1, 1), Precision.YEAR)),
        ("20230229", "", None),
        ("00000000", "", None),
        ("today", "", None),
    ],
)
def test_dates_are_as_exact_as_they_are_stated(date: str, time: str, expected: Moment | None) -> None:
    assert read_embedded(with_iim(iim((55, date), (60, time)))).taken == expected
