"""From any page of the paper to what an editor edits, in one step."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from masthead.newsroom.behind import behind
from tests import make
from tests.once import once

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("forms, rights and words of the newsroom, on rows that any database gives alike"),
]
EDIT = "/newsroom/edit"


def page_edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opened(client, url) -> str:
    return client.get(EDIT, {"url": url}).url


@once
def story(city, maya):
    return make.published(city, by=maya)


def test_a_story_by_its_path_its_address_and_with_what_browsers_add(desk, story):
    whole = f"http://127.0.0.1:8000{story.address}"
    for url in (story.address, story.address.rstrip("/"), whole, f"{whole}?utm_source=x#comments", f" {whole} "):
        assert opened(desk, url) == page_edit(story)


def test_a_withdrawn_story_too(desk, story):
    story.unpublish()
    assert opened(desk, story.address) == page_edit(story)


def test_fronts_sections_topics_and_bylines(desk, paper, city, maya, story):
    trams = make.topic(paper)
    assert opened(desk, "/") == reverse("newsroom_front", args=[paper.home_id])
    assert opened(desk, "/city/") == page_edit(city)
    assert opened(desk, "/topic/trams/") == reverse("wagtailsnippets_stories_topic:edit", args=[trams.pk])
    assert opened(desk, "/by/maya-adler/") == reverse("wagtailsnippets_people_person:edit", args=[maya.pk])


def test_a_merged_topic_leads_to_its_heir(desk, paper):
    trams = make.topic(paper)
    make.topic(paper, "Tramways", merged_into=trams)
    assert opened(desk, "/topic/tramways/").endswith(f"/{trams.pk}/")


def test_another_edition_by_prefix_and_by_host(desk, paper):
    hebrew = make.edition("he")
    arabic = make.edition("ar", host="ar.example.org", prefix="")
    for edition, base in ((hebrew, "/he"), (arabic, "https://ar.example.org")):
        section = make.section(edition, "Ir", slug="ir")
        story = make.published(section, "Headline", by=make.person(edition, "Somebody"))
        path = story.address if base.startswith("http") else story.address.removeprefix("/he")
        assert opened(desk, f"{base}{path}") == page_edit(story)
        assert opened(desk, f"{base}/ir/") == page_edit(section)


def test_a_hebrew_address_as_browsers_copy_it(desk, paper, city, maya):
    story = make.published(city, "העיר תצביע", by=maya)
    from urllib.parse import quote

    assert opened(desk, quote(story.address)) == page_edit(story)


def test_an_old_address_leads_on(desk, story):
    Redirect.objects.create(old_path="/archives/17", redirect_page=story)
    Redirect.objects.create(old_path="/?p=17", redirect_link=story.address)
    assert opened(desk, "/archives/17/") == page_edit(story)
    assert opened(desk, "http://127.0.0.1:8000/?p=17") == page_edit(story)


def test_redirects_in_a_circle_end(paper):
    Redirect.objects.create(old_path="/a", redirect_link="/b/")
    Redirect.objects.create(old_path="/b", redirect_link="/a/")
    assert behind("/a/") is None


def test_a_deleted_story_is_said_to_be_gone(desk, story):
    story.delete()
    response = desk.get(EDIT, {"url": story.address}, follow=True)
    assert "deleted for good" in response.content.decode()


@pytest.mark.parametrize(
    "url", ["/nothing/", "javascript:alert(1)", "http://[", "https://elsewhere.example/%00", "ftp://x/", "//", "%ff"]
)
def test_what_leads_nowhere_is_said_and_harms_nobody(desk, paper, url):
    response = desk.get(EDIT, {"url": url})
    assert response.status_code == 302
    assert response.url.startswith("/newsroom/")


def test_strangers_are_asked_to_sign_in(client, story):
    assert client.get(EDIT, {"url": story.address}).url.startswith("/newsroom/account/login/?next=")


def test_the_help_offers_the_bookmarklet(desk, paper):
    page = desk.get(reverse("newsroom_help")).content.decode()
    assert "javascript:location.href=" in page
    assert "/newsroom/edit?url=" in page
