"""What readers are promised, measured in Chromium on every kind of page in both editions."""

from __future__ import annotations

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Response

from tests.browser.kinds import EDITIONS, KINDS, address, fetch

PLACES = [(edition, kind) for edition in EDITIONS for kind in KINDS]
HTML_MOST, CSS_MOST, JS_MOST = 25_000, 20_000, 15_000
VIEW_MOST, REQUESTS_MOST = 250_000, 10
"""Bytes on the wire, compressed, of the first view of a story with its lead picture."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edition", "kind"), PLACES)
def test_axe_finds_nothing(browser: Browser, paper: str, edition: str, kind: str, scheme: str):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(paper + address(paper, edition, kind))
    found = Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize(("edition", "kind"), PLACES)
def test_nothing_sticks_out_at_the_side(browser: Browser, paper: str, edition: str, kind: str, width: int):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(paper + address(paper, edition, kind))
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert overflow <= 0


@pytest.mark.parametrize(("edition", "kind"), PLACES)
def test_nothing_comes_from_elsewhere_and_no_cookie_is_set(browser: Browser, paper: str, edition: str, kind: str):
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(paper + address(paper, edition, kind), wait_until="networkidle")
    cookies = context.cookies()
    context.close()
    assert [url for url in asked if not url.startswith(paper)] == []
    assert cookies == []
    assert [text for text in troubles if "404" not in text] == []


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
    page.goto(paper + address(paper, edition, "story"), wait_until="load")
    page.wait_for_timeout(500)
    for answer in answers:
        answer.finished()
        weigh(answer)
    context.close()
    assert sum(sizes.values()) <= VIEW_MOST, sizes
    assert len(sizes) <= REQUESTS_MOST, sorted(sizes)
    assert sum(size for url, size in sizes.items() if ".css" in url) <= CSS_MOST
    assert sum(size for url, size in sizes.items() if ".js" in url) <= JS_MOST


@pytest.mark.parametrize(("edition", "kind"), [(e, k) for e in EDITIONS for k in ("home", "story", "section")])
def test_nothing_moves_while_a_page_loads(browser: Browser, paper: str, edition: str, kind: str):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.moved += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(paper + address(paper, edition, kind), wait_until="networkidle")
    page.wait_for_timeout(300)
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
