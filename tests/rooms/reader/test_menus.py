"""The menu as readers see it: where its entries lead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from masthead.editions.models import Edition, Menu, MenuItem
from masthead.look.chrome import menu_view
from masthead.press.recording import recording
from tests import make

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)


@pytest.fixture
def paper() -> Edition:
    return make.edition()


@pytest.fixture
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
