"""What pages say of themselves in the words of schema.org, and how links to them look elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from masthead.editions.models import Edition, Menu, MenuItem, SocialAccount
from masthead.feeds.schema import head, stories
from masthead.look import parts
from masthead.stories.kinds import Kind
from masthead.stories.models import InMemoriam, Story
from tests import make
from tests.rooms.feeds import json_ld
from tests.rooms.feeds.json_ld import Thing
from tests.rooms.look import english_pages

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("what a page says to machines of rows that any database gives alike"),
]
HERE = "https://tide.example"


def article(client: Client, path: str) -> Thing:
    """The one story that a page describes."""
    (found,) = [node for node in json_ld.of_page(client.get(path).content) if json_ld.is_article(node)]
    return found


def the(client: Client, path: str, kind: str) -> Thing:
    """The one thing of a type on a page."""
    (found,) = [node for node in json_ld.of_page(client.get(path).content) if kind in json_ld.types(node)]
    return found


def test_a_story_says_all_that_search_engines_ask_for(client: Client, story: Story) -> None:
    found = article(client, story.address)
    assert json_ld.missing(found) == []
    assert found["@type"] == "AnalysisNewsArticle"
    assert found["headline"] == story.title
    assert found["description"] == "Eleven < twelve."
    assert found["datePublished"] == "2026-03-01T12:30:00+02:00"
    assert found["dateModified"] == "2026-03-02T02:00:00+02:00"
    person = {"@type": "Person", "name": "Maya Adler", "url": f"{HERE}/by/maya-adler/", "jobTitle": "City editor"}
    assert found["author"] == [person]
    assert found["keywords"] == ["Trams"]
    assert found["articleSection"] == "City"
    assert found["isAccessibleForFree"] is True
    assert found["image"][0]["creditText"] == "AFP/Rosen"
    assert found["image"][0]["caption"] == "Boats there."
    (correction,) = found["correction"]
    assert correction["text"] == "The vote was 11 <to> 12."
    assert correction["datePublished"] == "2026-03-02T02:00:00+02:00"


def test_the_publisher_names_its_rules(client: Client, paper: Edition, story: Story) -> None:
    paper.founded = date(2007, 7, 30)
    paper.save()
    SocialAccount.objects.create(edition=paper, network="x", url="https://x.com/tide")
    menu = Menu.objects.create(edition=paper)
    MenuItem.objects.create(menu=menu, title="Ethics", path="about/ethics/", place="footer")
    found = the(client, "/", "NewsMediaOrganization")
    assert found["foundingDate"] == "2007-07-30"
    assert found["correctionsPolicy"] == f"{HERE}/corrections/"
    assert found["ethicsPolicy"] == f"{HERE}/about/ethics/"
    assert found["sameAs"] == ["https://x.com/tide"]
    assert found["logo"]["url"].startswith(HERE)
    assert article(client, story.address)["publisher"]["@id"] == found["@id"]
    assert the(client, "/", "WebSite")["publisher"]["@id"] == found["@id"]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("news", "NewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("explainer", "BackgroundNewsArticle"),
        ("feature", "ReportageNewsArticle"),
        ("brief", "NewsArticle"),
        ("blog", "BlogPosting"),
        ("memoriam", "NewsArticle"),
    ],
)
def test_every_kind_has_its_type(client: Client, paper: Edition, kind: str, wanted: str) -> None:
    assert kind in Kind.values
    person = {"memoriam": [InMemoriam(person="Salma Karam")]} if kind == "memoriam" else {}
    made = make.published(make.section(paper), by=make.person(paper), kind=kind, **person)
    assert article(client, made.address)["@type"] == wanted


def test_no_kind_is_forgotten() -> None:
    assert len(stories.TYPES) + 1 == len(Kind)


def test_what_was_paid_for_says_so_whatever_its_kind(client: Client, paper: Edition) -> None:
    made = make.published(make.section(paper), by=make.person(paper), kind="feature", is_sponsored=True)
    assert article(client, made.address)["@type"] == "AdvertiserContentArticle"


def test_an_in_memoriam_is_about_a_person(client: Client, paper: Edition) -> None:
    person = [InMemoriam(person="Salma Karam", born="1931")]
    made = make.published(make.section(paper), by=make.person(paper), kind="memoriam", memoriam=person)
    found = article(client, made.address)
    assert found["about"] == {"@type": "Person", "name": "Salma Karam"}
    assert json_ld.missing(found) == []


def test_agencies_and_staff_are_organizations(client: Client, paper: Edition) -> None:
    made = make.published(make.section(paper), by=make.person(paper, "Tide staff", kind="staff"))
    (author,) = article(client, made.address)["author"]
    assert author == {"@type": "Organization", "name": "Tide staff", "url": f"{HERE}/by/tide-staff/"}


def test_a_long_headline_is_cut_for_machines_only(client: Client, paper: Edition) -> None:
    made = make.published(make.section(paper), "Tram " * 40, by=make.person(paper))
    assert len(article(client, made.address)["headline"]) == 110


def test_a_translation_names_its_original(client: Client, story: Story) -> None:
    hebrew = make.edition("he")
    other = make.published(make.section(hebrew, "העיר", slug="hair"), "חשמלית", by=make.person(hebrew))
    Story.objects.filter(pk=other.pk).update(translation_key=story.translation_key)
    (translation,) = article(client, story.address)["workTranslation"]
    assert (translation["inLanguage"], translation["url"]) == ("he", f"{HERE}{other.address}")
    original = article(client, other.address)["translationOfWork"]
    assert (original["inLanguage"], original["@id"]) == ("en", f"{HERE}{story.address}#story")
    assert original["@id"] == article(client, story.address)["@id"]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/city/", ["Home", "City"]),
        ("/topic/trams/", ["Home", "Trams"]),
        ("/by/maya-adler/", ["Home", "Maya Adler"]),
        ("/archive/2026/03/", ["Home", "Archive", "March 2026"]),
    ],
)
def test_the_way_to_a_page_ends_with_the_page(client: Client, story: Story, path: str, names: list[str]) -> None:
    steps = the(client, path, "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == names
    assert [step["position"] for step in steps] == list(range(1, len(names) + 1))
    assert steps[0]["item"] == f"{HERE}/"
    assert steps[-1]["item"] == f"{HERE}{path}"


@pytest.mark.parametrize("path", ["/city/", "/topic/trams/", "/kind/analysis/"])
def test_a_list_names_its_stories(client: Client, story: Story, path: str) -> None:
    found = the(client, path, "CollectionPage")
    assert found["url"] == f"{HERE}{path}"
    urls = [item["url"] for item in found["mainEntity"]["itemListElement"]]
    assert urls == [f"{HERE}{story.address}"]


def test_a_byline_is_a_profile(client: Client, paper: Edition, story: Story) -> None:
    person = story.bylines.get().person
    person.website, person.email = "https://maya.example", "maya@tide.example"
    person.save()
    found = the(client, "/by/maya-adler/", "ProfilePage")["mainEntity"]
    assert (found["@type"], found["name"], found["jobTitle"]) == ("Person", "Maya Adler", "City editor")
    assert found["sameAs"] == ["https://maya.example"]


def test_a_page_that_is_not_there_says_nothing(client: Client, story: Story) -> None:
    assert json_ld.of_page(client.get("/nothing/").content) == []


def test_no_thing_stands_twice_on_a_page(client: Client, story: Story) -> None:
    for path in ("/", "/city/", story.address, "/by/maya-adler/"):
        kinds = Counter(str(node["@type"]) for node in json_ld.of_page(client.get(path).content))
        assert set(kinds.values()) == {1}


def test_a_hostile_headline_stays_in_its_block(client: Client, paper: Edition) -> None:
    text = "</script><script>alert(1)</script> <!-- & \u2028"
    made = make.published(make.section(paper), text, by=make.person(paper, "</script>", slug="x"), standfirst=text)
    page = client.get(made.address).content
    assert b"<script>alert" not in page
    assert article(client, made.address)["headline"] == text


def test_a_picture_is_named_in_its_widest_sizes() -> None:
    found = stories.story(english_pages.STORY)["image"]
    assert [image["width"] for image in found] == [1600, 1280, 960]
    assert [image["height"] for image in found] == [1067, 854, 640]
    assert "creditText" in found[0]
    assert "creditText" not in found[1]


def test_a_story_without_a_lead_names_the_first_picture_of_its_body() -> None:
    bare = replace(english_pages.STORY, lead_picture=None, lead_block=None)
    assert stories.story(bare)["image"]
    assert "image" not in stories.story(replace(bare, blocks=()))


@pytest.mark.parametrize("name", [name for name, page in english_pages.ALL.items() if page.head.robots != "noindex"])
def test_every_kind_of_page_is_readable(name: str) -> None:
    page = english_pages.ALL[name]
    for thing in head.things(page):
        (node,) = json_ld.read(str(head.written(thing)))
        assert not json_ld.is_article(node) or json_ld.missing(node) == []


def test_a_relative_picture_of_a_draft_gets_an_address() -> None:
    draft = replace(english_pages.STORY, url="http://tide.example#", published=datetime(2026, 1, 1, tzinfo=UTC))
    assert stories.story(draft)["image"][0]["url"].startswith("http://tide.example/media/")


class TestReal:
    """Against what other papers write."""

    def test_the_reader_of_these_tests_reads_theirs(self, samples: Path) -> None:
        for path in sorted((samples / "feeds_out" / "dev" / "jsonld-real").glob("*.json")):
            nodes = json_ld.read(path.read_text())
            assert any(map(json_ld.is_article, nodes)), path.name

    def test_it_refuses_what_is_broken(self, samples: Path) -> None:
        paths = sorted((samples / "feeds_out" / "dev" / "jsonld-broken").glob("*.txt"))
        assert paths
        for path in paths:
            with pytest.raises(json_ld.NotReadableError):
                json_ld.read(path.read_text())

    def test_what_most_papers_say_we_say(self, client: Client, story: Story, samples: Path) -> None:
        said: Counter[str] = Counter()
        paths = list((samples / "feeds_out" / "dev" / "jsonld-real").glob("*.json"))
        for path in paths:
            said.update({name for node in json_ld.read(path.read_text()) if json_ld.is_article(node) for name in node})
        usual = {name for name, count in said.items() if count > len(paths) * 0.3 and not name.startswith("@")}
        assert usual - set(article(client, story.address)) == set()


def meta(client: Client, path: str) -> dict[str, list[str]]:
    """Open Graph and Twitter tags of a page."""
    found: dict[str, list[str]] = {}
    for tag in html.fromstring(client.get(path).content).xpath("//head/meta[@content]"):
        name = tag.get("property") or tag.get("name")
        found.setdefault(name, []).append(tag.get("content"))
    return found


def test_a_shared_story_shows_what_it_is(client: Client, story: Story) -> None:
    found = meta(client, story.address)
    assert found["og:type"] == ["article"]
    assert found["og:title"] == [story.title]
    assert found["og:description"] == [story.standfirst]
    assert found["og:url"] == [f"{HERE}{story.address}"]
    assert found["og:locale"] == ["en_US"]
    assert found["og:site_name"] == ["The Tide"]
    assert found["og:image"][0].startswith(f"{HERE}/media/")
    assert int(found["og:image:width"][0]) > 0
    assert found["og:image:alt"] == found["twitter:image:alt"] == ["Boats in the harbour"]
    assert found["article:published_time"][0].startswith("2026-03-01T12:30")
    assert found["article:section"] == ["City"]
    assert found["article:tag"] == ["Trams"]
    assert found["article:author"] == [f"{HERE}/by/maya-adler/"]
    assert found["twitter:card"] == ["summary_large_image"]


def test_translations_are_linked_in_the_head(client: Client, story: Story) -> None:
    hebrew = make.edition("he")
    other = make.published(make.section(hebrew, "העיר", slug="hair"), "Tram", by=make.person(hebrew))
    Story.objects.filter(pk=other.pk).update(translation_key=story.translation_key)
    wanted = {"en": f"{HERE}{story.address}", "he": f"{HERE}{other.address}", "x-default": f"{HERE}{story.address}"}
    for path in (story.address, other.address):
        links = html.fromstring(client.get(path).content).xpath("//head/link[@hreflang]")
        assert {link.get("hreflang"): link.get("href") for link in links} == wanted
    assert meta(client, story.address)["og:locale:alternate"] == ["he_IL"]


def test_a_data_block_is_json_and_nothing_else() -> None:
    text = str(head.written({"@context": "https://schema.org", "name": "<b>&"}))
    assert text == '{"@context":"https://schema.org","name":"\\u003cb\\u003e\\u0026"}'
    assert json.loads(text)["name"] == "<b>&"


def test_a_byline_without_a_page_is_named_without_an_address() -> None:
    page = english_pages.STORY
    assert stories.author(page, parts.Byline("Ada")) == {"@type": "Person", "name": "Ada"}
