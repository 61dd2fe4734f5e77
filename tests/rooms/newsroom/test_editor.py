"""Writing, saving, publishing and withdrawing a story in the editor."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django import forms
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text

from masthead.newsroom.editor.form import CheckedAlone
from masthead.newsroom.models import Assignment
from masthead.stories.models import Listing, Story
from tests import make
from tests.rooms.newsroom import posting

pytestmark = pytest.mark.django_db


def add_address(section) -> str:
    return reverse("wagtailadmin_pages:add", args=["stories", "story", section.pk])


def edit_address(story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def errors_of(response) -> dict[str, list[str]]:
    form = response.context["form"]
    found = {name: list(errors) for name, errors in form.errors.items()}
    found |= {name: list(fs.non_form_errors()) for name, fs in form.formsets.items() if fs.non_form_errors()}
    return found


def test_the_editor_has_four_tabs_and_no_scheduling_and_no_technical_slug(desk, city):
    page = desk.get(add_address(city)).content.decode()
    for tab in ("Story", "Media", "Details", "Planning"):
        assert f"#tab-{tab.lower()}" in page
    assert "go_live_at" not in page
    assert "schedule-publishing" not in page
    assert 'name="slug"' not in page


def test_no_editor_offers_scheduling_or_speaks_of_it(desk, city, maya):
    for shown in (make.published(city, by=maya), city, city.get_parent()):
        page = desk.get(edit_address(shown)).content.decode()
        assert "go_live_at" not in page
        assert "schedule-publishing" not in page
        assert "publishing schedule" not in page


def test_a_live_story_is_withdrawn_not_unpublished(desk, city, maya):
    page = desk.get(edit_address(make.published(city, by=maya))).content.decode()
    assert "Withdraw" in page
    assert "Unpublish" not in page


def test_a_draft_may_lack_everything_even_its_headline(desk, city):
    response = desk.post(add_address(city), posting.story("", body=[]))
    assert response.status_code == 302
    story = Story.objects.get()
    assert not story.live
    assert story.section_id == city.pk
    assert "no headline yet" in desk.get(edit_address(story)).content.decode()


EMPTY_MEDIA = {"file": "", "url": "", "caption": rich_text(""), "credit": "", "transcript": ""}
EMPTY_BLOCKS = [
    ("video", EMPTY_MEDIA | {"poster": ""}),
    ("audio", EMPTY_MEDIA),
    ("embed", {"url": "", "caption": rich_text(""), "title": "", "poster": ""}),
]


@pytest.mark.parametrize("block", EMPTY_BLOCKS, ids=[name for name, _value in EMPTY_BLOCKS])
def test_a_block_that_is_still_empty_is_saved_in_a_draft_and_not_published(desk, city, maya, block):
    response = desk.post(add_address(city), posting.story("Half written", by=maya, body=[block]))
    story = Story.objects.get()
    assert response.url == edit_address(story)
    assert [each.block_type for each in story.get_latest_revision_as_object().body] == [block[0]]
    assert desk.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk])).status_code == 200
    desk.post(edit_address(story), posting.story("Half written", by=maya, body=[block], action="publish"))
    assert not Story.objects.get().live


def test_an_address_of_an_embed_that_is_none_is_refused_in_a_draft_too(desk, city):
    block = ("embed", {"url": "ftp://tides.example/", "caption": rich_text(""), "title": "", "poster": ""})
    response = desk.post(add_address(city), posting.story("Half written", body=[block]))
    assert "body" in errors_of(response)
    assert not Story.objects.exists()


def test_a_new_story_is_published_from_the_editor(desk, city, maya):
    response = desk.post(add_address(city), posting.story(by=maya, action="publish"))
    assert response.status_code == 302
    story = Story.objects.get()
    assert story.live
    assert story.address.endswith("/council-votes-for-the-tram/")
    assert Listing.objects.filter(story=story, list=f"section:{city.pk}").exists()


def test_what_keeps_a_new_story_back_stands_at_the_fields_and_nothing_is_made(desk, city):
    bare = make.photo(description="", credit="")
    data = posting.story("", action="publish", lead_photo=bare.pk, body=[posting.picture(bare)])
    response = desk.post(add_address(city), data)
    assert response.status_code == 200
    assert not Story.objects.exists()
    errors = errors_of(response)
    assert "title" in errors
    data = posting.story(action="publish", lead_photo=bare.pk, body=[posting.picture(bare)])
    errors = errors_of(desk.post(add_address(city), data))
    assert set(errors) == {"bylines", "lead_photo", "body"}
    assert len(errors["lead_photo"]) == 2
    assert "Picture 1 in the body" in errors["body"][0]


def test_the_page_shows_the_gates_words(desk, city):
    bare = make.photo(description="", credit="")
    page = desk.post(
        add_address(city), posting.story(action="publish", lead_photo=bare.pk, body=[posting.picture(bare)])
    ).content.decode()
    assert "Not published yet" in page
    assert "name who wrote it" in page
    assert "Lead picture: the credit is missing" in page
    assert "Picture 1 in the body: alt text is missing" in page


def test_a_story_is_published_with_the_pictures_own_credit_or_that_of_the_story(desk, city, maya):
    bare = make.photo(description="", credit="")
    data = posting.story(
        by=maya, action="publish", lead_photo=bare.pk, lead_credit="Dana Rosen", lead_alt="Boats", body=[]
    )
    assert desk.post(add_address(city), data).status_code == 302
    assert Story.objects.get().live


def test_an_edit_goes_public_only_with_publish(desk, city, maya):
    story = make.published(city, by=maya)
    desk.post(edit_address(story), editing(story, title="Council votes again"))
    story.refresh_from_db()
    assert (story.title, story.draft_title) == ("Council votes for the tram", "Council votes again")
    desk.post(edit_address(story), editing(story, title="Council votes again", action="publish"))
    story.refresh_from_db()
    assert story.title == "Council votes again"
    assert story.public_versions.count() == 2


def test_an_edit_of_a_live_story_meets_the_gate_and_readers_keep_what_they_had(desk, city, maya):
    story = make.published(city, by=maya)
    response = desk.post(
        edit_address(story), editing(story, title="Without byline", drop_byline=True, action="publish")
    )
    assert errors_of(response) == {"bylines": ["Byline: name who wrote it, or choose the staff byline."]}
    story.refresh_from_db()
    assert story.title == "Council votes for the tram"


def test_an_address_taken_meanwhile_is_told_at_its_field(desk, city, maya):
    make.published(city, by=maya)
    response = desk.post(add_address(city), posting.story(by=maya, action="publish"))
    assert "already has" in errors_of(response)["address_slug"][0]
    assert Story.objects.count() == 1


def test_a_refusal_that_only_publication_sees_leaves_nothing_behind(desk, city, maya, monkeypatch):
    make.published(city, by=maya)
    monkeypatch.setattr("masthead.newsroom.editor.form.StoryForm.meet_gate", lambda form: None)
    response = desk.post(add_address(city), posting.story(by=maya, action="publish"))
    assert response.status_code == 200
    assert "already has" in errors_of(response)["address_slug"][0]
    assert Story.objects.count() == 1


def test_a_refused_edit_leaves_no_version_behind(desk, city, maya, monkeypatch):
    make.published(city, "First", by=maya)
    story = make.published(city, "Second", by=maya)
    versions = story.revisions.count()
    monkeypatch.setattr("masthead.newsroom.editor.form.StoryForm.meet_gate", lambda form: None)
    response = desk.post(edit_address(story), editing(story, address_slug="first", action="publish"))
    assert response.status_code == 200
    assert story.revisions.count() == versions


def test_the_update_box_is_never_ticked_beforehand(desk, city, maya):
    story = make.published(city, by=maya)
    desk.post(edit_address(story), editing(story, marks_update="on"))
    story.refresh_from_db()
    assert story.get_latest_revision_as_object().marks_update
    form = desk.get(edit_address(story)).context["form"]
    assert not form["marks_update"].value()


def test_topics_are_kept_in_their_order_and_a_merged_one_becomes_its_heir(desk, city, paper):
    trams, budget = make.topic(paper, "Trams"), make.topic(paper, "Budget")
    old = make.topic(paper, "Tramways", merged_into=trams)
    desk.post(add_address(city), posting.story(topics=f"{budget.pk},{old.pk},{trams.pk},999999"))
    story = Story.objects.get()
    assert [row.topic for row in story.story_topics.all()] == [budget, trams]


def test_saving_again_keeps_the_rows_of_topics(desk, city, paper, maya):
    trams = make.topic(paper, "Trams")
    story = make.published(city, by=maya, about=(trams,))
    row = story.story_topics.get()
    desk.post(edit_address(story), editing(story, topics=str(trams.pk), action="publish"))
    assert Story.objects.get(pk=story.pk).story_topics.get().pk == row.pk


def test_who_has_it_and_when_it_is_due_is_kept_beside_the_versions(desk, city, noa):
    story = make.draft(city)
    desk.post(edit_address(story), editing(story, claimed_by=str(noa.pk), due_at="2026-03-04 16:30"))
    assignment = Assignment.objects.get(story=story)
    assert assignment.claimed_by == noa
    assert assignment.claimed_at is not None
    assert f"{assignment.due_at:%Y-%m-%d}" == "2026-03-04"
    desk.post(edit_address(story), editing(story, claimed_by="", due_at=""))
    assignment.refresh_from_db()
    assert assignment.claimed_by is None
    assert assignment.due_at is None


def test_withdrawing_takes_a_story_out_of_every_list(desk, city, maya):
    story = make.published(city, by=maya)
    address = reverse("wagtailadmin_pages:unpublish", args=[story.pk])
    assert "Readers will not find it any more" in desk.get(address).content.decode()
    desk.post(address)
    story.refresh_from_db()
    assert story.was_withdrawn
    assert not Listing.objects.filter(story=story).exists()


def test_a_reporter_submits_and_an_editors_approval_meets_the_gate(reporter, desk, city, maya):
    reporter.post(add_address(city), posting.story(action="submit"))
    story = Story.objects.get()
    state = story.current_workflow_task_state
    assert state is not None
    approve = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, "approve", state.pk])
    response = desk.post(approve, {"comment": ""}, follow=True)
    assert "name who wrote it" in response.content.decode()
    story.refresh_from_db()
    assert not story.live
    assert story.current_workflow_task_state.status == "in_progress"
    desk.post(edit_address(story), editing(story, by=maya))
    desk.post(approve, {"comment": ""})
    story.refresh_from_db()
    assert story.live


def test_approving_in_the_editor_meets_the_gate(reporter, desk, city):
    reporter.post(add_address(city), posting.story(action="submit"))
    story = Story.objects.get()
    data = editing(story) | {"action-workflow-action": "1", "workflow-action-name": "approve"}
    response = desk.post(edit_address(story), data)
    assert "bylines" in errors_of(response)
    story.refresh_from_db()
    assert not story.live


def test_a_reporter_cannot_publish(reporter, city, maya):
    reporter.post(add_address(city), posting.story(by=maya, action="publish"))
    assert not Story.objects.get().live


@pytest.mark.parametrize(
    ("mode", "shown"), [("", "The council voted."), ("card", "Council"), ("search", "http"), ("social", "no picture")]
)
def test_every_preview_mode_shows_the_story(desk, city, maya, mode, shown):
    story = make.draft(city, by=maya)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    assert desk.post(address, editing(story, standfirst="Twelve to eleven")).json()["is_valid"]
    page = desk.get(address, {"mode": mode})
    assert page.status_code == 200
    assert "Council votes for the tram" in page.content.decode()
    assert shown in page.content.decode()


def test_a_preview_shows_bylines_and_topics_that_are_not_saved_yet(desk, city, maya, paper):
    story = make.published(city, by=maya)
    ora, budget = make.person(paper, "Ora Bloch"), make.topic(paper, "Budget of the city")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    desk.post(address, editing(story, by=ora, topics=str(budget.pk)))
    page = desk.get(address, {"mode": ""}).content.decode()
    assert "Ora Bloch" in page
    assert "Budget of the city" in page


def test_a_new_story_is_previewed_before_it_is_saved(desk, city):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["stories", "story", city.pk])
    assert desk.post(address, posting.story()).json()["is_valid"]
    for mode in ("", "card", "search", "social"):
        assert "Council votes" in desk.get(address, {"mode": mode}).content.decode()


def test_a_copy_is_another_story(desk, city, maya):
    story = make.published(city, by=maya)
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": city.pk, "publish_copies": ""}
    assert desk.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), data).status_code == 302
    copy = Story.objects.exclude(pk=story.pk).get()
    assert (copy.address, copy.published_at, copy.live) == ("", None, False)
    assert copy.section_id == city.pk


def test_the_rows_of_in_memoriam_are_marked_for_their_kind(desk, city):
    assert 'data-newsroom-only-kind="memoriam"' in desk.get(add_address(city)).content.decode()


def editing(story: Story, *, drop_byline: bool = False, by=None, **fields):
    """What the editor would post for a story that exists."""
    values = {"title": story.title, "address_slug": story.address_slug, **fields}
    if "bylines" not in values and not by:
        rows = [{"person": row.person_id, "id": row.pk} for row in story.bylines.all()]
        if drop_byline:
            rows = [row | {"DELETE": "1"} for row in rows]
        values["bylines"] = inline_formset(rows, initial=len(rows))
    return posting.story(values.pop("title"), by=by, **values)


def test_no_two_threads_check_stories_at_once():
    inside, together = [], []

    class Probe(forms.CharField):
        def clean(self, value):
            inside.append(value)
            together.append(len(inside))
            # Lets the other threads run.
            Event().wait(0.02)
            inside.remove(value)
            return value

    class Form(CheckedAlone, forms.Form):
        words = Probe()

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(lambda number: Form({"words": str(number)}).is_valid(), range(8)))
    assert set(together) == {1}
