"""Sitemaps: every public address once, cut so that no file grows with the archive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from masthead.editions.models import Edition
from masthead.feeds import sitemap_pages, sitemaps
from masthead.feeds.sitemap_xml import NEWS, SITEMAP, XHTML
from masthead.press.recording import recording
from masthead.stories.models import InformationPage, Story
from tests import make
from tests.rooms.feeds import schemas

pytestmark = pytest.mark.django_db
NAMES = {"s": SITEMAP, "n": NEWS, "x": XHTML}
HERE = "https://tide.example"


def locations(client: Client, path: str) -> list[str]:
    """Addresses in a sitemap or an index."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.content).xpath("//s:loc/text()", namespaces=NAMES)


def everything(client: Client, path: str = "/sitemap.xml") -> list[str]:
    """Addresses in all sitemaps of an index."""
    return [url for name in locations(client, path) for url in locations(client, name.removeprefix(HERE))]


def test_the_index_leads_to_everything(client: Client, story: Story, paper: Edition) -> None:
    paper.home.specific.add_child(instance=InformationPage(title="About", slug="about", locale=paper.locale))
    found = everything(client)
    for path in ["/", "/city/", "/about/", "/kind/analysis/", "/archive/", "/topic/trams/", "/by/maya-adler/"]:
        assert f"{HERE}{path}" in found
    assert f"{HERE}{story.address}" in found
    for url in set(found):
        assert client.get(url.removeprefix(HERE)).status_code == 200, url


def test_sitemaps_are_valid(client: Client, story: Story, samples: Path) -> None:
    schema = schemas.sitemap(samples)
    for name in locations(client, "/sitemap.xml"):
        schemas.valid(schema, client.get(name.removeprefix(HERE)).content)


