"""What readers are promised, measured in Chromium on every kind of page in both editions."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Cookie, Response, Route

from tests import axe
from tests.browser.kinds import EDITIONS, KINDS, address, fetch

PLACES = [(edition, kind) for edition in EDITIONS for kind in KINDS]
SEEN = [(*place, "light") for place in PLACES] + [(EDITIONS[0], kind, "dark") for kind in KINDS]
"""The colours of the dark do not depend on the direction of writing."""
WIDTHS = (360, 768, 1440)
HTML_MOST, CSS_MOST, JS_MOST = 25_000, 20_000, 15_000
VIEW_MOST, REQUESTS_MOST = 250_000, 10
"""Bytes on the wire, compressed, of the first view of a story with its lead picture."""


@dataclass
class Visit:
    """What one visit to a page found out: axe's reports by colour scheme, how far it sticks out by width."""

    violations: dict[str, str] = field(default_factory=dict)
    sticks_out: dict[int, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    cookies: list[Cookie] = field(default_factory=list)


@pytest.fixture(scope="module")
def visit(browser: Browser, paper: str) -> Iterator[Callable[[str, str], Visit]]:
    """Visits a page once for all that is asked of it, one after another in one window as a reader does."""
    context = browser.new_context(viewport={"width": WIDTHS[-1], "height": 900})
    axe.give_axe(context)
    page = context.new_page()
    seen = Visit()

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.troubles.append(message.text)

    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("console", hear)
    page.on("pageerror", lambda error: seen.troubles.append(str(error)))

    @cache
    def visit(edition: str, kind: str) -> Visit:
        nonlocal seen
        seen = Visit()
        page.emulate_media(color_scheme="light")
        page.goto(paper + address(paper, edition, kind), wait_until="load")
        seen.violations["light"] = axe.report(page)
        if (edition, kind, "dark") in SEEN:
            page.emulate_media(color_scheme="dark")
            seen.violations["dark"] = axe.report(page, **axe.COLOURS)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            seen.sticks_out[width] = page.evaluate(overflow)
        page.wait_for_load_state("networkidle")
        seen.cookies = context.cookies()
        return seen

    yield visit
    context.close()


@pytest.mark.parametrize(("edition", "kind", "scheme"), SEEN)
def test_axe_finds_nothing(visit: Callable[[str, str], Visit], edition: str, kind: str, scheme: str):
    assert visit(edition, kind).violations[scheme] == ""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("edition", "kind"), PLACES)
def test_nothing_sticks_out_at_the_side(visit: Callable[[str, str], Visit], edition: str, kind: str, width: int):
    assert visit(edition, kind).sticks_out[width] <= 0


@pytest.mark.parametrize(("edition", "kind"), PLACES)
def test_nothing_comes_from_elsewhere_and_no_cookie_is_set(
    visit: Callable[[str, str], Visit], paper: str, edition: str, kind: str
):
    seen = visit(edition, kind)
    assert [url for url in seen.asked if not url.startswith(paper)] == []
    assert seen.cookies == []
    assert [text for text in seen.troubles if "404" not in text] == []


@pytest.mark.parametrize(("edition", "kind"), PLACES)
def test_html_and_its_style_have_nothing_inline(paper: str, edition: str, kind: str):
    html = fetch(paper + address(paper, edition, kind))
    assert "<style" not in html
    assert ' style="' not in html
    assert "javascript:" not in html
    assert html.count("<script") == html.count('type="application/ld+json"') + html.count('<script src="') + html.count(
        '<script type="module" src="'
    ) + html.count("<script defer src=")


@pytest.mark.parametrize(("edition", "kind"), PLACES)
def test_a_page_weighs_little(paper: str, edition: str, kind: str):
    html = fetch(paper + address(paper, edition, kind))
    assert len(gzip.compress(html.encode(), 6)) <= HTML_MOST


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_first_view_of_a_story_weighs_little(browser: Browser, paper: str, edition: str):
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        measured = response.request.sizes()
        sizes[response.url] = measured["responseBodySize"] + measured["responseHeadersSize"]

    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(paper + address(paper, edition, "story"), wait_until="networkidle")
    # A browser may fetch a picture further down before the styles have said how far down it is.
    later = page.locator("img[loading=lazy]").evaluate_all("pictures => pictures.map(each => each.currentSrc)")
    for answer in answers:
        answer.finished()
        if answer.url not in later:
            weigh(answer)
    context.close()
    assert sum(sizes.values()) <= VIEW_MOST, sizes
    assert len(sizes) <= REQUESTS_MOST, "\n".join(sizes)
    assert sum(size for url, size in sizes.items() if ".css" in url) <= CSS_MOST
    assert sum(size for url, size in sizes.items() if ".js" in url) <= JS_MOST


@pytest.mark.parametrize(("edition", "kind"), [(e, k) for e in EDITIONS for k in ("home", "story", "section")])
def test_nothing_moves_while_a_page_loads_and_its_letters_come_late(
    browser: Browser, paper: str, edition: str, kind: str
):
    context = browser.new_context()
    held: list[Route] = []
    is_painted = False
    context.route("**/*.woff2", lambda route: route.continue_() if is_painted else held.append(route))
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.moved += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(paper + address(paper, edition, kind), wait_until="domcontentloaded")
    page.evaluate(
        "() => new Promise(done => new PerformanceObserver(list =>"
        " list.getEntriesByName('first-contentful-paint').length && done()).observe({type: 'paint', buffered: true}))"
    )
    is_painted = True
    assert held != []
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    # What moved in a frame is told after it.
    page.evaluate("async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); }")
    moved = page.evaluate("window.moved")
    context.close()
    assert moved < 0.02


@pytest.mark.parametrize(("edition", "kind"), [(e, k) for e in EDITIONS for k in ("home", "story", "archive-year")])
def test_reading_needs_no_script(browser: Browser, paper: str, edition: str, kind: str):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(paper + address(paper, edition, kind))
    assert page.locator("main h1, main h2").locator("visible=true").count() > 0
    menu = page.locator("header summary, header details summary").first
    menu.click()
    assert page.locator("header nav a").first.is_visible()
    context.close()
