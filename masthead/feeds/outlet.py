"""Which pages for machines there are without being asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.feeds.entries import FORMS
from masthead.press.address import Address

FILES = ("feeds/", "feeds.opml", "sitemap.xml", "sitemap-news.xml", "sitemap-pages.xml")
AT_THE_ROOT = ("robots.txt", "ads.txt", ".well-known/security.txt")
"""Of a host; they have no meaning below a prefix."""


def existing(keys: Iterable[str]) -> Iterator[Address]:
    """An edition's own files; the feeds of sections, topics and bylines wait for the first who asks."""
    numbers = {key.removeprefix("edition:") for key in keys if key.startswith("edition:")}
    if numbers:
        for edition in editions():
            if str(edition.pk) in numbers:
                yield from _of(edition)


def everything() -> Iterator[Address]:
    """The files of all editions."""
    for edition in editions():
        yield from _of(edition)


def _of(edition: Edition) -> Iterator[Address]:
    names = (*FILES, *(f"feed.{form}" for form in FORMS), *(() if edition.prefix else AT_THE_ROOT))
    for name in names:
        yield Address(edition.host, f"{edition.root}{name}")
