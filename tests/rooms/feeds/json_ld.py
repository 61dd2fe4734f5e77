"""Reads schema.org data blocks out of pages as search engines do, and says what they would miss."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import html

Thing = dict[str, Any]
ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting")


class NotReadableError(ValueError):
    """A data block that no search engine could use."""


def read(text: str) -> list[Thing]:
    """The nodes of a data block; raises ``NotReadableError`` for what is not JSON-LD of schema.org."""
    try:
        found = json.loads(text, parse_constant=_refuse)
    except ValueError as error:
        raise NotReadableError(str(error)) from error
    nodes = [node for top in (found if isinstance(found, list) else [found]) for node in _nodes(top)]
    if not nodes:
        raise NotReadableError("no node has a type")
    return nodes


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _nodes(top: Any) -> Iterator[Thing]:
    if not isinstance(top, dict) or "schema.org" not in str(top.get("@context", "")):
        raise NotReadableError("not in the words of schema.org")
    yield from (node for node in top.get("@graph", [top]) if "@type" in node)


def of_page(page: bytes) -> list[Thing]:
    """The nodes of all data blocks of a page."""
    scripts = html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")
    return [node for script in scripts for node in read(script)]


def types(node: Thing) -> list[str]:
    """Its types, one or more."""
    found = node["@type"]
    return found if isinstance(found, list) else [found]


def is_article(node: Thing) -> bool:
    """Whether it is a story of some kind."""
    return any(name.endswith(ARTICLES) for name in types(node))


def missing(article: Thing) -> list[str]:
    """What Google's "Article structured data" asks for and a story does not say, or says wrongly."""
    checks = {
        "headline": 0 < len(article.get("headline", "")) <= 110,
        "datePublished": _is_moment(article.get("datePublished")),
        "dateModified": _is_moment(article.get("dateModified")),
        "author": bool(article.get("author")) and all(map(_is_author, article["author"])),
        "publisher": _is_absolute(article.get("publisher", {}).get("logo", {}).get("url")),
        "mainEntityOfPage": _is_absolute(article.get("mainEntityOfPage", {}).get("@id")),
        "image": all(_is_image(image) for image in article.get("image", [])),
        "url": _is_absolute(article.get("url")),
        "inLanguage": bool(article.get("inLanguage")),
    }
    return [name for name, is_right in checks.items() if not is_right]


def _is_moment(value: object) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def _is_author(author: Thing) -> bool:
    known = author.get("@type") in {"Person", "Organization"} and bool(author.get("name"))
    return known and _is_absolute(author.get("url"))


def _is_image(image: Thing) -> bool:
    return _is_absolute(image.get("url")) and image.get("width", 0) > 0 and image.get("height", 0) > 0


def _is_absolute(url: object) -> bool:
    parts = urlsplit(url) if isinstance(url, str) else urlsplit("")
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
