"""Sitemaps as XML (sitemaps.org 0.9, with Google's news extension and links to other languages)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from masthead.feeds.texts import printable

MEDIA_TYPE = "application/xml"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """What Google News asks of a story."""

    paper: str
    language: str
    """ISO 639 code of two letters, or three."""
    published: datetime
    title: str


@dataclass(frozen=True, slots=True)
class Place:
    """An address in a sitemap; ``others`` are (language, address) of the same page, itself included."""

    url: str
    changed: datetime | None = None
    others: tuple[tuple[str, str], ...] = ()
    news: NewsFacts | None = None


def index(urls: Iterable[str]) -> bytes:
    """The sitemap of sitemaps."""
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for url in urls:
        _add(_add(root, SITEMAP, "sitemap"), SITEMAP, "loc", url)
    return _bytes(root)


def sitemap(places: Iterable[Place]) -> bytes:
    """Addresses with when they changed; the news and language extensions where a place has them."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "news": NEWS, "xhtml": XHTML})
    for place in places:
        url = _add(root, SITEMAP, "url")
        _add(url, SITEMAP, "loc", place.url)
        if place.changed is not None:
            _add(url, SITEMAP, "lastmod", place.changed.isoformat(timespec="seconds"))
        for language, address in place.others:
            link = _add(url, XHTML, "link")
            link.attrib.update({"rel": "alternate", "hreflang": language, "href": address})
        if place.news is not None:
            _news(_add(url, NEWS, "news"), place.news)
    return _bytes(root)


def _news(parent: etree._Element, facts: NewsFacts) -> None:
    publication = _add(parent, NEWS, "publication")
    _add(publication, NEWS, "name", facts.paper)
    _add(publication, NEWS, "language", facts.language)
    _add(parent, NEWS, "publication_date", facts.published.isoformat(timespec="seconds"))
    _add(parent, NEWS, "title", facts.title)


def _add(parent: etree._Element, namespace: str, name: str, text: str = "") -> etree._Element:
    made = etree.SubElement(parent, f"{{{namespace}}}{name}")
    if text:
        made.text = printable(text)
    return made


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
