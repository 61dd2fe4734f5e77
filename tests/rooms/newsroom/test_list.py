"""The list of stories: filters, words, rights, and what the database is asked for it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from masthead.newsroom import roles
from masthead.newsroom.desk import asked as asking
from masthead.newsroom.desk import finding
from masthead.newsroom.models import Assignment
from masthead.newsroom.rights import rights_of
from masthead.search import fill
from masthead.search.documents import NEWSROOM
from masthead.stories import states
from masthead.stories.filing import Filing, file, refile
from masthead.stories.models import Story
from masthead.stories.states import State
from tests import make
from tests.once import once
from tests.rooms.newsroom.staff import member

pytestmark = pytest.mark.django_db
LIST = "/newsroom/stories/"


@once
def desk_stories(paper, city, maya):
    """A draft, a live one, a live one with changes, a withdrawn one."""
    sport = make.section(paper, "Sport", slug="sport")
    draft = make.draft(city, "Draft about trams", by=maya)
    live = make.published(city, "Live about boats", by=maya, kind="analysis")
    changed = make.published(sport, "Changed about boats", by=make.person(paper, "Ora Bloch"))
    changed.title = "Changed about nets"
    changed.save_revision()
    withdrawn = make.published(sport, "Withdrawn about fish", by=maya)
    withdrawn.unpublish()
    return {"draft": draft, "live": live, "changed": changed, "withdrawn": withdrawn}


def found(client, **asked) -> set[str]:
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return {story.get_admin_display_title() for story, _ in response.context["rows"]}


def test_everything_is_listed_the_last_changed_first(desk, desk_stories):
    rows = desk.get(LIST).context["rows"]
    assert [story.get_admin_display_title() for story, _ in rows] == [
        "Withdrawn about fish",
        "Changed about nets",
        "Live about boats",
        "Draft about trams",
    ]


@pytest.mark.parametrize(
    ("status", "headlines"),
    [
        ("draft", {"Draft about trams"}),
        ("live", {"Live about boats"}),
        ("changed", {"Changed about nets"}),
        ("withdrawn", {"Withdrawn about fish"}),
        ("workflow", set()),
        ("nonsense", {"Draft about trams", "Live about boats", "Changed about nets", "Withdrawn about fish"}),
    ],
)
def test_by_status(desk, desk_stories, status, headlines):
    assert found(desk, status=status) == headlines


def test_by_being_in_a_workflow(desk, desk_stories, noa):
    story = desk_stories["draft"]
    story.save_revision()
    story.get_workflow().start(story, noa)
    assert found(desk, status="workflow") == {"Draft about trams"}


def test_by_section_with_all_below_it(desk, desk_stories, paper, city, maya):
    make.published(make.section(paper, "Streets", parent=city, slug="streets"), "In a street", by=maya)
    assert found(desk, section=city.pk) == {"Draft about trams", "Live about boats", "In a street"}
    assert found(desk, section=999999) == set()


def test_by_kind_byline_topic_edition_and_worklist(desk, desk_stories, paper, maya, city):
    trams = make.topic(paper)
    make.published(city, "With topic", by=maya, about=(trams,))
    Story.objects.filter(pk=desk_stories["live"].pk).update(lacks="credit alt")
    assert found(desk, kind="analysis") == {"Live about boats"}
    assert found(desk, by=maya.pk) == {"Draft about trams", "Live about boats", "Withdrawn about fish", "With topic"}
    assert found(desk, topic=trams.pk) == {"With topic"}
    assert found(desk, lacks="alt") == {"Live about boats"}
    assert found(desk, lacks="byline") == set()
    assert found(desk, edition=paper.pk, kind="analysis") == {"Live about boats"}
    assert found(desk, edition=paper.pk + 1) == set()


def test_a_prolific_byline_is_asked_in_another_way_with_the_same_answer(desk, desk_stories, maya, monkeypatch):
    few = [story.pk for story, _ in desk.get(LIST, {"by": maya.pk}).context["rows"]]
    monkeypatch.setattr(finding, "MANY", 1)
    response = desk.get(LIST, {"by": maya.pk})
    assert [story.pk for story, _ in response.context["rows"]] == few
    assert response.context["total"].number == len(few) == 3


def test_what_somebody_claimed(desk, desk_stories, noa):
    Assignment.objects.create(story=desk_stories["draft"], claimed_by=noa)
    assert found(desk, mine="1") == {"Draft about trams"}
    assert "with Noa Levi" in desk.get(LIST).content.decode()


def test_by_words_of_the_latest_version_and_any_filter_with_them(desk, desk_stories, city):
    fill.rebuild(NEWSROOM)
    assert found(desk, q="about boats") == {"Live about boats"}
    assert found(desk, q="about") == {
        "Draft about trams", "Live about boats", "Changed about nets", "Withdrawn about fish",
    }  # fmt: skip
    assert found(desk, q="about", status="changed") == {"Changed about nets"}
    assert found(desk, q="about", section=city.pk) == {"Draft about trams", "Live about boats"}
    assert found(desk, q="about", status="workflow") == set()
    assert found(desk, q="by:bloch") == {"Changed about nets"}


def test_while_there_is_no_index_headlines_are_searched_and_that_is_said(desk, desk_stories):
    response = desk.get(LIST, {"q": "boats"})
    assert {story.title for story, _ in response.context["rows"]} == {"Live about boats", "Changed about boats"}
    assert "only headlines were searched" in response.content.decode()


@pytest.mark.parametrize("nonsense", ["-1", "abc", "9" * 40, "1' OR 1=1", "\x00", "²", ""])
def test_nonsense_in_the_address_is_ignored(desk, desk_stories, nonsense):
    names = ("section", "by", "topic", "edition", "from", "to", "p", "kind", "lacks", "status", "mine")
    response = desk.get(LIST, dict.fromkeys(names, nonsense))
    assert response.status_code == 200
    assert len(response.context["rows"]) == 4


def test_counts_are_bounded(desk, desk_stories, monkeypatch):
    monkeypatch.setattr(finding, "COUNTED", 2)
    page = desk.get(LIST).content.decode()
    assert "More than 2 stories" in page


def test_a_reporter_of_one_section_sees_it_and_what_readers_see(desk_stories, city):
    desk_group = Group.objects.create(name="City desk")
    desk_group.permissions.set(Group.objects.get(name=roles.REPORTER).permissions.all())
    add = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=desk_group, page=city, permission=add)
    dana = member("City desk")
    client = Client()
    client.force_login(dana, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert found(client) == {"Draft about trams", "Live about boats", "Changed about nets"}
    assert found(client, status="withdrawn") == set()


def test_who_has_no_right_on_pages_sees_what_readers_see_and_no_way_to_edit(desk_stories):
    client = Client()
    client.force_login(member(roles.PHOTO_EDITOR), backend="allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(LIST)
    assert {story.title for story, _ in response.context["rows"]} == {"Live about boats", "Changed about boats"}
    assert not any(may_edit for _, may_edit in response.context["rows"])


def test_no_query_joins_or_sorts_the_tree(noa, desk_stories, maya, paper):
    rights = rights_of(noa)
    for values in (
        {},
        {"status": "draft"},
        {"section": str(desk_stories["live"].section_id)},
        {"kind": "news"},
        {"by": str(maya.pk)},
        {"edition": str(paper.pk)},
        {"lacks": "alt"},
        {"from": "2026-01-01"},
    ):
        with CaptureQueriesContext(connection) as queries:
            result = finding.Found(asking.read(values), rights)
            result.ids(0, 50)
            assert result.total is not None
        asked = [query["sql"] for query in queries if '"stories_story"' in query["sql"]]
        assert asked
        assert not [sql for sql in asked if "wagtailcore_page" in sql], values


def test_the_worklist_is_the_list_with_what_lacks(desk, desk_stories):
    Story.objects.filter(pk=desk_stories["live"].pk).update(lacks="byline")
    for query in ("", "?lacks=byline", "?lacks="):
        rows = desk.get(reverse("newsroom_worklist") + query).context["rows"]
        assert [story.title for story, _ in rows] == ["Live about boats"], query
    assert not desk.get(reverse("newsroom_worklist") + "?lacks=alt").context["rows"]


def test_the_worklist_is_searched_by_words(desk, desk_stories):
    story = desk_stories["live"]
    story.lacks = "alt byline"
    story.save()
    for lacks, titles in (("any", ["Live about boats"]), ("alt", ["Live about boats"]), ("credit", [])):
        rows = desk.get(reverse("newsroom_worklist"), {"q": "boats", "lacks": lacks}).context["rows"]
        assert [story.title for story, _ in rows] == titles, lacks


def test_the_claim_button_takes_a_story_over(desk, reporter, desk_stories, noa):
    story = desk_stories["draft"]
    desk.post(reverse("newsroom_claim", args=[story.pk]))
    assert Assignment.objects.get().claimed_by == noa
    reporter.post(reverse("newsroom_claim", args=[story.pk]))
    assert Assignment.objects.get().claimed_by == noa


def test_the_list_offers_to_take_on_what_is_not_out_yet_and_not_ones_own(desk, reporter, desk_stories, noa):
    def offered(client) -> set[str]:
        return set(re.findall(r'formaction="([^"]+/claim/)"', client.get(reverse("newsroom_stories")).content.decode()))

    address = reverse("newsroom_claim", args=[desk_stories["draft"].pk])
    assert address in offered(desk)
    assert reverse("newsroom_claim", args=[desk_stories["live"].pk]) not in offered(desk)
    assert address not in offered(reporter)
    desk.post(address)
    assert address not in offered(desk)


def test_by_day_of_publication_in_the_newsrooms_zone(desk, city, maya):
    make.published(city, "First of March", by=maya, at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    make.published(city, "Second of March", by=maya, at=datetime(2026, 3, 2, 12, tzinfo=UTC))
    make.draft(city, "Never")
    assert found(desk, **{"from": "2026-03-02"}) == {"Second of March"}
    assert found(desk, to="2026-03-01") == {"First of March"}
    assert found(desk, **{"from": "2026-03-01", "to": "2026-03-02"}) == {"First of March", "Second of March"}
    assert "Never" in found(desk, **{"from": "31.2.2026", "to": "9999-12-31"})


def test_the_number_of_queries_does_not_grow_with_the_rows(desk, city, maya):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(LIST)
        return len(queries)

    for number in range(2):
        make.published(city, f"Story {number}", by=maya)
    asked()
    few = asked()
    for number in range(2, 12):
        make.published(city, f"Story {number}", by=maya)
    assert asked() == few


def test_state_and_change_are_true_after_every_way_of_saving(city, maya):
    story = make.draft(city, by=maya)
    assert Story.objects.get().state == State.DRAFT
    story.save_revision().publish()
    assert Story.objects.get().state == State.LIVE
    story = Story.objects.get()
    before = story.changed_at
    story.save_revision()
    after = Story.objects.get()
    assert after.state == State.CHANGED
    assert after.changed_at > before
    after.unpublish()
    assert Story.objects.get().state == State.WITHDRAWN


def test_rows_made_past_save_are_settled_in_one_statement(city, maya):
    live = make.published(city, by=maya)
    draft = make.draft(city, "Draft", by=maya)
    gone = make.published(city, "Gone", by=maya)
    gone.unpublish()
    changed = make.published(city, "Changed", by=maya)
    changed.save_revision()
    wanted = dict(Story.objects.values_list("pk", "state"))
    moments = dict(Story.objects.exclude(pk=draft.pk).values_list("pk", "changed_at"))
    Story.objects.update(state="draft", changed_at=datetime(2000, 1, 1, tzinfo=UTC))
    assert states.settle() == 4
    assert dict(Story.objects.values_list("pk", "state")) == wanted
    assert dict(Story.objects.exclude(pk=draft.pk).values_list("pk", "changed_at")) == moments
    assert live.pk in wanted


def test_stories_filed_from_outside_stand_in_the_list_as_they_are(desk, paper, city):
    moment = datetime(2019, 5, 4, 10, tzinfo=UTC)
    one, two = file(
        paper,
        [
            Filing("Old and public", city.pk, "[]", published_at=moment),
            Filing("Old and a draft", city.pk, "[]", changed_at=moment),
        ],
    )
    assert Story.objects.get(pk=one.pk).changed_at == moment
    assert found(desk, status="live") == {"Old and public"}
    assert found(desk, status="draft") == {"Old and a draft"}
    refile(paper, two.pk, Filing("Old and public too", city.pk, "[]", published_at=moment))
    assert found(desk, status="live") == {"Old and public", "Old and public too"}
