"""The list of feeds for people, OPML, and how a page announces its feeds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree, html

from masthead.editions.models import Edition
from masthead.press import rendering
from masthead.press.address import Address
from masthead.press.models import Change
from masthead.stories.models import Byline, Story
from tests import make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("what a feed says of rows that any database gives alike"),
]


def alternates(client: Client, path: str) -> dict[str, str]:
    """Address to media type of the feeds that a page announces."""
    root = html.fromstring(client.get(path).content)
    links = root.xpath("//head/link[@rel='alternate'][@type]")
    assert all(link.get("title") for link in links)
    return {link.get("href"): link.get("type") for link in links}


def three(base: str) -> dict[str, str]:
    """A feed in all formats."""
    return {
        f"{base}feed.rss": "application/rss+xml",
        f"{base}feed.atom": "application/atom+xml",
        f"{base}feed.json": "application/feed+json",
    }


def test_people_find_every_feed_and_every_feed_answers(client: Client, story: Story) -> None:
    response = client.get("/feeds/")
    assert response.status_code == 200
    text = response.content.decode()
    for path in ("/", "/city/", "/topic/trams/", "/by/maya-adler/", "/kind/analysis/", "/kind/exclusive/"):
        for address in three(path):
            assert f'href="{address}"' in text
    found = set(re.findall(r'href="(/[^"]*feed\.\w+)"', text))
    assert all(client.get(path).status_code == 200 for path in found)
    assert "/kind/opinion/" not in text


def test_the_list_asks_no_more_for_more_stories(client: Client, more_stories: Callable[[int], list[Story]]) -> None:
    more_stories(1)
    with CaptureQueriesContext(connection) as few:
        client.get("/feeds/")
    first = Story.objects.get()
    for number in range(4):
        make.published(first.section, f"More {number}", by=first.bylines.get().person)
    with CaptureQueriesContext(connection) as many:
        client.get("/feeds/")
    assert len(few) == len(many)
    assert len(many) <= 45


def touched(story: Story) -> set[str]:
    """The keys that a publication of a story touches."""
    last = Change.objects.latest("pk").pk
    story.save_revision().publish()
    return set(Change.objects.filter(pk__gt=last).values_list("key", flat=True))


def test_the_list_is_made_again_for_other_topics_and_bylines_but_not_for_another_headline(story: Story) -> None:
    read = rendering.render(Address("", "/feeds/")).keys
    story.title = "Said better"
    assert not read & touched(story)
    story.story_topics = []
    assert read & touched(story)
    story = Story.objects.get(pk=story.pk)
    story.bylines = [Byline(person=make.person(story.edition, "Noa Brook"))]
    assert read & touched(story)


@pytest.mark.parametrize("path", ["/city/", "/topic/trams/", "/by/maya-adler/", "/kind/analysis/", "/"])
def test_a_list_announces_its_own_feeds(client: Client, story: Story, path: str) -> None:
    assert alternates(client, path) == three(path)


def test_a_running_story_announces_its_own_feeds(client: Client, paper: Edition) -> None:
    make.section(paper, "Strike", slug="strike", is_running_story=True)
    assert alternates(client, "/strike/") == three("/strike/")


def test_a_story_announces_its_sections_feed_and_the_papers(client: Client, story: Story) -> None:
    assert list(alternates(client, story.address)) == ["/city/feed.rss", "/feed.rss"]


def test_a_page_that_is_not_there_announces_nothing(client: Client, story: Story) -> None:
    root = html.fromstring(client.get("/nothing/").content)
    assert not root.xpath("//link[@rel='alternate'][@type]")


def test_opml_nests_sections_as_the_tree_does(client: Client, story: Story, paper: Edition) -> None:
    inner = make.section(paper, "Trams & rails", parent=story.section, slug="rails")
    make.published(inner, "Deeper", by=story.bylines.get().person)
    make.section(paper, "Empty", slug="empty")
    response = client.get("/feeds.opml")
    assert response["Content-Type"] == "text/x-opml; charset=utf-8"
    root = etree.fromstring(response.content)
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == "The Tide"
    assert root.xpath("body/outline/@text") == ["The Tide", "City", "News", "Analysis", "Exclusive"]
    (below,) = root.xpath("body/outline[@text='City']/outline")
    assert below.attrib == {
        "type": "rss",
        "text": "Trams & rails",
        "title": "Trams & rails",
        "xmlUrl": "https://tide.example/city/rails/feed.rss",
        "htmlUrl": "https://tide.example/city/rails/",
        "language": "en",
        "version": "RSS2",
    }
    for url in root.xpath("//outline/@xmlUrl"):
        assert client.get(url.removeprefix("https://tide.example")).status_code == 200
