"""Raising and lowering breaking news in the newsroom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from masthead.fronts.models import BreakingNews
from masthead.newsroom import roles
from tests import make
from tests.once import once
from tests.rooms.newsroom.staff import member

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("forms, rights and words of the newsroom, on rows that any database gives alike"),
]
HOME = "/newsroom/"
RAISE = reverse("newsroom_raise")


@once
def story(city, maya):
    return make.published(city, "Ferry aground off the mole", by=maya)


def words(paper, **values):
    """What the form on the home page posts."""
    return {"text": "Harbour closed", "story": "", "edition": paper.pk, "length": "30", "until": ""} | values


def said(client: Client, response) -> str:
    """The messages after a click."""
    page = client.get(response.url)
    return " ".join(str(message) for message in page.context["messages"])


def minutes_left(bar: BreakingNews) -> float:
    return (bar.until - timezone.now()).total_seconds() / 60


def test_words_are_raised_from_the_home_page_with_one_click_and_lowered_with_another(desk, noa, paper):
    response = desk.post(RAISE, words(paper))
    bar = BreakingNews.objects.get()
    assert (bar.text, bar.story, bar.raised_by, bar.edition) == ("Harbour closed", None, noa, paper)
    assert 29 < minutes_left(bar) <= 31
    page = desk.get(response.url).content.decode()
    assert "Harbour closed" in page
    assert reverse("newsroom_lower", args=[paper.pk]) in page
    assert "lowered" in said(desk, desk.post(reverse("newsroom_lower", args=[paper.pk])))
    bar.refresh_from_db()
    assert bar.lowered_at is not None
    assert "any more" in said(desk, desk.post(reverse("newsroom_lower", args=[paper.pk])))


def test_words_may_lead_to_a_story(desk, paper, story):
    desk.post(RAISE, words(paper, story=story.pk))
    assert BreakingNews.objects.get().story_id == story.pk


@pytest.mark.parametrize(("length", "minutes"), [("60", 60), ("120", 120), ("360", 360)])
def test_lengths_are_offered(desk, paper, length, minutes):
    desk.post(RAISE, words(paper, length=length))
    assert minutes - 1 < minutes_left(BreakingNews.objects.get()) <= minutes + 1


def test_an_editor_may_choose_the_end(desk, paper):
    chosen = (timezone.localtime() + timedelta(hours=5)).replace(second=0, microsecond=0)
    desk.post(RAISE, words(paper, length="own", until=f"{chosen:%Y-%m-%dT%H:%M}"))
    assert BreakingNews.objects.get().until == chosen


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"length": "own"}, "Say until when"),
        ({"length": ""}, "It ends by itself"),
        ({"text": ""}, "words or a story"),
        ({"text": "x" * 121}, "at most 120"),
        ({"edition": ""}, "Edition"),
        ({"length": "own", "until": "2020-01-01T10:00"}, "lie ahead"),
    ],
)
def test_what_cannot_be_raised_is_refused_in_words(desk, paper, wrong, why):
    assert why in said(desk, desk.post(RAISE, words(paper, **wrong)))
    assert not BreakingNews.objects.exists()


def test_a_draft_cannot_be_linked(desk, paper, city):
    draft = make.draft(city, "Embargoed")
    for address, values in (
        (RAISE, words(paper, story=draft.pk)),
        (reverse("newsroom_raise_story", args=[draft.pk]), {}),
    ):
        assert said(desk, desk.post(address, values))
        assert not BreakingNews.objects.exists()


def test_a_story_is_raised_from_the_home_page_the_list_and_its_editor_for_an_hour(desk, city, maya, story):
    address = reverse("newsroom_raise_story", args=[story.pk])
    editor = reverse("wagtailadmin_pages:edit", args=[story.pk])
    for page in (HOME, reverse("newsroom_stories"), editor):
        assert address in desk.get(page).content.decode()
    assert 'form="newsroom-raise"' in desk.get(editor).content.decode()
    response = desk.post(address, {"next": editor})
    bar = BreakingNews.objects.get()
    assert (bar.words, bar.text, bar.story_id) == (story.title, "", story.pk)
    assert 59 < minutes_left(bar) <= 61
    assert response.url == editor
    draft = make.draft(city, "Not public", by=maya)
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert "Raise as breaking news" not in page


def test_nobody_is_led_to_another_site_afterwards(desk, story):
    address = reverse("newsroom_raise_story", args=[story.pk])
    assert desk.post(address, {"next": "https://elsewhere.example/"}).url == HOME


def test_raising_and_lowering_is_in_the_audit_log(desk, noa, paper):
    desk.post(RAISE, words(paper))
    desk.post(reverse("newsroom_lower", args=[paper.pk]))
    entries = PageLogEntry.objects.filter(action__startswith="fronts.").order_by("timestamp")
    assert [(entry.action, entry.user, entry.data["text"]) for entry in entries] == [
        ("fronts.raise_bar", noa, "Harbour closed"),
        ("fronts.lower_bar", noa, "Harbour closed"),
    ]
    assert "Breaking news lowered" in desk.get("/newsroom/reports/site-history/").content.decode()


@pytest.mark.parametrize("role", roles.ROLES)
def test_only_those_who_arrange_fronts_raise_and_lower(paper, story, settings, role):
    settings.MASTHEAD_TWO_FACTOR_ROLES = []
    client = Client()
    client.force_login(member(role, name="somebody"), backend="allauth.account.auth_backends.AuthenticationBackend")
    may = role in {roles.FRONT_EDITOR, roles.EDITOR, roles.ADMINISTRATOR}
    for page in (HOME, reverse("newsroom_stories")):
        assert ("Raise as breaking news" in client.get(page).content.decode()) == may
    client.post(RAISE, words(paper))
    client.post(reverse("newsroom_raise_story", args=[story.pk]))
    assert BreakingNews.objects.count() == (2 if may else 0)
    client.post(reverse("newsroom_lower", args=[paper.pk]))
    assert not BreakingNews.objects.filter(lowered_at=None).exists()


def test_nothing_is_raised_by_following_a_link(desk, story):
    assert desk.get(reverse("newsroom_raise_story", args=[story.pk])).status_code == 405
    assert desk.get(RAISE).status_code == 405


def test_the_new_right_leaves_others_as_administrators_changed_them():
    group = Group.objects.get(name=roles.FRONT_EDITOR)
    rights = Permission.objects.filter(content_type__app_label="fronts")
    group.permissions.remove(*rights)
    roles.give(apps, roles.BREAKING)
    models = set(
        group.permissions.filter(content_type__app_label="fronts").values_list("content_type__model", flat=True)
    )
    assert models == {"breakingnews"}
