"""What every page of the paper keeps, in three languages."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from masthead.look import blocks, pages
from masthead.look.pages import Page
from tests.rooms.look import arabic_pages, english_pages, hebrew_pages
from tests.rooms.look.render import plain_environment, rendered

EDITIONS = {"english": english_pages.ALL, "hebrew": hebrew_pages.ALL, "arabic": arabic_pages.ALL}
ALL = [pytest.param(page, id=f"{edition} {name}") for edition, all_ in EDITIONS.items() for name, page in all_.items()]
BARE = (pages.ServerErrorPage, pages.MaintenancePage, pages.LivePage)
HTML = "{http://www.w3.org/1999/xhtml}"


def tree(page: Page) -> etree._Element:
    """The page as a browser reads it."""
    return html5lib.parse(rendered(page), treebuilder="lxml").getroot()


def elements(page: Page, *names: str) -> list[etree._Element]:
    """Elements of these names, in order."""
    return [node for node in tree(page).iter() if node.tag in {f"{HTML}{name}" for name in names}]


def test_every_kind_of_page_has_an_example() -> None:
    kinds = {kind for _, kind in inspect.getmembers(pages, inspect.isclass) if issubclass(kind, Page)}
    shown = {type(page) for page in english_pages.ALL.values()}
    assert kinds - shown == {Page, pages.ListPage}


def test_every_block_stands_in_the_story_with_every_block() -> None:
    kinds = {kind for _, kind in inspect.getmembers(blocks, inspect.isclass) if issubclass(kind, blocks.Block)}
    assert {type(block) for block in english_pages.ALL["story"].blocks} == kinds - {blocks.Block}  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", ALL)
def test_language_and_direction_are_said(page: Page) -> None:
    root = tree(page)
    assert (root.get("lang"), root.get("dir")) == (page.edition.language, page.edition.direction)


@pytest.mark.parametrize("page", ALL)
def test_nothing_is_inline(page: Page) -> None:
    for node in tree(page).iter():
        assert node.tag != f"{HTML}style"
        assert not [name for name in node.attrib if name == "style" or name.startswith("on")]
        if node.tag == f"{HTML}script":
            assert node.get("src") or node.get("type") == "application/ld+json"


@pytest.mark.parametrize("page", ALL)
def test_nothing_is_asked_of_other_sites(page: Page) -> None:
    for node in elements(page, "img", "script", "source", "iframe", "video", "audio", "track"):
        for name in ("src", "srcset", "data-poster"):
            assert not re.search(r"(^|\s)(https?:)?//", node.get(name, ""))
    for node in elements(page, "link"):
        if node.get("rel") in {"stylesheet", "preload", "icon"}:
            assert node.get("href").startswith("/")


@pytest.mark.parametrize("page", ALL)
def test_headings_start_with_one_and_leave_out_none(page: Page) -> None:
    levels = [int(node.tag[-1]) for node in elements(page, "h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("page", ALL)
def test_pictures_keep_their_room_and_say_what_they_show(page: Page) -> None:
    for image in elements(page, "img"):
        assert int(image.get("width")) > 0
        assert int(image.get("height")) > 0
        assert image.get("alt") is not None
        assert image.get("fetchpriority") == "high" or image.get("loading") == "lazy"


@pytest.mark.parametrize("page", ALL)
def test_ids_are_unique(page: Page) -> None:
    ids = [node.get("id") for node in tree(page).iter() if isinstance(node.tag, str) and node.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("page", ALL)
def test_times_carry_their_zone(page: Page) -> None:
    for node in elements(page, "time"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?", node.get("datetime"))


@pytest.mark.parametrize("page", [case for case in ALL if not isinstance(case.values[0], BARE)])
def test_a_reader_of_the_keyboard_can_skip_to_the_content(page: Page) -> None:
    first = elements(page, "a")[0]
    assert first.get("href") == "#main"
    assert [node for node in elements(page, "main") if node.get("id") == "main"]


def test_todays_date_is_never_in_the_page() -> None:
    (place,) = [node for node in elements(english_pages.HOME, "p") if node.get("class") == "today"]
    assert not place.text
    assert not len(place)


def test_breaking_news_is_never_in_the_page_which_has_a_place_for_it_last() -> None:
    *_, place = elements(english_pages.HOME, "body")[0]
    assert (place.get("data-live"), place.get("aria-live")) == ("/en-live.html", "polite")
    assert not len(place)


def test_header_phone_menu_and_footer_show_the_same_sections() -> None:
    found = []
    for label in ("Sections", "Menu", "All sections"):
        (nav,) = [node for node in elements(english_pages.HOME, "nav") if node.get("aria-label") == label]
        found.append([link.get("href") for link in nav.iter(f"{HTML}a")])
    assert found[1].pop() == "/he/"
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 20


def test_the_readers_place_is_marked_in_the_menu() -> None:
    marked = [node.get("href") for node in elements(english_pages.STORY, "a") if node.get("aria-current") == "true"]
    assert marked == ["/harbour/", "/harbour/"]


def test_in_memoriam_carries_nothing_beside_the_person() -> None:
    text = rendered(english_pages.ALL["in-memoriam"])
    for absent in ('class="related"', 'class="share"', "Read next", '<article class="card'):
        assert absent not in text


def test_caption_and_credit_stand_once() -> None:
    picture = hebrew_pages.STORY.lead_picture
    assert picture
    text = rendered(replace(hebrew_pages.STORY, blocks=(), related=()))
    assert text.count(str(picture.caption)) == 1
    assert text.count(picture.credit) == 1


def test_byline_is_joined_in_the_readers_language() -> None:
    assert "</a> and <a" in rendered(english_pages.STORY)
    assert "</a> ו<a" in rendered(replace(hebrew_pages.STORY, bylines=hebrew_pages.STORY.bylines)).replace("־", "")


def test_an_empty_story_shows_no_empty_boxes() -> None:
    bare = replace(
        english_pages.STORY,
        standfirst="", kicker="", labels=(), bylines=(), lead_picture=None, key_points=(), blocks=(), topics=(),
        corrections=(), changes_url="", related=(), updated=None, dateline="",
    )  # fmt: skip
    text = rendered(bare)
    for absent in ("byline", "kicker", "figure", "corrections", "topics", "related", "Updated", "key-points"):
        assert f'class="{absent}' not in text


def test_embed_is_a_plain_link_until_the_click() -> None:
    (link, *_) = [node for node in elements(english_pages.STORY, "a") if node.get("data-frame")]
    assert link.get("href").startswith("https://www.youtube.com/")
    assert not elements(english_pages.STORY, "iframe")


@given(words=st.text(min_size=1).filter(lambda text: text.strip()))
@settings(max_examples=60, deadline=None)
def test_plain_text_stays_text_wherever_it_stands(words: str) -> None:
    hostile = f"<script>{words}</script>\"'&"
    page = replace(english_pages.STORY, headline=hostile, kicker=hostile, standfirst=hostile, dateline=hostile)
    text = plain_environment().get_template(page.template).render(page=page)
    assert "<script>" not in text
    assert hostile not in text


def test_safe_html_is_shown_as_it_is() -> None:
    page = replace(english_pages.STORY, blocks=(blocks.Paragraph(html=Markup("a <b>b</b>")),))
    assert "a <b>b</b></p>" in rendered(page)