def test_months_are_those_of_the_editions_zone(client: Client, paper: Edition) -> None:
    city, by = make.section(paper), make.person(paper)
    late = datetime(2026, 1, 31, 23, 30, tzinfo=UTC)
    made = make.published(city, "Late", by=by, at=late)
    early = make.published(city, "Early", by=by, at=datetime(2025, 11, 30, 12, tzinfo=UTC))
    index = locations(client, "/sitemap.xml")
    assert [url for url in index if "-20" in url] == [f"{HERE}/sitemap-2026-02.xml", f"{HERE}/sitemap-2025-11.xml"]
    assert locations(client, "/sitemap-2026-02.xml") == [f"{HERE}{made.address}"]
    assert locations(client, "/sitemap-2025-11.xml") == [f"{HERE}{early.address}"]


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-2026-01.xml",
        "/sitemap-2026-13.xml",
        "/sitemap-2026-02-30.xml",
        "/sitemap-9999-12.xml",
        "/sitemap-0001-01.xml",
        "/sitemap-9999-12-31.xml",
        "/sitemap-2026-03-01-9.xml",
        "/sitemap-topics-9.xml",
        "/sitemap-people-999999.xml",
        "/sitemap-topics-0.xml",
        "/sitemap-nothing.xml",
    ],
)
def test_there_is_no_empty_sitemap(client: Client, story: Story, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_month_too_full_for_one_file_is_cut_by_day_and_a_day_by_parts(
    client: Client, paper: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 2)
    city, by = make.section(paper), make.person(paper)
    days = [1, 5, 5, 5, 5, 5, 28]
    for number, day in enumerate(days):
        make.published(city, f"Story {number}", by=by, at=datetime(2026, 2, day, 10, number, tzinfo=UTC))
    make.published(city, "Another month", by=by, at=datetime(2026, 1, 10, tzinfo=UTC))
    names = [url for url in locations(client, "/sitemap.xml") if "-20" in url]
    assert [name.removeprefix(f"{HERE}/sitemap-") for name in names] == [
        "2026-02-28.xml",
        "2026-02-05.xml",
        "2026-02-05-2.xml",
        "2026-02-05-3.xml",
        "2026-02-01.xml",
        "2026-01.xml",
    ]
    found = [url for name in names for url in locations(client, name.removeprefix(HERE))]
    assert len(found) == len(set(found)) == Story.objects.count()


def test_where_a_month_may_be_too_full_the_index_depends_on_what_stands_in_it(
    client: Client, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_the_month = f"list:edition:{story.edition_id}:2026-03"
    make.published(story.section, "Another", by=story.bylines.get().person, at=story.published_at)
    with recording() as few:
        client.get("/sitemap.xml")
    monkeypatch.setattr(sitemaps, "MOST", 1)
    with recording() as many:
        client.get("/sitemap.xml")
    assert (of_the_month in few, of_the_month in many) == (False, True)


def test_the_index_asks_little_however_old_the_paper(client: Client, paper: Edition) -> None:
    city, by = make.section(paper), make.person(paper)
    make.published(city, "First", by=by, at=datetime(2026, 2, 1, tzinfo=UTC))
    with CaptureQueriesContext(connection) as young:
        client.get("/sitemap.xml")
    make.published(city, "Old", by=by, at=datetime(2007, 7, 30, tzinfo=UTC))
    with CaptureQueriesContext(connection) as old:
        client.get("/sitemap.xml")
    assert len(old) <= len(young) + 3


def test_a_months_questions_do_not_grow_with_its_stories(
    client: Client, paper: Edition, more_stories: Callable[[int], list[Story]]
) -> None:
    make.edition("he")
    counts = []
    more_stories(1)
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/sitemap-2026-02.xml")
        counts.append(len(asked))
        first = Story.objects.get(title="Ship 0 arrives")
        at = datetime(2026, 2, 3, number, tzinfo=UTC)
        make.published(first.section, f"More {number}", by=first.bylines.get().person, at=at)
    assert counts[0] == counts[1]
    assert counts[1] <= 6


def test_a_changed_story_says_when(client: Client, story: Story) -> None:
    assert b"<lastmod>" in client.get("/sitemap-2026-03.xml").content
    text = client.get("/sitemap-2026-03.xml").content.decode()
    story.refresh_from_db()
    changed = story.last_published_at.astimezone(story.edition.zone).isoformat(timespec="seconds")
    assert f"<lastmod>{changed}</lastmod>" in text


def test_a_withdrawn_story_is_in_no_sitemap(client: Client, story: Story) -> None:
    story.unpublish()
    assert f"{HERE}{story.address}" not in everything(client)


def test_translations_are_linked_both_ways(client: Client, story: Story) -> None:
    hebrew = make.edition("he")
    other = make.published(make.section(hebrew, "העיר", slug="hair"), "חשמלית", by=make.person(hebrew))
    Story.objects.filter(pk=other.pk).update(translation_key=story.translation_key)
    wanted = {
        ("en", f"{HERE}{story.address}"),
        ("x-default", f"{HERE}{story.address}"),
        ("he", sitemaps.address(hebrew, other.address)),
    }
    month = f"{other.published_at.astimezone(hebrew.zone):%Y-%m}"
    for path in ("/sitemap-2026-03.xml", f"/he/sitemap-{month}.xml"):
        root = etree.fromstring(client.get(path).content)
        links = root.xpath("//x:link", namespaces=NAMES)
        assert {(link.get("hreflang"), link.get("href")) for link in links} == wanted
    assert f"{HERE}/he/hair/" in everything(client, "/he/sitemap.xml")
    assert not any("/he/" in url for url in everything(client))


class TestNews:
    """The sitemap for Google News."""

    def test_has_the_facts_that_google_asks_for(self, client: Client, paper: Edition) -> None:
        made = make.published(make.section(paper), "A & B < C", by=make.person(paper))
        root = etree.fromstring(client.get("/sitemap-news.xml").content)
        (news,) = root.xpath("//n:news", namespaces=NAMES)
        assert news.getparent().findtext(f"{{{SITEMAP}}}loc") == f"{HERE}{made.address}"
        assert news.findtext(f"{{{NEWS}}}publication/{{{NEWS}}}name") == "The Tide"
        assert news.findtext(f"{{{NEWS}}}publication/{{{NEWS}}}language") == "en"
        assert news.findtext(f"{{{NEWS}}}title") == "A & B < C"
        moment = datetime.fromisoformat(news.findtext(f"{{{NEWS}}}publication_date"))
        assert moment == made.published_at.replace(microsecond=0)
        assert [child.tag.rpartition("}")[2] for child in news] == ["publication", "publication_date", "title"]

    def test_leaves_out_what_is_old_imported_paid_for_or_from_elsewhere(self, client: Client, paper: Edition) -> None:
        city, by = make.section(paper), make.person(paper)
        make.published(city, "Old", by=by, at=timezone.now() - timedelta(hours=49))
        make.published(city, "Paid", by=by, is_sponsored=True)
        make.published(city, "Elsewhere", by=by, canonical_address="https://wire.example/1")
        old = make.published(city, "Imported", by=by)
        Story.objects.filter(pk=old.pk).update(is_from_archive=True)
        make.published(city, "News", by=by, at=timezone.now() - timedelta(hours=47))
        titles = etree.fromstring(client.get("/sitemap-news.xml").content).xpath("//n:title/text()", namespaces=NAMES)
        assert titles == ["News"]

    def test_names_the_front_where_nothing_is_new(self, client: Client, paper: Edition) -> None:
        assert locations(client, "/sitemap-news.xml") == [f"{HERE}/"]


@pytest.mark.parametrize(
    ("code", "wanted"), [("en-GB", "en"), ("he", "he"), ("zh-Hant", "zh-tw"), ("zh-hans", "zh-cn"), ("yue", "yue")]
)
def test_google_news_gets_the_language_as_it_writes_it(code: str, wanted: str) -> None:
    edition = make.edition("en")
    edition.locale.language_code = code
    assert sitemaps._language(edition) == wanted


def test_topics_and_bylines_are_cut_by_their_numbers(
    client: Client, story: Story, paper: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_pages, "PART", 1)
    make.topic(paper, "Nobody writes about it")
    make.person(paper, "Nobody")
    found = [url for url in locations(client, "/sitemap.xml") if "topics" in url or "people" in url]
    topic, person = story.story_topics.get().topic_id, story.bylines.get().person_id
    assert found == [f"{HERE}/sitemap-topics-{topic + 1}.xml", f"{HERE}/sitemap-people-{person + 1}.xml"]


def test_a_sitemap_leaves_keys(client: Client, story: Story) -> None:
    with recording() as keys:
        client.get("/sitemap-2026-03.xml")
        client.get("/sitemap-topics-1.xml")
        client.get("/sitemap-pages.xml")
    assert keys >= {
        f"list:edition:{story.edition_id}:2026-03",
        f"card:{story.pk}",
        f"topic:{story.story_topics.get().topic_id}",
        f"topics:{story.edition_id}",
        f"page:{story.section_id}",
        f"months:section:{story.section_id}",
    }


def test_whoever_has_a_sitemap_gets_it_not_again(client: Client, story: Story) -> None:
    for path in ("/sitemap.xml", "/sitemap-2026-03.xml", "/sitemap-pages.xml"):
        etag = client.get(path)["ETag"]
        assert client.get(path, headers={"if-none-match": etag}).status_code == 304
