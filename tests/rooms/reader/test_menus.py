"""The menu as readers see it: where its entries lead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from masthead.editions.models import Edition, Menu, MenuItem
from masthead.look.chrome import menu_view
from masthead.press import working
from masthead.press.address import Address
from masthead.press.recording import recording
from tests import make
from tests.once import once

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)


@once
def paper() -> Edition:
    return make.edition()


@once
def hebrew(paper: Edition) -> Edition:
    return make.edition("he")


def leads_to(edition: Edition, page: object) -> list[str]:
    """The addresses in an edition's menu with this page as its one entry."""
    menu, _ = Menu.objects.get_or_create(edition=edition)
    MenuItem.objects.filter(menu=menu).delete()
    MenuItem.objects.create(menu=menu, page=page)
    return [entry.url for entry in menu_view(edition).main]


def test_an_entry_leads_to_a_page_of_its_own_edition(paper, hebrew):
    assert leads_to(paper, make.section(paper)) == ["/city/"]
    assert leads_to(hebrew, make.section(hebrew, "העיר", slug="city")) == ["/he/city/"]
    assert leads_to(hebrew, hebrew.home) == ["/he/"]


def test_an_entry_leads_to_a_page_of_another_edition(client, paper, hebrew):
    city = make.section(paper)
    assert leads_to(hebrew, city) == ["/city/"]
    assert leads_to(hebrew, paper.home) == ["/"]
    assert leads_to(paper, make.section(hebrew, "העיר", slug="place")) == ["/he/place/"]
    assert client.get("/he/place/").status_code == 200


def test_an_entry_leads_to_another_editions_host(paper, hebrew, settings):
    settings.MASTHEAD_ADDRESS = "https://paper.example"
    hebrew.host, hebrew.prefix = "he.paper.example", ""
    hebrew.save()
    place = make.section(hebrew, "העיר", slug="place")
    story = make.published(place, by=make.person(hebrew), at=MOMENT)
    assert leads_to(paper, place) == ["https://he.paper.example/place/"]
    assert leads_to(paper, story) == [f"https://he.paper.example{story.address}"]
    assert leads_to(hebrew, story) == [story.address]
    assert leads_to(hebrew, make.section(paper)) == ["https://paper.example/city/"]


def test_a_menu_with_another_editions_page_leaves_that_editions_key(paper, hebrew):
    with recording() as keys:
        leads_to(hebrew, make.section(paper))
    assert {f"edition:{paper.pk}", f"menu:{hebrew.pk}"} <= set(keys)


def test_a_story_in_the_menu_that_gets_another_headline_changes_every_page(client, store, paper):
    story = make.published(make.section(paper), "The tram is late", by=make.person(paper), at=MOMENT)
    leads_to(paper, story)
    working.drain()
    assert b"The tram is late" in client.get("/corrections/").content
    story.title = "The tram is here"
    story.save_revision().publish()
    working.drain()
    page = store.get(Address("", "/corrections/"))
    assert page is not None
    assert b"The tram is here" in page.body
    assert b"The tram is late" not in page.body


def test_a_section_that_moves_is_led_to_by_the_stories_that_name_it(client, store, paper):
    city = make.section(paper)
    port = make.section(paper, "Port")
    text = [("paragraph", f'<p>See <a linktype="page" id="{port.pk}">the port</a>.</p>')]
    story = make.published(city, by=make.person(paper), body=text, at=MOMENT)
    working.drain()
    assert b'href="/port/"' in client.get(story.address).content
    port.slug = "harbour"
    port.save_revision().publish()
    working.drain()
    page = store.get(Address("", story.address))
    assert page is not None
    assert b'<a href="/harbour/">the port</a>' in page.body
