"""The example pages behind a small web server, for Chromium."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from masthead.conf.policy import for_readers
from masthead.look import colours, slots, stylesheet
from tests.rooms.look import arabic_pages, english, english_pages, hebrew_pages
from tests.rooms.look.render import rendered

EDITIONS = {"en": english_pages.ALL, "he": hebrew_pages.ALL, "ar": arabic_pages.ALL}


class Desk(SimpleHTTPRequestHandler):
    """Serves the folder with the policy that readers get."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", for_readers(english.EDITION.embed_hosts))
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Press(ThreadingHTTPServer):
    """A server that does not mind when the browser turns the page while a file is on its way."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The example pages with empty slots, with styles, fonts and grey pictures; gives the address."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(slots, "_fillers", {name: [] for name in slots.SLOTS})
    shutil.copytree(Path(stylesheet.__file__).parent / "static", folder / "static")
    sheet = stylesheet.build().text
    (folder / "static" / "look" / "masthead.css").write_text(sheet)
    for number, accent in (("1", "#8a1c1c"), ("2", "#0f4c5c")):
        (folder / "static" / "look" / f"edition-{number}.css").write_text(sheet + colours.stylesheet(accent))
    (folder / "media").mkdir()
    for suffix in ("jpg", "webp", "avif"):
        Image.new("RGB", (30, 20), "#778").save(folder / f"grey.{suffix}")
        for name, size in product(english.PHOTOS, (320, 480, 640, 960, 1280, 1600)):
            shutil.copy(folder / f"grey.{suffix}", folder / "media" / f"{name}-{size}.{suffix}")
    for edition, pages in EDITIONS.items():
        for name, page in pages.items():
            (folder / f"{edition}-{name}.html").write_text(rendered(page), encoding="utf-8")
    monkeypatch.undo()
    with Press(("127.0.0.1", 0), partial(Desk, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def sheet(browser: Browser, width: int = 1440, **options: Any) -> BrowserContext:
    """A window in which every complaint of the browser is an error of the test."""
    return browser.new_context(viewport={"width": width, "height": 900}, **options)


def opened(context: BrowserContext, address: str) -> Page:
    """The page, with what the console said in ``page.complaints``."""
    page = context.new_page()
    page.complaints = []  # type: ignore[attr-defined]
    page.on("console", lambda message: page.complaints.append(message.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined]
    page.goto(address, wait_until="load")
    return page
