"""Pages made beforehand, for when nothing else works: 500 and 503; they need no database and no template."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.look.pages import Page
from masthead.look.render import html
from masthead.reader.pages.information import maintenance_page, server_error_page

RETRY_AFTER = 120
"""Seconds after which a reader's program may ask again (RFC 9110, section 10.2.3)."""
PLAIN = "<!doctype html><html lang=en><meta charset=utf-8><title>{0}</title><h1>{0}</h1>"


def folder() -> Path:
    """Where the pages are kept."""
    return Path(settings.MASTHEAD_NOTICES_DIR)


def write() -> None:
    """Make the pages of all editions anew."""
    for edition in editions():
        with translation.override(edition.language):
            _write(edition, "500", server_error_page(edition))
            _write(edition, "503", maintenance_page(edition))


def _write(edition: Edition, code: str, page: Page) -> None:
    file = folder() / (edition.prefix or "_") / f"{code}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_suffix(".new")
    scratch.write_text(html(page), encoding="utf-8")
    scratch.replace(file)


def _stored(path: str, code: str, title: str) -> str:
    prefix = path.lstrip("/").split("/", 1)[0]
    for name in (prefix, "_"):
        file = folder() / name / f"{code}.html"
        if name and "." not in name and file.is_file():
            return file.read_text(encoding="utf-8")
    return PLAIN.format(title)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in the edition's dress, whatever is broken."""
    return HttpResponse(_stored(request.path, "500", "Something went wrong"), status=500)


def is_under_maintenance() -> bool:
    """Whether ``masthead maintenance on`` was said."""
    return (folder() / "maintenance").exists()


def maintenance(request: HttpRequest) -> HttpResponse:
    """503 for readers; the newsroom goes on."""
    response = HttpResponse(_stored(request.path, "503", "Back in a moment"), status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def switch(on: bool) -> None:
    """Begin or end maintenance: readers get the stored page, the newsroom goes on."""
    marker = folder() / "maintenance"
    if on:
        folder().mkdir(parents=True, exist_ok=True)
        marker.touch()
    else:
        marker.unlink(missing_ok=True)
