"""A publication queues the work that follows from it, and does none of it."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from masthead.conf.after_commit import held
from masthead.photos.models import PhotoRendition
from masthead.related.models import Related, RelatedProfile
from masthead.stories import after
from masthead.stories.after import Event
from masthead.stories.models import Section, Story
from masthead.stories.references import index_references, owners, rebuild
from tests import make


@pytest.fixture
def city(db):
    return make.section(make.edition(), slug="city")


@pytest.fixture
def maya(city):
    return make.person(make.Edition.objects.get())


@pytest.fixture
def told(monkeypatch):
    """What listeners were told."""
    heard: list[tuple[Event, tuple[int, ...]]] = []
    monkeypatch.setattr(after, "_listeners", [lambda event, ids: heard.append((event, tuple(ids)))])
    return heard


def test_a_registered_listener_is_told_once_however_often_it_registers(monkeypatch, city, told):
    heard: list[Event] = []
    listener = lambda event, ids: heard.append(event)  # noqa: E731
    after.register(listener)
    after.register(listener)
    assert after._listeners.count(listener) == 1


def test_every_change_of_a_storys_public_life_is_told(city, maya, told, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story = make.published(city, by=maya)
    with django_capture_on_commit_callbacks(execute=True):
        story.unpublish()
    sports = make.section(make.Edition.objects.get(), title="Sports", slug="sports")
    with django_capture_on_commit_callbacks(execute=True):
        Story.objects.get(pk=story.pk).move(Section.objects.get(pk=sports.pk), pos="last-child")
    pk = story.pk
    with django_capture_on_commit_callbacks(execute=True):
        Story.objects.get(pk=pk).delete()
    events = [event for event, ids in told if ids == (pk,)]
    assert events == [Event.PUBLISHED, Event.WITHDRAWN, Event.MOVED, Event.DELETED]


def test_a_refused_publication_tells_nobody(city, told, django_capture_on_commit_callbacks):
    story = make.draft(city)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Exception, match="Byline"):
        story.save_revision().publish()
    assert told == []


@pytest.fixture
def queue_of_tasks(settings):
    """Tasks are rows for a worker, as in a real newspaper."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def test_publishing_queues_three_tasks_and_computes_nothing(
    city, maya, queue_of_tasks, django_capture_on_commit_callbacks
):
    paper = make.Edition.objects.get()
    about = tuple(make.topic(paper, name) for name in ("Trams", "Bridges", "Council"))
    with django_capture_on_commit_callbacks(execute=True):
        story = make.draft(city, by=maya, about=about, lead_photo=make.photo())
        revision = story.save_revision()
    DBTaskResult.objects.all().delete()
    with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks(execute=True):
        revision.publish()
    assert Counter(path.rpartition(".")[2] for path in DBTaskResult.objects.values_list("task_path", flat=True)) == {
        "index_documents": 1,
        "compute_related": 1,
        "index_references": 1,
    }
    assert not PhotoRendition.objects.exists()
    assert not RelatedProfile.objects.exists()
    assert not Related.objects.exists()
    assert not ReferenceIndex.objects.exists()
    assert len(queries) < 120


def test_nothing_at_all_is_queued_while_it_is_held(city, maya, queue_of_tasks, django_capture_on_commit_callbacks):
    trams = make.topic(make.Edition.objects.get())
    with held(), django_capture_on_commit_callbacks(execute=True):
        make.published(city, by=maya, about=(trams,), lead_photo=make.photo())
    assert not DBTaskResult.objects.exists()


def test_references_are_read_of_the_story_that_rows_belong_to(city, maya):
    trams = make.topic(make.Edition.objects.get())
    story = make.draft(city, by=maya, about=(trams,), lead_photo=make.photo())
    byline = story.bylines.get()
    assert owners([("stories.byline", str(byline.pk)), ("stories.story", str(story.pk))]) == {
        "stories.Story": {str(story.pk)}
    }
    index_references.call("stories.Story", [str(story.pk), "999999"])
    assert ReferenceIndex.get_references_to(story.lead_photo).count() == 1


def test_references_of_everything_can_be_read_anew(city, maya):
    photo = make.photo()
    with held():
        story = make.published(city, by=maya, lead_photo=photo)
    told = []
    assert rebuild(lambda done, of: told.append((done, of))) == told[-1][1] == told[-1][0]
    found = {reference.to_object_id for reference in ReferenceIndex.get_references_for_object(story)}
    assert str(photo.pk) in found
    assert ReferenceIndex.get_references_to(photo).count() == 1
