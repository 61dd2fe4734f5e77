"""The home page of the newsroom and its menu."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import PageLogEntry

from masthead.newsroom import panels_registry, roles
from masthead.newsroom.home import reads
from masthead.newsroom.models import Assignment
from masthead.newsroom.rights import rights_of
from masthead.press import purging
from masthead.press.address import Address
from masthead.press.changes import touch
from masthead.press.models import Change, Purge
from masthead.stories.models import Story, Tribute
from tests import make
from tests.rooms.newsroom.staff import member

pytestmark = pytest.mark.django_db
HOME = "/newsroom/"


def text(client) -> str:
    response = client.get(HOME)
    assert response.status_code == 200
    return response.content.decode()


def test_the_home_page_has_no_panel_of_wagtails(desk, city):
    page = text(desk)
    for heading in ("Write a story", "Waits for me", "Due next", "Live now", "Changed in the last hour"):
        assert heading in page
    for words in ("Your most recent edits", "Wagtail", "Site summary"):
        assert words not in page.split("<main", 1)[-1].replace("wagtail", "")


def test_one_click_begins_a_story_in_a_section(desk, city):
    assert reverse("wagtailadmin_pages:add", args=["stories", "story", city.pk]) in text(desk)


def test_what_is_live_is_there_the_newest_first(desk, city, maya):
    now = timezone.now()
    for hours in (3, 1, 2):
        make.published(city, f"{hours} hours ago", by=maya, at=now - timedelta(hours=hours))
    make.draft(city, "Not live")
    assert [story.title for story in reads.live_now()] == ["1 hours ago", "2 hours ago", "3 hours ago"]


def test_what_waits_for_me(desk, noa, city, maya):
    later, sooner = make.draft(city, "Due later", by=maya), make.draft(city, "Due sooner", by=maya)
    now = timezone.now()
    Assignment.objects.create(story=later, claimed_by=noa, due_at=now + timedelta(days=2))
    Assignment.objects.create(story=sooner, claimed_by=noa, due_at=now + timedelta(days=1))
    judged = make.draft(city, "To be judged", by=maya)
    judged.save_revision()
    judged.get_workflow().start(judged, noa)
    own = make.draft(city, "My own")
    Story.objects.filter(pk=own.pk).update(owner=noa)
    assert [(each.why, each.story.title) for each in reads.waiting(noa)] == [
        ("claimed", "Due sooner"),
        ("claimed", "Due later"),
        ("review", "To be judged"),
        ("draft", "My own"),
    ]
    page = text(desk)
    assert "Approve" in page
    assert "due" in page


def test_what_is_due_is_there_for_all_who_may_look_until_readers_have_it(desk, noa, city, maya):
    later, sooner = make.draft(city, "Due later", by=maya), make.draft(city, "Due sooner", by=maya)
    now = timezone.now()
    for story, hours in ((later, 5), (sooner, 1), (make.published(city, "Out already", by=maya), 2)):
        Assignment.objects.create(story=story, due_at=now + timedelta(hours=hours))
    assert [each.story.title for each in reads.planned(rights_of(noa))] == ["Due sooner", "Due later"]
    assert "Due next" in text(desk)


def test_tributes_and_the_worklist_are_counted_for_those_who_may_judge(desk, reporter, city, maya):
    story = make.published(city, by=maya)
    Tribute.objects.create(story=story, name="A friend", text="Dear", written_at=timezone.now())
    Story.objects.filter(pk=story.pk).update(lacks="credit")
    assert "1 tribute waits" in text(desk)
    assert "1 story of the archive lacks" in text(desk)
    assert "tribute" not in text(reporter).split("<main", 1)[-1]


def test_the_last_hour_names_each_page_once_with_who_did_it(desk, noa, city, maya):
    story = make.draft(city, "Much edited", by=maya)
    story.save_revision(user=noa, log_action=True)
    story.save_revision(user=noa, log_action=True).publish(user=noa)
    old = make.draft(city, "Long ago", by=maya)
    old.save_revision(user=noa, log_action=True)
    PageLogEntry.objects.filter(page_id=old.pk).update(timestamp=timezone.now() - timedelta(hours=2))
    changes = [change for change in reads.last_hour(rights_of(noa)) if change.page_id in {story.pk, old.pk}]
    assert [(change.title, change.who) for change in changes] == [("Much edited", "Noa Levi")]


def test_a_room_puts_a_panel_there_by_registering(desk, city):
    class Tides(Component):
        def render_html(self, parent_context=None):
            return "High water at noon"

    panels_registry.register("tides", lambda request: Tides(), 5)
    panels_registry.register("nothing", lambda request: None, 6)
    try:
        assert "High water at noon" in text(desk)
    finally:
        panels_registry.unregister("tides")
        panels_registry.unregister("nothing")
    assert "High water at noon" not in text(desk)


def test_the_home_page_asks_the_tree_for_nothing_that_grows(desk, city, maya):
    make.published(city, by=maya)
    desk.get(HOME)
    with CaptureQueriesContext(connection) as queries:
        desk.get(HOME)
    sorting = [q["sql"] for q in queries if "wagtailcore_page" in q["sql"] and "COUNT(" in q["sql"]]
    assert not sorting


@pytest.mark.parametrize("role", roles.ROLES)
def test_every_role_has_a_home_page_and_a_menu(city, role, settings):
    settings.MASTHEAD_TWO_FACTOR_ROLES = []
    client = Client()
    client.force_login(member(role, name="somebody"), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = text(client)
    assert reverse("newsroom_stories") in page
    assert (reverse("newsroom_fronts") in page) == (role in {roles.FRONT_EDITOR, roles.EDITOR, roles.ADMINISTRATOR})
    assert (reverse("newsroom_write") in page) == (role in {roles.REPORTER, roles.EDITOR, roles.ADMINISTRATOR})


@pytest.mark.parametrize(
    "name",
    [
        "newsroom_stories",
        "newsroom_write",
        "newsroom_fronts",
        "newsroom_worklist",
        "newsroom_corrections",
        "newsroom_help",
        "newsroom_topics_merge",
        "newsroom_information:index",
        "wagtailsnippets_stories_topic:list",
        "wagtailsnippets_stories_topic:add",
        "wagtailsnippets_people_person:list",
        "wagtailsnippets_people_person:add",
        "wagtailsnippets_agencies_agency:list",
        "wagtailsnippets_agencies_agency:add",
        "wagtailsnippets_editions_edition:list",
        "wagtailsnippets_editions_edition:add",
        "wagtailsnippets_editions_menu:list",
        "wagtailsnippets_editions_menu:add",
        "wagtailsnippets_stories_tribute:list",
        "wagtailimages:index",
        "wagtailadmin_reports:site_history",
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
        "wagtailredirects:index",
    ],
)
def test_every_entry_of_the_menu_opens(city, settings, name):
    settings.MASTHEAD_TWO_FACTOR_ROLES = []
    client = Client()
    client.force_login(member(roles.ADMINISTRATOR), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse(name)).status_code == 200


def test_editing_a_menu_keeps_the_order_and_is_logged(city, paper, settings):
    from wagtail.models import ModelLogEntry
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    from masthead.editions.models import MenuItem

    settings.MASTHEAD_TWO_FACTOR_ROLES = []
    client = Client()
    client.force_login(member(roles.ADMINISTRATOR), backend="allauth.account.auth_backends.AuthenticationBackend")
    rows = [
        {"title": "Second", "path": "b/", "place": "everywhere", "page": "", "ORDER": "2"},
        {"title": "First", "path": "a/", "place": "everywhere", "page": "", "ORDER": "1"},
    ]
    data = nested_form_data({"edition": paper.pk, "items": inline_formset(rows)})
    response = client.post(reverse("wagtailsnippets_editions_menu:add"), data)
    assert response.status_code == 302
    assert list(MenuItem.objects.order_by("sort_order").values_list("title", flat=True)) == ["First", "Second"]
    assert ModelLogEntry.objects.filter(content_type__model="menu").exists()


def test_choosers_of_people_ask_the_index(desk, maya, paper):
    from masthead.search import fill
    from masthead.search.documents import NEWSROOM

    make.person(paper, "Ora Bloch")
    fill.rebuild(NEWSROOM)
    page = desk.get(reverse("wagtailsnippetchoosers_people_person:choose_results"), {"q": "maya"}).content.decode()
    assert "Maya Adler" in page
    assert "Ora Bloch" not in page
    found = desk.get(reverse("newsroom_people_find"), {"q": "blo"}).json()["found"]
    assert [each["name"] for each in found] == ["Ora Bloch"]


def test_editors_are_told_when_readers_wait_and_no_sooner(client: Client, settings):
    settings.MASTHEAD_STORES_PAGES = True
    client.force_login(member(roles.EDITOR))
    touch("story:1")
    assert "Readers wait" not in text(client)
    Change.objects.update(made_at=timezone.now() - timedelta(minutes=1))
    assert "Readers wait for what was published" in text(client)


def test_the_newsroom_is_told_when_a_cache_does_not_take_purges(desk, city, settings):
    settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": "masthead.press.copies.Proxy", "LOCATION": "http://cache"}}
    purging.ask([Address("", "/city/")])
    assert "Copies of pages outside" not in text(desk)
    Purge.objects.update(made_at=timezone.now() - timedelta(minutes=1), failure="proxy: refused")
    page = text(desk)
    assert "Copies of pages outside the newspaper may be old" in page
    assert "proxy: refused" in page
