"""Every kind of page answers, in every edition."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from masthead.look import colours
from masthead.stories.models import InformationPage, Story
from tests import make
from tests.once import once

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)


@once
def paper():
    return make.edition()


@once
def story(paper) -> Story:
    city = make.section(paper, slug="city")
    return make.published(
        city,
        by=make.person(paper),
        about=(make.topic(paper),),
        at=MOMENT,
        standfirst="Eleven to twelve.",
        lead_photo=make.photo(),
    )


PAGES = [
    "/",
    "/city/",
    "/2026/03/01/council-votes-for-the-tram/",
    "/topic/trams/",
    "/by/maya-adler/",
    "/kind/analysis/",
    "/kind/news/",
    "/archive/",
    "/archive/2026/",
    "/archive/2026/03/",
    "/archive/2026/03/01/",
    "/city/archive/",
    "/city/archive/2026/03/",
    "/topic/trams/archive/2026/03/01/",
    "/by/maya-adler/archive/2026/",
    "/corrections/",
]


@pytest.mark.parametrize("path", PAGES)
def test_page_answers_with_its_story_and_without_a_cookie(client, story, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    html = response.content.decode()
    assert 'lang="en"' in html
    if path not in {"/archive/", "/kind/analysis/", "/corrections/", "/city/archive/"} and not path.endswith("/2026/"):
        assert "Council votes for the tram" in html


def test_a_page_has_one_stylesheet_whose_name_and_end_are_the_editions_colours(client, paper, story):
    for accent in ("#0f4c5c", "#8a1c1c"):
        paper.accent = accent
        paper.save()
        styles = re.findall(r'rel="stylesheet" href="([^"]+)"', client.get("/").content.decode())
        assert styles == [f"/colours/{accent[1:]}-{paper.accent_dark[1:]}.css"]
        answer = client.get(styles[0])
        assert answer["Content-Type"] == "text/css; charset=utf-8"
        assert answer.content.decode().startswith("@font-face")
        assert answer.content.decode().endswith(colours.stylesheet(accent, paper.accent_dark))
    assert client.get("/colours/0.css").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_a_prefixed_edition_stand_below_the_prefix(client, paper, path):
    hebrew = make.edition("he")
    place = make.section(hebrew, "העיר", slug="city")
    make.published(place, by=make.person(hebrew), about=(make.topic(hebrew),), at=MOMENT)
    response = client.get(f"/he{path}")
    assert response.status_code == 200
    html = response.content.decode()
    assert 'dir="rtl"' in html
    assert 'href="/he/' in html


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/2026/03/01/nothing/",
        "/topic/nothing/",
        "/by/nobody/",
        "/kind/nothing/",
        "/archive/1999/",
        "/archive/2026/03/02/",
        "/archive/2026/13/",
        "/2026/02/30/x/",
        "/archive/99999999999/",
        "/%00/",
        "/topic/%00/",
        "/2026/03/01/a%00b/",
        "/%00",
    ],
)
def test_what_never_was_is_not_found(client, story, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "Council votes for the tram" in response.content.decode()


def test_a_withdrawn_story_says_so(client, story):
    story.unpublish()
    assert client.get(story.address).status_code == 410


def test_a_deleted_story_says_that_it_was_withdrawn(client, story):
    address = story.address
    story.delete()
    assert client.get(address).status_code == 410


def test_a_changed_slug_is_redirected(client, story):
    old = story.address
    story.address_slug = "tram"
    story.save_revision().publish()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, "/2026/03/01/tram/")


def test_the_tree_path_of_a_story_leads_to_its_address(client, story):
    response = client.get(f"/city/{story.slug}/")
    assert (response.status_code, response["Location"]) == (301, story.address)


def test_a_forgotten_slash_is_added(client, story):
    response = client.get(story.address.rstrip("/"))
    assert (response.status_code, response["Location"]) == (301, story.address)


def test_a_draft_has_no_public_address(client, paper, story):
    draft = make.draft(story.section, "Secret", by=story.bylines.get().person)
    assert client.get(f"/city/{draft.slug}/").status_code == 404


def test_an_information_page_is_shown(client, paper):
    page = InformationPage(title="About us", slug="about", locale=paper.locale, live=True)
    paper.home.specific.add_child(instance=page)
    assert "About us" in client.get("/about/").content.decode()


def test_what_changed_is_shown_word_by_word(client, story):
    story.title = "Council votes against the tram"
    story.save_revision().publish()
    html = client.get(f"{story.address}changes/").content.decode()
    assert "<del>for</del>" in html.replace(" ", " ")
    assert "<ins>against</ins>" in html


def test_a_story_never_stands_twice_on_a_front(client, paper, story):
    html = client.get("/").content.decode()
    assert html.count(f'href="{story.address}"') >= 1
    assert html.count("Council votes for the tram") == html.count("Council votes for the tram</a>")


def test_months_without_a_story_lead_nowhere(client, story):
    year = client.get("/archive/2026/").content.decode()
    assert "/archive/2026/03/" in year
    assert "/archive/2026/02/" not in year
    assert "/archive/2026/04/" not in year


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading_is_allowed(client, story, method):
    assert getattr(client, method)(story.address).status_code == 405
