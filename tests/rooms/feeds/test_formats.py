"""Every format of feed and sitemap is well formed and valid, whatever its texts are."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup, escape

from masthead.feeds import sitemap_xml, write_json, write_xml
from masthead.feeds.entries import Author, Entry, EntryPicture, Feed
from masthead.feeds.schema.head import written
from masthead.feeds.sitemap_xml import NewsFacts, Place
from masthead.feeds.texts import on_clock, printable
from tests.rooms.feeds import schemas

NASTY = [
    "]]>",
    "\x00\x0b\x1f",
    "\ufffe\uffff",
    "👩‍🚒",
    "שלום \u202e!",
    "</script><!--",
    "a & b < c",
    "\r\n\t",
    "&#0;",
    "\u2028",
]
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=40)) | st.lists(st.sampled_from(NASTY)).map("".join)
ZONES = [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-3, minutes=-30))]
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from(ZONES)).map(
    lambda moment: moment.replace(microsecond=0)
)
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items", "feed_url", "home_page_url", "language"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
        "icon": {"type": "string", "format": "uri"},
        "favicon": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"$ref": "#/$defs/author"}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "format": "uri"},
                    "title": {"type": "string"},
                    "content_html": {"type": "string"},
                    "summary": {"type": "string"},
                    "image": {"type": "string", "format": "uri"},
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "authors": {"type": "array", "items": {"$ref": "#/$defs/author"}},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
    "$defs": {
        "author": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}},
        }
    },
}


@st.composite
def feeds(draw: st.DrawFn) -> Feed:
    """A feed whose texts are anything at all."""
    pictures = st.none() | st.builds(
        EntryPicture,
        url=st.just("https://tide.example/media/a.jpg"),
        media_type=st.just("image/jpeg"),
        width=st.integers(1, 4000),
        height=st.integers(1, 4000),
        size=st.integers(0, 10**7),
        alt=TEXTS,
        caption=TEXTS,
        credit=TEXTS,
    )
    entries = st.builds(
        Entry,
        id=st.uuids().map(lambda number: number.urn),
        url=st.just("https://tide.example/2026/03/01/tram/"),
        title=TEXTS,
        summary=TEXTS,
        content=TEXTS.map(lambda text: Markup("<p>{}</p>").format(text)),
        published=MOMENTS,
        updated=MOMENTS,
        changed=MOMENTS,
        authors=st.lists(st.builds(Author, name=TEXTS, url=st.sampled_from(["", "https://tide.example/by/a/"]))).map(
            tuple
        ),
        tags=st.lists(TEXTS, max_size=3).map(tuple),
        picture=pictures,
    )
    return Feed(
        title=draw(TEXTS),
        description=draw(TEXTS),
        page_url="https://tide.example/city/",
        base_url="https://tide.example/city/feed.",
        language=draw(st.sampled_from(["en", "he", "en-GB", "zh-Hant"])),
        paper=draw(TEXTS),
        paper_url="https://tide.example/",
        icon_url="https://tide.example/icon.svg",
        rights=draw(TEXTS),
        logo=draw(pictures),
        # The schema of RSS wants an item; the standard does not ("should strictly be possible to have zero").
        entries=tuple(draw(st.lists(entries, min_size=1, max_size=3))),
    )


@pytest.fixture(scope="module")
def rss_schema(samples: Path) -> etree.XMLSchema:
    return schemas.rss(samples)


@pytest.fixture(scope="module")
def atom_schema(samples: Path) -> etree.RelaxNG:
    return schemas.atom(samples)


@pytest.fixture(scope="module")
def sitemap_schema(samples: Path) -> etree.XMLSchema:
    return schemas.sitemap(samples)


def same(text: str | None, wanted: str) -> bool:
    """Equal but for line ends and spaces, which XML does not keep."""
    return (text or "").split() == printable(wanted).split()


@given(feed=feeds())
@settings(max_examples=60, deadline=None)
def test_any_feed_is_valid_rss(rss_schema: etree.XMLSchema, feed: Feed) -> None:
    root = schemas.valid(rss_schema, write_xml.rss(feed))
    assert same(root.findtext("channel/title"), feed.title)
    for item, entry in zip(root.iter("item"), feed.entries, strict=True):
        assert same(item.findtext("title"), entry.title)
        assert same(item.findtext("description"), str(escape(entry.summary)))
        assert same(item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded"), str(entry.content))
        assert len(item.findall("{http://purl.org/dc/elements/1.1/}creator")) == len(entry.authors)


@given(feed=feeds())
@settings(max_examples=60, deadline=None)
def test_any_feed_is_valid_atom(atom_schema: etree.RelaxNG, feed: Feed) -> None:
    root = schemas.valid(atom_schema, write_xml.atom(feed))
    atom = "{http://www.w3.org/2005/Atom}"
    for item, entry in zip(root.iter(f"{atom}entry"), feed.entries, strict=True):
        assert same(item.findtext(f"{atom}title"), entry.title)
        assert same(item.findtext(f"{atom}content"), str(entry.content))
        assert item.findtext(f"{atom}id") == entry.id


@given(feed=feeds())
@settings(max_examples=60, deadline=None)
def test_any_feed_is_a_json_feed(feed: Feed) -> None:
    made = json.loads(write_json.json_feed(feed))
    jsonschema.validate(made, JSON_FEED, format_checker=jsonschema.FormatChecker())
    for item, entry in zip(made["items"], feed.entries, strict=True):
        assert item.get("title", "") == printable(entry.title)


@given(feed=feeds())
@settings(max_examples=40, deadline=None)
def test_a_feed_reader_gets_back_what_was_written(feed: Feed) -> None:
    for body in (write_xml.rss(feed), write_xml.atom(feed)):
        read = feedparser.parse(body)
        assert not read.bozo
        assert [entry.link for entry in read.entries] == [entry.url for entry in feed.entries]
        times = [datetime(*entry.published_parsed[:6], tzinfo=UTC) for entry in read.entries]
        assert times == [entry.published for entry in feed.entries]


@given(feed=feeds())
@settings(max_examples=20, deadline=None)
def test_the_same_feed_gives_the_same_bytes(feed: Feed) -> None:
    for write in (write_xml.rss, write_xml.atom, write_json.json_feed):
        assert write(feed) == write(feed)


def test_a_feed_without_entries_does_not_say_when_it_was_asked_for() -> None:
    feed = Feed(
        title="A", description="", page_url="https://a.example/", base_url="https://a.example/feed.",
        language="en", paper="A", paper_url="https://a.example/", icon_url="https://a.example/i.svg",
    )  # fmt: skip
    assert b"<lastBuildDate>Thu, 01 Jan 1970" in write_xml.rss(feed)
    assert b"<updated>1970-01-01T00:00:00+00:00" in write_xml.atom(feed)


@given(title=TEXTS, paper=TEXTS, published=MOMENTS, language=st.sampled_from(["en", "he", "zh-cn"]))
@settings(max_examples=60, deadline=None)
def test_any_sitemap_is_valid(
    sitemap_schema: etree.XMLSchema, title: str, paper: str, published: datetime, language: str
) -> None:
    url = "https://tide.example/2026/03/01/%D7%A9/"
    news = NewsFacts(paper, language, published, title)
    places = [Place(url, published, (("en", url), ("he", url))), Place(url, news=news)]
    root = schemas.valid(sitemap_schema, sitemap_xml.sitemap(places))
    assert same(root.findtext(f".//{{{sitemap_xml.NEWS}}}title"), title)


def test_the_index_names_sitemaps() -> None:
    root = etree.fromstring(sitemap_xml.index(["https://tide.example/a.xml", "https://tide.example/b.xml"]))
    assert root.tag == f"{{{sitemap_xml.SITEMAP}}}sitemapindex"
    assert root.xpath("s:sitemap/s:loc/text()", namespaces={"s": sitemap_xml.SITEMAP}) == [
        "https://tide.example/a.xml",
        "https://tide.example/b.xml",
    ]


@given(thing=st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8))
def test_a_data_block_cannot_be_left(thing: Any) -> None:
    text = str(written({"x": thing}))
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == json.loads(printable(json.dumps({"x": thing}, ensure_ascii=False)))


def test_clocks_set_by_the_sun_are_given_in_utc() -> None:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Asia/Jerusalem")
    assert on_clock(datetime(1870, 5, 1, 12, tzinfo=UTC), zone).isoformat() == "1870-05-01T12:00:00+00:00"
    assert on_clock(datetime(2026, 5, 1, 12, tzinfo=UTC), zone).isoformat() == "2026-05-01T15:00:00+03:00"
