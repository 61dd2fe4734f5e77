"""``make screenshots``: every kind of page at three widths, in both directions of writing, light and dark.

All go to ``docs/screenshots/all`` (not kept in the repository); the chosen few beside it are shown in the README.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.demo import running_demo
from tests.browser.kinds import EDITIONS, KINDS, address
from tests.conftest import BROWSER, CHROMIUM_ARGUMENTS

TARGET = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
WIDTHS = (360, 768, 1440)
CHOSEN = {
    "home-en-1440-light": "home-en-1440",
    "home-he-1440-light": "home-he-1440",
    "story-he-360-light": "story-he-360",
    "story-en-1440-dark": "story-dark-1440",
}
NEWSROOM = "newsroom-1440"
"""The one that is not taken as a reader."""
FIRST_VIEW = 900
"""Pixels of height that the chosen ones show; all others show the whole page."""


def take(browser: Browser, paper: str) -> int:
    """Take all pictures; answers how many."""
    everything = TARGET / "all"
    everything.mkdir(parents=True, exist_ok=True)
    count = _newsroom(browser, paper)
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": FIRST_VIEW}, color_scheme=scheme)
            page = context.new_page()
            for edition in EDITIONS:
                for kind in KINDS:
                    name = f"{kind}-{edition}-{width}-{scheme}"
                    page.goto(paper + address(paper, edition, kind), wait_until="networkidle")
                    if name in CHOSEN:
                        page.screenshot(path=TARGET / f"{CHOSEN[name]}.png")
                    # Pictures further down load when they come near: walk through the page once.
                    page.evaluate(
                        "async () => { for (let y = 0; y < document.body.scrollHeight; y += 800) {"
                        " scrollTo(0, y); await new Promise(done => setTimeout(done, 40)); } scrollTo(0, 0); }"
                    )
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=everything / f"{name}.png", full_page=True)
                    count += 1
            context.close()
    return count


def _newsroom(browser: Browser, paper: str) -> int:
    """The newsroom's home page as an editor sees it; answers how many pictures that is."""
    context = browser.new_context(viewport={"width": WIDTHS[-1], "height": FIRST_VIEW}, base_url=paper)
    page = context.new_page()
    page.goto("/newsroom/")
    page.fill("#id_login", "editor")
    page.fill("#id_password", "morning-watch")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    # Without the line that says that one has signed in.
    page.goto("/newsroom/", wait_until="networkidle")
    page.screenshot(path=TARGET / f"{NEWSROOM}.png")
    context.close()
    return 1


def main() -> None:
    """Start the demo, take the pictures, end it."""
    if BROWSER is None:
        sys.exit("masthead: Chromium is not installed: sudo apt-get install chromium")
    with tempfile.TemporaryDirectory() as scratch, running_demo(Path(scratch)) as paper, _browser() as browser:
        sys.stdout.write(f"{take(browser, paper)} screenshots in {TARGET / 'all'}\n")


@contextmanager
def _browser():  # type: ignore[no-untyped-def]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
