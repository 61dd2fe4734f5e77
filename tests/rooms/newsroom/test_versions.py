"""Autosaves, named versions, the history, comparing and restoring."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset

from masthead.newsroom.models import Autosave, NamedVersion
from masthead.newsroom.versions import keep
from masthead.newsroom.versions.timeline import Version, folded, timeline
from masthead.stories.models import Story
from tests import make
from tests.rooms.newsroom import posting
from tests.rooms.newsroom.staff import member

pytestmark = pytest.mark.django_db


def edit_address(story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def autosave(client, story, title, **fields):
    """What the open editor sends by itself."""
    rows = [{"person": row.person_id, "id": row.pk} for row in story.bylines.all()]
    data = posting.story(title, bylines=inline_formset(rows, initial=len(rows)), address_slug=story.address_slug)
    return client.post(edit_address(story), data | fields, headers={"accept": "application/json"})


def save(client, story, title, **fields):
    rows = [{"person": row.person_id, "id": row.pk} for row in story.bylines.all()]
    data = posting.story(title, bylines=inline_formset(rows, initial=len(rows)), address_slug=story.address_slug)
    return client.post(edit_address(story), data | fields)


def titles(story) -> list[str]:
    return [revision.content["title"] for revision in story.revisions.order_by("pk")]


def test_a_sitting_of_autosaves_is_one_version(desk, city, maya):
    story = make.draft(city, "Begin", by=maya)
    first = autosave(desk, story, "One").json()
    assert first["success"]
    for title in ("Two", "Three"):
        answer = autosave(desk, story, title, overwrite_revision_id=first["revision_id"]).json()
        assert answer["revision_id"] == first["revision_id"]
    assert titles(story) == ["Three"]
    assert Autosave.objects.get().revision_id == first["revision_id"]


def test_coming_back_goes_on_in_the_same_version(desk, city, maya):
    story = make.draft(city, "Begin", by=maya)
    first = autosave(desk, story, "One").json()
    again = autosave(desk, story, "Two").json()
    assert again["revision_id"] == first["revision_id"]


def test_what_an_autosave_shows_anew_is_read_when_everything_is_written(desk, city, maya):
    """On SQLite all others who write wait for as long as it takes to write this."""
    story = make.draft(city, "Draft", by=maya)
    with CaptureQueriesContext(connection) as asked:
        answer = autosave(desk, story, "One").json()
    is_read = [query["sql"].startswith("SELECT") for query in asked]
    assert len(list(itertools.takewhile(bool, reversed(is_read)))) >= 3
    assert "data-" in answer["html"]
    assert answer["success"]


def test_after_an_hour_or_by_somebody_else_it_is_another_version(desk, city, maya):
    story = make.draft(city, "Begin", by=maya)
    first = autosave(desk, story, "One").json()
    Revision.objects.filter(pk=first["revision_id"]).update(created_at=timezone.now() - timedelta(hours=2))
    second = autosave(desk, story, "Two").json()
    assert second["revision_id"] != first["revision_id"]
    from django.test import Client

    other = Client()
    other.force_login(member("Editor", name="amit"), backend="allauth.account.auth_backends.AuthenticationBackend")
    third = autosave(other, story, "Three").json()
    assert third["revision_id"] not in {first["revision_id"], second["revision_id"]}


def test_a_version_saved_with_a_click_is_never_written_over(desk, city, maya):
    story = make.draft(city, "Begin", by=maya)
    save(desk, story, "By hand")
    assert not Autosave.objects.exists()
    autosave(desk, story, "Later")
    assert titles(story) == ["By hand", "Later"]


def test_a_click_turns_the_autosave_into_a_version_that_counts(desk, city, maya):
    story = make.draft(city, "Begin", by=maya)
    first = autosave(desk, story, "One").json()
    save(desk, story, "Two", overwrite_revision_id=first["revision_id"])
    assert titles(story) == ["Two"]
    assert not Autosave.objects.exists()


def test_a_published_version_is_never_written_over_by_an_open_editor(desk, city, maya):
    story = make.draft(city, "Begin", by=maya)
    first = autosave(desk, story, "Published words").json()
    Revision.objects.get(pk=first["revision_id"]).publish()
    answer = autosave(desk, story, "Later words", overwrite_revision_id=first["revision_id"]).json()
    assert answer["success"]
    assert answer["revision_id"] != first["revision_id"]
    assert titles(story) == ["Published words", "Later words"]
    assert Story.objects.get().title == "Published words"


def test_a_named_version_is_never_written_over(desk, city, maya):
    story = make.draft(city, "Begin", by=maya)
    first = autosave(desk, story, "One").json()
    desk.post(reverse("newsroom_version_name", args=[story.pk, first["revision_id"]]), {"name": "Before the vote"})
    autosave(desk, story, "Two", overwrite_revision_id=first["revision_id"])
    assert titles(story) == ["One", "Two"]


def test_publication_clears_old_autosaves_and_nothing_else(desk, city, maya, noa):
    story = make.draft(city, "Begin", by=maya)

    def version(title, days, is_autosave):
        story.title = title
        revision = story.save_revision(user=noa)
        Revision.objects.filter(pk=revision.pk).update(created_at=timezone.now() - timedelta(days=days))
        keep.mark(revision.pk, is_autosave=is_autosave)
        return revision

    version("Old autosave", 40, True)
    named = version("Old named", 39, True)
    NamedVersion.objects.create(revision=named, name="Keep")
    published = version("Old published", 38, True)
    published.publish()
    version("By hand", 37, False)
    version("Young autosave", 2, True)
    story = Story.objects.get()
    save(desk, story, "Now", **{"action-publish": "1"})
    assert titles(story) == ["Old named", "Old published", "By hand", "Young autosave", "Now"]


def test_the_history_names_what_counts_and_folds_autosaves(desk, city, maya, noa):
    story = make.draft(city, "Begin", by=maya)
    first = story.save_revision(user=noa)
    first.publish()
    for _ in range(3):
        keep.mark(story.save_revision(user=noa).pk, is_autosave=True)
    last = story.save_revision(user=noa)
    NamedVersion.objects.create(revision=last, name="For the lawyer")
    story = Story.objects.get()
    stretches = timeline(story)
    assert [(stretch.is_folded, len(stretch.versions)) for stretch in stretches] == [(False, 1), (True, 3), (False, 1)]
    page = desk.get(reverse("wagtailadmin_pages:history", args=[story.pk])).content.decode()
    assert "For the lawyer" in page
    assert "3 autosaves" in page
    assert "what readers see" in page
    assert "Everything that was done" in page


def test_any_two_versions_are_compared_the_older_first(desk, city, maya, noa):
    story = make.draft(city, "First words", by=maya)
    one = story.save_revision(user=noa)
    story.title = "Other words"
    two = story.save_revision(user=noa)
    address = reverse("newsroom_versions_compare", args=[story.pk])
    response = desk.get(address, {"a": two.pk, "b": one.pk}, follow=True)
    assert response.redirect_chain[0][0].endswith(f"/{one.pk}...{two.pk}/")
    page = response.content.decode()
    assert "First" in page
    assert "Other" in page
    again = desk.get(address, {"a": one.pk}, follow=True)
    assert "Choose two versions" in again.content.decode()


def test_one_version_is_restored_as_draft_and_published_only_through_the_gate(desk, city, maya, noa):
    story = make.draft(city, "Without byline")
    bare = story.save_revision(user=noa)
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[story.pk, bare.pk])
    assert desk.get(revert).status_code == 200
    refused = desk.post(revert, posting.story("Without byline", action="publish"))
    assert refused.status_code == 200
    assert not Story.objects.get().live
    desk.post(revert, posting.story("Restored"))
    assert Story.objects.get().draft_title == "Restored"


def test_a_reporter_names_no_version_of_others(reporter, city, noa):
    story = make.draft(city)
    revision = story.save_revision(user=noa)
    reporter.post(reverse("newsroom_version_name", args=[story.pk, revision.pk]), {"name": "Mine"})
    assert not NamedVersion.objects.exists()


def test_the_interval_of_autosaves_is_three_seconds_at_least(settings):
    assert settings.WAGTAIL_AUTOSAVE_INTERVAL >= 3000


def version(number: int, *, counts: bool) -> Version:
    return Version(number, timezone.now(), "", "", False, False, counts, not counts)


@given(st.lists(st.booleans(), max_size=30))
def test_folding_loses_no_version_and_keeps_their_order(counting):
    versions = [version(number, counts=counts) for number, counts in enumerate(counting)]
    stretches = list(folded(versions))
    assert [each for stretch in stretches for each in stretch.versions] == versions
    assert all(each.counts != stretch.is_folded for stretch in stretches for each in stretch.versions)
    pairs = itertools.pairwise(stretches)
    assert not any(one.is_folded and other.is_folded for one, other in pairs)
