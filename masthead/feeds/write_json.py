"""Feeds as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from masthead.feeds.entries import Author, Entry, Feed
from masthead.feeds.texts import printable


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed; fields without a value are left out."""
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": printable(feed.title),
        "home_page_url": feed.page_url,
        "feed_url": feed.url("json"),
        "description": printable(feed.description),
        "icon": feed.logo.url if feed.logo else "",
        "favicon": feed.icon_url,
        "language": feed.language,
        "authors": [{"name": printable(feed.paper), "url": feed.paper_url}],
    }
    known = {name: value for name, value in made.items() if value or name == "title"}
    return json.dumps(known | {"items": [_item(entry) for entry in feed.entries]}, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    made = {
        "id": entry.id,
        "url": entry.url,
        "title": printable(entry.title),
        "content_html": printable(entry.content) or printable(entry.summary),
        "summary": printable(entry.summary),
        "image": entry.picture.url if entry.picture else "",
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat() if entry.updated != entry.published else "",
        "authors": [known for known in map(_author, entry.authors) if known],
        "tags": [printable(tag) for tag in entry.tags],
    }
    # An item has text, though it be empty (JSON Feed 1.1, "Items").
    return {name: value for name, value in made.items() if value or name == "content_html"}


def _author(author: Author) -> dict[str, str]:
    known = {"name": printable(author.name), "url": author.url}
    return {name: value for name, value in known.items() if value}
