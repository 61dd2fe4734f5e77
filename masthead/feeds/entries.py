"""What a feed carries, whatever its format: the feed, its entries, their pictures and authors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

FORMS = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
"""Formats of feeds, by the ending of their address, with their media types."""

NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an entry; ``url`` is absolute."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class EntryPicture:
    """The picture that leads an entry; ``size`` in bytes, 0 where unknown."""

    url: str
    media_type: str
    width: int
    height: int
    size: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story in a feed. Texts are plain, ``content`` is block HTML with absolute addresses, moments are aware."""

    id: str
    """A URI that stays when the story's address changes."""
    url: str
    title: str
    summary: str
    content: Markup
    published: datetime
    updated: datetime
    """When readers were last told that it changed; else ``published``."""
    changed: datetime
    """When anything in it last changed."""
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    picture: EntryPicture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its entries, newest first; addresses are absolute."""

    title: str
    description: str
    page_url: str
    base_url: str
    """The feed's own address without its ending: ``…/feed.``"""
    language: str
    paper: str
    paper_url: str
    icon_url: str
    rights: str = ""
    logo: EntryPicture | None = None
    entries: tuple[Entry, ...] = ()

    def url(self, form: str) -> str:
        """Its address in a format."""
        return f"{self.base_url}{form}"
