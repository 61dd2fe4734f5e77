"""The feeds of the paper and of its lists, as feed readers get them over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.encoding import iri_to_uri
from pytest_django import Settings

from masthead.editions.models import Edition
from masthead.photos import renditions
from masthead.press.recording import recording
from masthead.stories.models import Story
from tests import make
from tests.rooms.feeds import schemas

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("what a feed says of rows that any database gives alike"),
]
LISTS = ["/", "/city/", "/topic/trams/", "/by/maya-adler/", "/kind/analysis/", "/kind/exclusive/"]
FORMS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_a_feed_in_every_format(client: Client, story: Story, path: str, form: str) -> None:
    response = client.get(f"{path}feed.{form}")
    assert response.status_code == 200
    assert response["Content-Type"] == f"{FORMS[form]}; charset=utf-8"
    assert not response.cookies
    body = response.content.decode()
    assert f"https://tide.example{path}feed.{form}" in body
    assert "Council votes for the tram" in body


@pytest.mark.parametrize("path", LISTS)
def test_feeds_are_valid(client: Client, story: Story, samples: Path, path: str) -> None:
    schemas.valid(schemas.rss(samples), client.get(f"{path}feed.rss").content)
    schemas.valid(schemas.atom(samples), client.get(f"{path}feed.atom").content)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_feed_reader_finds_everything_in_an_entry(client: Client, story: Story, form: str) -> None:
    read = feedparser.parse(client.get(f"/city/feed.{form}").content)
    assert not read.bozo
    assert read.feed.title == "City – The Tide"
    assert read.feed.language == "en"
    (entry,) = read.entries
    assert entry.title == "Council votes for the tram & “more”"
    assert entry.link == f"https://tide.example{story.address}"
    assert entry.summary == "Eleven &lt; twelve."
    assert [author.name for author in entry.authors] == ["Maya Adler"]
    assert [tag.term for tag in entry.tags] == ["City", "Analysis", "Exclusive", "Trams"]
    assert entry.published_parsed[:5] == (2026, 3, 1, 10, 30)
    (enclosure,) = entry.enclosures
    assert enclosure.type == "image/jpeg"
    assert int(enclosure.length) > 100
    assert 'alt="Boats in the harbour"' in entry.content[0].value


def test_times_carry_the_editions_zone(client: Client, story: Story) -> None:
    assert "<pubDate>Sun, 01 Mar 2026 12:30:00 +0200</pubDate>" in client.get("/feed.rss").content.decode()
    assert "<published>2026-03-01T12:30:00+02:00</published>" in client.get("/feed.atom").content.decode()


def test_rss_carries_picture_credit_and_permanent_link(client: Client, story: Story) -> None:
    text = client.get("/feed.rss").content.decode()
    assert f'<guid isPermaLink="true">https://tide.example{story.address}</guid>' in text
    assert "<media:credit>AFP/Rosen</media:credit>" in text
    assert '<media:description type="plain">Boats there.</media:description>' in text
    assert 'medium="image"' in text


def test_an_entry_of_atom_keeps_its_id_when_the_address_changes(client: Client, story: Story) -> None:
    before = feedparser.parse(client.get("/feed.atom").content).entries[0]
    story.address_slug = "tram"
    story.save_revision().publish()
    after = feedparser.parse(client.get("/feed.atom").content).entries[0]
    assert before.id == after.id
    assert before.link != after.link


def test_the_whole_text_is_clean_html_with_absolute_addresses(client: Client, story: Story) -> None:
    html = json.loads(client.get("/feed.json").content)["items"][0]["content_html"]
    for wanted in (
        '<p>The council <b>voted</b> in <a href="https://tide.example/city/">the city</a>.</p>',
        "<h3>What &lt;now&gt;</h3>",
        "<h3>Two boats</h3>",
        "<blockquote><p>No.</p><p><cite>The mayor</cite></p></blockquote>",
        "<ol><li>One</li></ol>",
        '<video controls src="https://video.example/a.mp4"></video>',
        '<a href="https://youtu.be/abcdefghijk">A film</a>',
        '<caption>Strikes</caption><tbody><tr><th scope="col">Year</th><th scope="col">Days</th></tr>'
        '<tr><th scope="row">1931</th><td>&lt;41</td></tr></tbody>',
        "<h3>In short</h3><ul><li>It &lt;passed&gt;</li></ul>",
        "<aside><p><strong>Write to us</strong></p><p>Do.</p></aside>",
        "<h3>1931: Hunger</h3><p>Bread ends.</p>",
        "<ul><li>A tram &amp; a bus</li></ul>",
        "<p><strong>Correction, March 2, 2026:</strong> The vote was 11 &lt;to&gt; 12.</p>",
        "<small>AFP/Rosen</small>",
    ):
        assert wanted in html
    for unwanted in ("secret_shortcode", "Lifted words", "Follow us", "<script", 'src="/', 'href="/'):
        assert unwanted not in html


def test_feeds_of_a_prefixed_edition_speak_its_language(client: Client, story: Story) -> None:
    hebrew = make.edition("he")
    place = make.section(hebrew, "העיר", slug="העיר")
    made = make.published(place, "שלום & ברכה", by=make.person(hebrew), is_breaking=True)
    read = feedparser.parse(client.get("/he/kind/breaking/feed.rss").content)
    assert read.feed.language == "he"
    (entry,) = read.entries
    assert entry.link == iri_to_uri(f"https://tide.example{made.address}")
    assert entry.link.startswith("https://tide.example/he/")
    assert entry.link.isascii()
    assert client.get("/he/העיר/feed.atom").status_code == 200


def test_an_edition_with_a_host_of_its_own_names_it(client: Client, paper: Edition) -> None:
    other = make.edition("fr", host="fr.tide.example", prefix="")
    make.published(make.section(other, "Ville"), by=make.person(other))
    read = feedparser.parse(client.get("/feed.rss", headers={"host": "fr.tide.example"}).content)
    assert read.entries[0].link.startswith("https://fr.tide.example/")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/feed.rss",
        "/topic/nothing/feed.atom",
        "/by/nobody/feed.json",
        "/kind/nothing/feed.rss",
        "/topic/feed.rss",
        "/city/feed.xml",
        "/feed.rss/",
        "/city/deeper/down/feed.rss",
    ],
)
def test_there_is_no_feed_of_nothing(client: Client, story: Story, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_merged_topics_feed_moved(client: Client, story: Story, paper: Edition) -> None:
    topic = story.story_topics.get().topic
    other = make.topic(paper, "Streetcars")
    other.merged_into = topic
    other.save()
    response = client.get("/topic/streetcars/feed.rss")
    assert (response.status_code, response["Location"]) == (301, "/topic/trams/feed.rss")


def test_a_withdrawn_story_leaves_the_feed(client: Client, story: Story) -> None:
    story.unpublish()
    assert feedparser.parse(client.get("/feed.rss").content).entries == []


def test_imported_stories_stand_in_a_feed_only_until_the_paper_prints_its_own(client: Client, paper: Edition) -> None:
    city = make.section(paper, slug="city")
    by = make.person(paper)
    old = make.published(city, "Old news", by=by, at=datetime(2012, 5, 1, tzinfo=UTC))
    Story.objects.filter(pk=old.pk).update(is_from_archive=True)
    first = feedparser.parse(client.get("/city/feed.rss").content)
    assert [entry.title for entry in first.entries] == ["Old news"]
    assert first.entries[0].published_parsed[0] == 2012
    make.published(city, "Fresh news", by=by)
    assert [entry.title for entry in feedparser.parse(client.get("/city/feed.rss").content).entries] == ["Fresh news"]


def test_a_feed_ends_where_the_option_says(
    client: Client, more_stories: Callable[[int], list[Story]], settings: Settings
) -> None:
    settings.MASTHEAD_FEED_LENGTH = 2
    more_stories(3)
    titles = [item["title"] for item in json.loads(client.get("/port/feed.json").content)["items"]]
    assert titles == ["Ship 2 arrives", "Ship 1 arrives"]


def test_whoever_has_the_feed_already_gets_it_not_again(client: Client, story: Story) -> None:
    first = client.get("/feed.rss")
    etag, moment = first["ETag"], first["Last-Modified"]
    assert client.get("/feed.rss", headers={"if-none-match": etag}).status_code == 304
    assert client.get("/feed.rss", headers={"if-modified-since": moment}).status_code == 304
    story.title = "Council votes against the tram"
    story.save_revision().publish()
    again = client.get("/feed.rss", headers={"if-none-match": etag})
    assert again.status_code == 200
    assert again["ETag"] != etag


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_asked_for_twice_is_the_same(client: Client, story: Story, form: str) -> None:
    assert client.get(f"/feed.{form}").content == client.get(f"/feed.{form}").content


def test_a_feed_names_itself_for_hubs_and_lets_other_sites_read_it(client: Client, story: Story) -> None:
    response = client.get("/city/feed.atom")
    assert response["Link"] == '<https://tide.example/city/feed.atom>; rel="self"'
    assert response["Access-Control-Allow-Origin"] == "*"


def test_questions_do_not_grow_with_the_number_of_stories(
    client: Client, more_stories: Callable[[int], list[Story]]
) -> None:
    counts = []
    more_stories(2)
    for _round in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/feed.rss").status_code == 200
        counts.append(len(asked))
        if not counts[1:]:
            place = Story.objects.first().section
            for number in range(6):
                photo = make.photo()
                renditions.make(photo.pk, ["jpeg"])
                by = Story.objects.first().bylines.get().person
                make.published(place, f"Another {number}", by=by, lead_photo=photo)
    assert counts[0] == counts[1]
    assert counts[1] <= 20


def test_a_feed_leaves_keys_of_all_it_was_made_from(client: Client, story: Story) -> None:
    with recording() as keys:
        client.get("/city/feed.rss")
    person, topic = story.bylines.get().person_id, story.story_topics.get().topic_id
    assert keys >= {
        f"edition:{story.edition_id}",
        f"list:section:{story.section_id}",
        f"page:{story.section_id}",
        f"story:{story.pk}",
        f"person:{person}",
        f"topic:{topic}",
        f"photo:{story.lead_photo_id}",
    }


def test_a_photo_whose_rights_have_ended_is_in_no_feed(client: Client, story: Story) -> None:
    story.lead_photo.expires_at = datetime(2026, 1, 1, tzinfo=UTC)
    story.lead_photo.save()
    for form in FORMS:
        text = client.get(f"/feed.{form}").content.decode()
        assert "/media/" not in text
        assert "AFP/Rosen" not in text


HOSTILE = ["]]> <script>alert(1)</script>", "\x0b\x1f\ufffe control", "👩‍🚒 \u202eRTL", "&amp;lt; & <"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_break_no_feed(client: Client, paper: Edition, samples: Path, text: str) -> None:
    block = {"type": "quotation", "value": {"text": f"<p>{text}</p>", "attribution": text}, "id": "x"}
    make.published(
        make.section(paper, text[:40], slug="odd"),
        text,
        by=make.person(paper, text, slug="who"),
        standfirst=text,
        body=[block, {"type": "heading", "value": {"text": text, "level": "2"}, "id": "y"}],
    )
    schemas.valid(schemas.rss(samples), client.get("/odd/feed.rss").content)
    schemas.valid(schemas.atom(samples), client.get("/by/who/feed.atom").content)
    html = json.loads(client.get("/feed.json").content)["items"][0]["content_html"]
    assert "<script" not in html


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_feeds_are_for_reading(client: Client, story: Story, method: str) -> None:
    assert getattr(client, method)("/feed.rss").status_code == 405
