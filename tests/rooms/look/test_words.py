"""Dates, joined names, share links, colours and slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from masthead.look import colours, dates, filters, parts, sharing, slots
from masthead.look.pages import ArchiveDay, Page
from tests.rooms.look import arabic_pages, english, english_pages, hebrew_pages
from tests.rooms.look.render import rendered

ENGLISH, HEBREW, ARABIC = english.EDITION, hebrew_pages.EDITION, arabic_pages.EDITION
LATE = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
HEX = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_a_late_story_has_the_day_of_the_editions_own_clock() -> None:
    assert dates.day(LATE, ENGLISH) == "20 November 2026"
    assert dates.day(LATE, HEBREW) == "21 בנובמבר 2026"
    assert dates.iso(LATE, HEBREW) == "2026-11-21T00:30+02:00"
    assert dates.clock(LATE, HEBREW) == "0:30"


def test_editions_own_pattern_is_used() -> None:
    assert dates.day(LATE, ENGLISH, "d.M.y") == "20.11.2026"
    assert dates.weekday(LATE, ENGLISH) == "Friday 20 November 2026" or "Friday" in dates.weekday(LATE, ENGLISH)
    assert dates.short_day(LATE, ENGLISH) == "20 Nov"
    assert dates.month(date(2026, 11, 1), HEBREW) == "נובמבר 2026"
    assert dates.month_name(date(2026, 11, 1), ENGLISH) == "November"
    assert dates.year(2026, ENGLISH) == "2026"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en-US", "Monday, July~30, 2007"),
        ("en", "Monday, July~30, 2007"),
        ("he", "יום שני, 30~ביולי 2007"),
        ("es", "lunes, 30~de~julio de 2007"),
        ("de", "Montag, 30.~Juli 2007"),
        ("fr", "lundi 30~juillet 2007"),
        ("ar", "الاثنين، 30~يوليو 2007"),
    ],
)
def test_a_full_date_is_never_parted_between_day_and_month(language: str, written: str) -> None:
    shown = dates.weekday(date(2007, 7, 30), replace(ENGLISH, language=language))
    assert shown == written.replace("~", "\N{NO-BREAK SPACE}")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dates.day(datetime(2026, 11, 20, 12), ENGLISH)


@pytest.mark.parametrize(
    ("code", "language"), [("en-GB", "en"), ("he", "he"), ("de-XX", "de"), ("zz", "en"), ("", "en")]
)
def test_unknown_languages_fall_back(code: str, language: str) -> None:
    assert dates.locale_of(code).language == language


@given(first=st.dates(date(1887, 1, 1), date(2100, 1, 1)), language=st.sampled_from(["en-GB", "en-US", "he", "ar"]))
def test_a_calendar_shows_each_day_once_and_in_its_column(first: date, language: str) -> None:
    first = first.replace(day=1)
    marked = ArchiveDay(first, "/there/", 2)
    weeks = dates.calendar_weeks(first, language, {first: marked})
    days = [square for week in weeks for square in week if square]
    assert all(len(week) == 7 for week in weeks)
    assert [square.day for square in days] == [first + timedelta(days=n) for n in range(len(days))]
    assert days[-1].day + timedelta(days=1) == (first + timedelta(days=32)).replace(day=1)
    assert days[0] is marked
    start = dates.first_week_day(language)
    assert all(
        square is None or (square.day.weekday() - start) % 7 == n for week in weeks for n, square in enumerate(week)
    )


def test_the_week_begins_on_the_languages_first_day() -> None:
    assert dates.weekdays(HEBREW)[0][1] == "יום ראשון"
    assert dates.weekdays(ENGLISH)[0][1] == "Monday"


def test_names_are_joined_and_escaped() -> None:
    people = (parts.Byline("A & B", "/by/a/"), parts.Byline("<C>"), parts.Byline("D"))
    assert filters.joined(people, ENGLISH) == '<a href="/by/a/" rel="author">A &amp; B</a>, &lt;C&gt; and D'
    assert filters.joined(people[2:], ENGLISH, linked=False) == "D"
    assert filters.joined((), ENGLISH) == ""


def test_names_of_the_other_direction_keep_their_places() -> None:
    people = (parts.Byline("Reuters", "/by/reuters/"), parts.Byline("AFP"), parts.Byline("דנה מרחב"))
    linked = '<a href="/by/reuters/" rel="author"><bdi>Reuters</bdi></a>'
    assert filters.joined(people, HEBREW) == f"{linked}, <bdi>AFP</bdi> ודנה מרחב"
    assert filters.joined(people[1:], ENGLISH, linked=False) == "AFP and <bdi>דנה מרחב</bdi>"


@given(names=st.lists(st.text(max_size=8), max_size=4))
def test_no_name_breaks_out_of_the_byline(names: list[str]) -> None:
    shown = filters.joined([parts.Byline(f"<{name}{{0}}>") for name in names], ENGLISH)
    assert "<" not in re.sub("</?bdi>", "", shown)


def test_srcset_is_ordered_and_may_be_cut() -> None:
    files = [parts.Rendition("/b.webp", 960), parts.Rendition("/a.webp", 320)]
    assert filters.srcset(files) == "/a.webp 320w, /b.webp 960w"
    assert filters.srcset(files, 640) == "/a.webp 320w"
    assert filters.srcset(files, 100) == "/a.webp 320w"


@pytest.mark.parametrize(("octets", "words"), [(1, "1 kB"), (2_499, "2 kB"), (1_843_200, "1.8 MB")])
def test_sizes_are_said_in_words(octets: int, words: str) -> None:
    assert filters.size(octets, ENGLISH) == words


@pytest.mark.parametrize(("language", "code"), [("en", "en_US"), ("en-GB", "en_GB"), ("he", "he_IL")])
def test_open_graph_names_a_region(language: str, code: str) -> None:
    assert filters.og_locale(language) == code


def test_first_fonts_follow_the_script_and_the_voice() -> None:
    assert filters.first_fonts(english_pages.STORY) == ("display-latin", "text-latin")
    assert filters.first_fonts(english_pages.OPINION) == ("italic-latin", "text-latin")
    assert filters.first_fonts(hebrew_pages.OPINION) == ("serif-hebrew", "sans-hebrew")


@given(x=st.floats(-2, 3), y=st.floats(-2, 3))
def test_any_focal_point_has_its_classes(x: float, y: float) -> None:
    across, down = parts.focus_class(x, y).split()
    assert 0 <= int(across.removeprefix("focus-x")) <= 10
    assert 0 <= int(down.removeprefix("focus-y")) <= 10


URL, WORDS = "https://harbourpost.example/2026/11/20/דואר/?a=1&b=2", "50 % & more? “Yes”"


def test_share_links_carry_address_and_words() -> None:
    shared = {link.text: parse_qs(urlsplit(link.url).query) for link in sharing.share_links(URL, WORDS)}
    assert shared == {
        "Facebook": {"u": [URL]},
        "X": {"url": [URL], "text": [WORDS]},
        "WhatsApp": {"text": [f"{WORDS} {URL}"]},
        "Telegram": {"url": [URL], "text": [WORDS]},
    }


def test_mail_link_carries_address_and_words() -> None:
    query = parse_qs(sharing.mail_link(URL, WORDS).removeprefix("mailto:?"))
    assert query == {"subject": [WORDS], "body": [f"{WORDS}\r\n{URL}"]}


@given(colour=HEX)
def test_any_accent_becomes_readable(colour: str) -> None:
    for paper, ink in ((colours.PAPER, colours.INK), (colours.PAPER_DARK, colours.INK_DARK)):
        assert colours.contrast(colours.readable(colour, paper, ink), paper) >= colours.LEAST_CONTRAST


def test_a_readable_accent_stays_as_it_is() -> None:
    sheet = colours.stylesheet("#8a1c1c", "#f0a58f")
    assert "--accent:#8a1c1c" in sheet
    assert "--accent:#f0a58f" in sheet


@pytest.mark.parametrize("wrong", ["red", "#fff", "#12345g", "#123456;}", ""])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="colour"):
        colours.stylesheet(wrong)


def hello(page: Page) -> Markup:
    """A filler of a slot."""
    return Markup("<p>hello from {}</p>").format(page.edition.name)


@pytest.fixture(params=sorted(slots.SLOTS))
def filled_slot(request: pytest.FixtureRequest) -> Iterator[str]:
    """A slot with something in it."""
    slots.register(request.param, hello)
    yield request.param
    slots.remove(request.param, hello)


def test_every_slot_is_on_some_page_and_filled_once(filled_slot: str) -> None:
    slots.register(filled_slot, hello)
    counts = [rendered(page).count("hello from The Harbour Post") for page in english_pages.ALL.values()]
    assert max(counts) == 1


def test_an_empty_slot_shows_nothing() -> None:
    assert all(slots.filled(name, english_pages.HOME) == "" for name in slots.SLOTS)


def test_a_slot_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no slot 'sidebar'"):
        slots.register("sidebar", hello)
