"""Feeds as RSS 2.0 and as Atom (RFC 4287), on Django's generators; the same feed gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import escape

from masthead.feeds.entries import Entry, EntryPicture, Feed
from masthead.feeds.texts import printable

BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries changed: Django's own answer, this very moment, would give new bytes each time."""

BARE: AttributesImpl[str] = AttributesImpl({})
KEPT = 128
"""Entries of each format that are kept as they were written, 20 kilobytes each."""
Item = dict[str, Any]


class _Steady(SyndicationFeed):
    """Writes entries as they were written before: most of them stand in the next feed too, and in other ones."""

    element: str

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        for item in self.items:
            # SAX's way to write what is XML already.
            handler.ignorableWhitespace(item["written"])

    def write_item(self, handler: SimplerXMLGenerator, item: Item) -> None:
        handler.startElement(self.element, AttributesImpl(self.item_attributes(item)))
        self.add_item_elements(handler, item)
        handler.endElement(self.element)

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ALL


class _Rss(_Steady, Rss201rev2Feed):
    """Adds what RSS has no words for: several authors, the whole text, pictures with a credit."""

    element = "item"

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        logo: EntryPicture | None = self.feed["logo"]
        if logo is not None:
            handler.startElement("image", BARE)
            handler.addQuickElement("url", logo.url)
            handler.addQuickElement("title", self.feed["title"])
            handler.addQuickElement("link", self.feed["link"])
            handler.endElement("image")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Item) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.addQuickElement("dc:creator", printable(author.name))
        # Before the picture: feed readers take whatever text comes first, its caption too, for the story's.
        handler.addQuickElement("content:encoded", item["content"])
        picture: EntryPicture | None = item["picture"]
        if picture is not None:
            _media(handler, picture)


def _media(handler: SimplerXMLGenerator, picture: EntryPicture) -> None:
    """Media RSS 1.5.1: the picture with its size, caption and credit."""
    facts = {"url": picture.url, "medium": "image", "type": picture.media_type}
    facts |= {"width": str(picture.width), "height": str(picture.height)}
    handler.startElement("media:content", AttributesImpl(facts))
    words = picture.caption or picture.alt
    if words:
        handler.addQuickElement("media:description", printable(words), {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", printable(picture.credit))
    handler.endElement("media:content")


class _Atom(_Steady, Atom1Feed):
    """Adds several authors and the whole text."""

    element = "entry"

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["icon_url"])
        if self.feed["logo"] is not None:
            handler.addQuickElement("logo", self.feed["logo"].url)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Item) -> None:
        super().add_item_elements(handler, item)
        for author in item["authors"]:
            handler.startElement("author", BARE)
            handler.addQuickElement("name", printable(author.name))
            if author.url:
                handler.addQuickElement("uri", author.url)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0; the address of a story is its permanent link."""
    return _whole(_feed(_Rss, feed, "rss"), feed, _rss_item)


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    return _whole(_feed(_Atom, feed, "atom"), feed, _atom_item)


def _whole(made: SyndicationFeed, feed: Feed, written: Callable[[Entry, str], str]) -> bytes:
    for entry in feed.entries:
        text = written(entry, feed.rights)
        made.add_item("", "", "", pubdate=entry.published, updateddate=entry.updated, written=text)
    return made.writeString("utf-8").encode()


@lru_cache(KEPT)
def _rss_item(entry: Entry, rights: str) -> str:
    return _written(_Rss("", "", ""), _item(entry, rights) | {"unique_id": entry.url, "unique_id_is_permalink": True})


@lru_cache(KEPT)
def _atom_item(entry: Entry, rights: str) -> str:
    return _written(_Atom("", "", ""), _item(entry, rights) | {"unique_id": entry.id})


def _written(alone: _Steady, item: Item) -> str:
    """One entry as it stands in a feed."""
    alone.add_item(**item)
    text = StringIO()
    alone.write_item(SimplerXMLGenerator(text, "utf-8", short_empty_elements=True), alone.items[0])
    return text.getvalue()


def _feed(make: type[SyndicationFeed], feed: Feed, form: str) -> SyndicationFeed:
    return make(
        title=printable(feed.title),
        link=feed.page_url,
        description=printable(feed.description),
        subtitle=printable(feed.description),
        language=feed.language,
        author_name=printable(feed.paper),
        author_link=feed.paper_url,
        feed_url=feed.url(form),
        feed_copyright=printable(feed.rights) or None,
        feed_guid=feed.url("atom"),
        icon_url=feed.icon_url,
        logo=feed.logo,
    )


def _item(entry: Entry, rights: str) -> Item:
    picture = entry.picture
    return {
        "title": printable(entry.title),
        "link": entry.url,
        # Both formats read a description as HTML: a standfirst that says "a < b" has to be escaped for them.
        "description": printable(escape(entry.summary)),
        "pubdate": entry.published,
        "updateddate": entry.updated,
        "categories": [printable(tag) for tag in entry.tags],
        "item_copyright": printable(rights) or None,
        "enclosures": [Enclosure(picture.url, str(picture.size), picture.media_type)] if picture else [],
        "authors": entry.authors,
        "picture": picture,
        "content": printable(entry.content),
    }
