"""The newsroom says whether readers have a story's newest version, and what waits."""

from __future__ import annotations

import pytest
from django.urls import reverse

from masthead.press import serving, spreading, state, working
from masthead.press.models import Sheet
from masthead.press.stores.memory import MemoryStore
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(monkeypatch, settings):
    kept = MemoryStore()
    for module in (serving, working):
        monkeypatch.setattr(module, "store", lambda: kept)
    settings.MASTHEAD_STORES_PAGES = True


@pytest.fixture
def story(city, maya):
    made = make.published(city, "The ferry sails", by=maya)
    spreading.enlist()
    working.drain()
    return made


def beside(desk, story) -> str:
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    return page[page.index('data-side-panel="readers"') :] if 'data-side-panel="readers"' in page else ""


def test_of_a_pressed_story_the_editor_says_since_when_and_where_readers_see_it(desk, story, city):
    words = beside(desk, story)
    assert "Readers have the newest version." in words
    for path in ("/", "/city/", f"/by/{story.bylines.first().person.slug}/"):
        assert f'<a href="{path}"' in words
    assert f'<a href="{story.address}"' not in words


def test_until_the_press_has_done_its_work_the_editor_says_that_readers_wait(desk, story):
    story.title = "The ferry sails again"
    story.save_revision().publish()
    assert "Readers get the newest version in a moment" in beside(desk, story)
    assert spreading.spread() > 0
    words = beside(desk, story)
    assert "Readers get the newest version in a moment" in words
    assert "still to be replaced" in words
    working.drain()
    assert "Readers have the newest version." in beside(desk, story)


def test_a_page_that_cannot_be_made_says_why(desk, story):
    Sheet.objects.filter(path=story.address).update(due_number=10**9, failure="the disk is full")
    assert "the disk is full" in beside(desk, story)


def test_of_a_draft_there_is_nothing_to_say(desk, city, maya):
    assert beside(desk, make.draft(city, "Not yet", by=maya)) == ""


def test_the_home_page_counts_what_waits(desk, story):
    assert "Readers have everything that was published." in desk.get("/newsroom/").content.decode()
    story.title = "The ferry is late"
    story.save_revision().publish()
    spreading.spread()
    number = state.queue().waiting
    assert number > 3
    assert f"{number} pages are to be replaced." in desk.get("/newsroom/").content.decode()
