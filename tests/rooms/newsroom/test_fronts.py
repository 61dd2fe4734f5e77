"""Arranging a front."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from masthead.fronts.fill import front_of
from masthead.fronts.models import Placement, River
from masthead.newsroom import roles
from masthead.newsroom.arranging import arrangement
from masthead.stories import lists
from tests import make
from tests.once import once
from tests.rooms.newsroom.staff import member

pytestmark = pytest.mark.django_db


@once
def stories(city, maya):
    return [make.published(city, f"Story {number}", by=maya) for number in range(6)]


@pytest.fixture
def address(paper):
    return reverse("newsroom_front", args=[paper.home_id])


def seen(client, address) -> str:
    return client.get(address).context["seen"]


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_an_empty_front_shows_what_the_newest_would_fill(desk, address, stories):
    context = desk.get(address).context
    assert context["lead"] == []
    assert [story.title for story in context["filled_lead"]] == ["Story 5"]
    assert [story.title for story in context["filled_secondary"]] == ["Story 4", "Story 3", "Story 2", "Story 1"]


def test_placed_stories_stand_in_their_order_and_readers_get_them(desk, address, stories, paper):
    data = {"seen": seen(desk, address), "lead": stories[0].pk, "secondary": [stories[3].pk, stories[1].pk]}
    assert desk.post(address, data).status_code == 302
    front = front_of(paper.home, lists.of_edition(paper.pk))
    assert front.lead == stories[0].pk
    assert front.secondaries[:2] == (stories[3].pk, stories[1].pk)
    context = desk.get(address).context
    assert [story.title for story in context["secondary"]] == ["Story 3", "Story 1"]
    assert len(context["filled_secondary"]) == 2


def test_rivers_with_their_look_length_and_pins(desk, address, stories, paper, city):
    sport = make.section(paper, "Sport", slug="sport")
    data = {
        "seen": seen(desk, address),
        "river": [sport.pk, city.pk],
        f"river-{sport.pk}-density": "dense",
        f"river-{sport.pk}-length": "3",
        f"river-{city.pk}-density": "nonsense",
        f"river-{city.pk}-length": "9999",
        f"river-{city.pk}-pin": [stories[2].pk, stories[0].pk],
    }
    desk.post(address, data)
    assert list(River.objects.order_by("position").values_list("section", "density", "length")) == [
        (sport.pk, "dense", 3),
        (city.pk, "standard", 5),
    ]
    river = desk.get(address).context["rivers"][1]
    assert [story.title for story in river["pins"]] == ["Story 2", "Story 0"]


def test_what_cannot_stand_is_refused_and_shown_again(desk, address, stories, city, paper, maya):
    draft = make.draft(city, "Draft")
    hebrew = make.edition("he")
    foreign = make.published(make.section(hebrew, "Ir", slug="ir"), "Foreign", by=make.person(hebrew, "Maya he"))
    for data, words in (
        ({"lead": draft.pk}, "Readers do not see: Draft"),
        ({"lead": foreign.pk}, "another edition"),
        ({"lead": stories[0].pk, "secondary": [stories[0].pk]}, "once"),
        ({"river": [999999]}, "section of this edition"),
    ):
        response = desk.post(address, {"seen": seen(desk, address), **data})
        assert response.status_code == 200
        assert words in said(response)
    assert not Placement.objects.exists()
    assert not River.objects.exists()


def test_two_editors_do_not_undo_each_other_unseen(desk, address, stories, paper):
    mark = seen(desk, address)
    desk.post(address, {"seen": mark, "lead": stories[0].pk})
    response = desk.post(address, {"seen": mark, "lead": stories[1].pk})
    assert "Somebody else has changed this front" in said(response)
    assert Placement.objects.get().story_id == stories[0].pk


def test_arranging_is_in_the_audit_log_with_before_and_after(desk, address, stories, noa):
    desk.post(address, {"seen": seen(desk, address), "lead": stories[0].pk})
    entry = PageLogEntry.objects.get(action="newsroom.front")
    assert entry.user == noa
    assert entry.data["before"]["lead"] == []
    assert entry.data["after"]["lead"] == [stories[0].pk]
    assert "Front arranged" in desk.get("/newsroom/reports/site-history/").content.decode()


def test_saving_without_a_change_writes_nothing(desk, address, stories):
    desk.post(address, {"seen": seen(desk, address)})
    assert not PageLogEntry.objects.filter(action="newsroom.front").exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [(roles.FRONT_EDITOR, 200), (roles.EDITOR, 200), (roles.REPORTER, 302), (roles.PHOTO_EDITOR, 302)],
)
def test_only_those_who_place_stories_come_here(address, stories, role, status):
    client = Client()
    client.force_login(member(role, name="somebody"), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(address).status_code == status
    assert client.get(reverse("newsroom_fronts")).status_code == status
    if status == 302:
        client.post(address, {"lead": stories[0].pk})
        assert not Placement.objects.exists()


def test_a_section_has_a_front_of_its_own_and_a_story_has_none(desk, city, stories):
    assert desk.get(reverse("newsroom_front", args=[city.pk])).status_code == 200
    assert desk.get(reverse("newsroom_front", args=[stories[0].pk])).status_code == 404
    assert "Home page of" in desk.get(reverse("newsroom_fronts")).content.decode()


def test_an_arrangement_is_read_back_as_it_was_saved(paper, city, stories, noa):
    wanted = arrangement.Arrangement(
        lead=(stories[1].pk,),
        secondary=(stories[0].pk, stories[2].pk),
        rivers=(arrangement.RiverWish(city.pk, "wide", 4, (stories[3].pk, stories[4].pk)),),
    )
    arrangement.save(paper.home, wanted, seen="", by=noa)
    assert arrangement.of_front(paper.home) == wanted
