"""Today's date and breaking news on an open page: they come by themselves, go at their end and move nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from masthead.look.parts import BreakingNews
from tests.rooms.look import english_pages
from tests.rooms.look.render import rendered
from tests.rooms.look.site import opened, sheet

pytestmark = pytest.mark.browser
NOW = datetime(2026, 11, 20, 16, 24, tzinfo=UTC)
NEWS = BreakingNews("Harbour closed", NOW + timedelta(minutes=30), "/2026/11/20/dockers/")
QUIET = replace(
    english_pages.ALL["live"],
    today=date(2026, 11, 20),
    today_until=datetime(2026, 11, 21, tzinfo=UTC),
    breaking=None,
)
NOISY = replace(QUIET, breaking=NEWS)
BAR = ".live .breaking"
SHIFTS = (
    "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
    " window.moved += entry.value; }).observe({type: 'layout-shift', buffered: true});"
)


class Newspaper:
    """What the newspaper answers for the small page, by its own clock; ``None`` where it does not answer."""

    def __init__(self) -> None:
        self.page: Any = QUIET
        self.now = NOW
        self.asked = 0

    def answer(self, route: Route) -> None:
        self.asked += 1
        if self.page is None:
            route.abort()
            return
        headers = {"date": format_datetime(self.now, usegmt=True), "content-type": "text/html; charset=utf-8"}
        route.fulfill(body=rendered(self.page), headers=headers)


@pytest.fixture
def newspaper() -> Newspaper:
    return Newspaper()


@pytest.fixture
def reading(site: str, browser: Browser, newspaper: Newspaper) -> Any:
    """Opens a page whose small page is the newspaper's; its minutes pass when the test says so."""
    contexts = []

    def open_page(width: int = 1440, name: str = "en-story", **options: Any) -> Page:
        context = sheet(browser, width, **options)
        contexts.append(context)
        context.route("**/en-live.html", newspaper.answer)
        context.add_init_script(SHIFTS)
        context.clock.install(time=NOW)
        return opened(context, f"{site}/{name}.html")

    yield open_page
    for context in contexts:
        context.close()


Reading = Callable[..., Page]


def test_the_date_is_the_newspapers_whatever_clock_the_reader_has(reading: Reading, newspaper: Newspaper) -> None:
    page = reading(timezone_id="Pacific/Auckland")
    expect(page.locator(".today")).to_have_text("Friday, 20 November 2026")
    newspaper.now = NOW + timedelta(days=1)
    page.reload()
    page.wait_for_function("document.querySelector('[data-live]')")
    expect(page.locator(".today")).to_be_empty()


def test_a_bar_is_there_when_a_page_is_opened(reading: Reading, newspaper: Newspaper) -> None:
    newspaper.page = NOISY
    for width in (360, 1440):
        page = reading(width)
        expect(page.locator(BAR)).to_be_in_viewport()
        assert page.locator(BAR).get_by_role("link").get_attribute("href") == NEWS.url
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [360, 1440])
def test_a_bar_comes_to_a_page_that_stays_open_and_moves_nothing(
    reading: Reading, newspaper: Newspaper, width: int
) -> None:
    page = reading(width)
    page.evaluate("scrollTo(0, 400)")
    page.wait_for_load_state("networkidle")
    # Letters and pictures that come late are another test's.
    page.evaluate("async () => { await document.fonts.ready; window.moved = 0; }")
    where = page.locator(".body p").nth(1).bounding_box()
    newspaper.page = NOISY
    # The test's clock goes on by itself too, as long as the test takes.
    page.clock.run_for(30_000)
    expect(page.locator(BAR)).to_have_count(0)
    page.clock.run_for(30_000)
    expect(page.locator(BAR)).to_be_in_viewport()
    assert page.locator(".body p").nth(1).bounding_box() == where
    assert page.evaluate("window.moved") == 0


def test_a_bar_that_is_lowered_goes_with_the_next_look(reading: Reading, newspaper: Newspaper) -> None:
    newspaper.page = NOISY
    page = reading()
    expect(page.locator(BAR)).to_be_visible()
    newspaper.page = QUIET
    page.clock.run_for(60_000)
    expect(page.locator(BAR)).to_have_count(0)


def test_a_bar_goes_at_its_end_though_the_newspaper_does_not_answer(reading: Reading, newspaper: Newspaper) -> None:
    newspaper.page = NOISY
    page = reading()
    expect(page.locator(BAR)).to_be_visible()
    newspaper.page = None
    page.clock.run_for(29 * 60_000)
    expect(page.locator(BAR)).to_be_visible()
    page.clock.run_for(60_000)
    expect(page.locator(BAR)).to_have_count(0)
    expect(page.locator(".today")).to_have_text("Friday, 20 November 2026")


def test_the_same_bar_is_not_read_aloud_again(reading: Reading, newspaper: Newspaper) -> None:
    newspaper.page = NOISY
    page = reading()
    expect(page.locator(BAR)).to_be_visible()
    page.evaluate(
        "window.changes = 0; new MutationObserver(() => window.changes++)"
        ".observe(document.body, {subtree: true, childList: true, characterData: true})"
    )
    for _ in range(2):
        with page.expect_response("**/en-live.html"):
            page.clock.run_for(60_000)
    assert page.evaluate("window.changes") == 0


def test_a_page_that_is_looked_at_again_does_not_wait_and_a_hidden_one_does_not_ask(
    reading: Reading, newspaper: Newspaper
) -> None:
    page = reading()
    expect(page.locator(".today")).not_to_be_empty()
    hide = "Object.defineProperty(document, 'hidden', {{value: {}, configurable: true}})"
    page.evaluate(hide.format("true"))
    page.clock.run_for(180_000)
    assert newspaper.asked == 1
    newspaper.page = NOISY
    page.evaluate(hide.format("false"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(BAR)).to_be_visible()


def test_the_focus_is_not_hidden_behind_the_bar(reading: Reading, newspaper: Newspaper) -> None:
    newspaper.page = NOISY
    page = reading(360)
    expect(page.locator(BAR)).to_be_visible()
    bar = page.locator(BAR).bounding_box()
    assert bar
    for link in page.locator("main a:visible, footer a:visible").all()[:40]:
        link.focus()
        box = link.bounding_box()
        assert box
        assert box["y"] + box["height"] <= bar["y"] + 1 or page.locator(BAR).bounding_box() != bar


def test_the_bar_is_not_printed(reading: Reading, newspaper: Newspaper) -> None:
    newspaper.page = NOISY
    page = reading()
    expect(page.locator(BAR)).to_be_visible()
    page.emulate_media(media="print")
    assert not page.locator(BAR).is_visible()


def test_without_scripts_the_small_page_is_a_page_of_its_own(site: str, browser: Browser) -> None:
    with sheet(browser, 360, java_script_enabled=False) as context:
        page = opened(context, f"{site}/en-home.html")
        page.locator('.footer a[href="/en-live.html"]').click()
        expect(page.locator("main")).to_contain_text("Friday, 20 November 2026")
        expect(page.locator("main .breaking a")).to_have_attribute("href", "/2026/11/20/dockers/")
