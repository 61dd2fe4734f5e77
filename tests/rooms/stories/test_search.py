"""What the newsroom's index knows of stories, topics and pages, and when it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from masthead.search import fill
from masthead.search.documents import NEWSROOM, Query, Where
from masthead.search.indexes import search
from masthead.search.registry import kind_of, kinds_in
from masthead.search.wagtail_backend import kinds_for
from masthead.stories import search_documents, search_places
from masthead.stories.models import Section, Story, TopicSynonym
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path: Path):
    settings.MASTHEAD_SEARCH_DIR = tmp_path


@pytest.fixture
def city():
    return make.section(make.edition(), slug="city")


@pytest.fixture
def maya(city):
    return make.person(make.Edition.objects.get())


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What happens inside is committed, and the worker is done with it."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(words: str, kind: str = "story", **kwargs) -> list[int]:
    return search(Query(words, kinds=(kind,), **kwargs)).ids


def document(story: Story):
    return next(iter(search_documents.load([story.pk])))


def test_a_draft_is_found_by_the_words_of_its_latest_version(city, maya, committed):
    with committed():
        story = make.draft(city, "Council votes", by=maya)
        story.title = "Council hesitates"
        story.body = [{"type": "paragraph", "value": "<p>An umbrella was seen.</p>", "id": "p1"}]
        story.save_revision()
    assert found("hesitates") == [story.pk]
    assert found("umbrella by:adler in:city") == [story.pk]
    assert found("votes") == []


def test_a_live_story_with_a_newer_version_is_found_by_the_newer_words(city, maya):
    story = make.published(city, "Council votes", by=maya)
    assert document(story).headline == "Council votes"
    story.title = "Council thinks again"
    story.save_revision()
    story = Story.objects.get(pk=story.pk)
    assert document(story).headline == "Council thinks again"
    assert ("status", "changed") in document(story).keywords


def test_its_state_follows_publication_and_withdrawal(city, maya, committed):
    with committed():
        story = make.draft(city, by=maya)
    assert found("", where=(Where("status", ("draft",)),)) == [story.pk]
    with committed():
        story.save_revision().publish()
    assert found("", where=(Where("status", ("live",)),)) == [story.pk]
    with committed():
        Story.objects.get(pk=story.pk).unpublish()
    assert found("", where=(Where("status", ("withdrawn",)),)) == [story.pk]
    with committed():
        Story.objects.get(pk=story.pk).delete()
    assert found("") == []


def test_it_is_found_in_its_section_and_in_all_above_it(city, maya, committed):
    below = make.section(make.Edition.objects.get(), title="Harbour", parent=city, slug="harbour")
    with committed():
        story = make.published(below, by=maya)
    for section in (below, city):
        assert found("", where=(Where("section", (str(section.pk),)),)) == [story.pk]
    sports = make.section(make.Edition.objects.get(), title="Sports", slug="sports")
    with committed():
        Story.objects.get(pk=story.pk).move(Section.objects.get(pk=sports.pk), pos="last-child")
    assert found("in:sports") == [story.pk]
    assert found("in:harbour") == []


def test_a_renamed_byline_topic_or_section_is_found_in_its_stories(city, maya, committed):
    trams = make.topic(make.Edition.objects.get(), "Trams")
    with committed():
        story = make.published(city, by=maya, about=(trams,))
    with committed():
        maya.name = "Maya Toledo"
        maya.save()
        trams.name = "Light rail"
        trams.save()
        place = Section.objects.get(pk=city.pk)
        place.title = "Town"
        place.save()
    assert found("by:toledo topic:rail in:town") == [story.pk]
    assert found("by:adler") == []


def test_a_save_that_renames_nothing_queues_no_story(city, maya, committed, monkeypatch):
    make.published(city, by=maya)
    queued = []
    monkeypatch.setattr("masthead.stories.search_filling.queue", lambda kind, ids: queued.extend(ids))
    maya.role = "Reporter"
    maya.save()
    assert queued == []


def test_loading_many_stories_asks_as_often_as_loading_few(city, maya):
    trams = make.topic(make.Edition.objects.get(), "Trams")
    stories = [make.published(city, f"Story {number}", by=maya, about=(trams,)) for number in range(3)]
    drafts = [make.draft(city, f"Draft {number}", by=maya) for number in range(3)]
    for story in drafts:
        story.save_revision()
    with CaptureQueriesContext(connection) as few:
        assert len(list(search_documents.load([stories[0].pk, drafts[0].pk]))) == 2
    with CaptureQueriesContext(connection) as many:
        assert len(list(search_documents.load([story.pk for story in [*stories, *drafts]]))) == 6
    assert len(many) == len(few) <= 8


def test_versions_agree_with_documents_so_that_a_sweep_finds_only_what_differs(city, maya):
    make.topic(make.Edition.objects.get(), "Trams")
    make.published(city, by=maya)
    fill.rebuild(NEWSROOM)
    for kind in kinds_in(NEWSROOM):
        swept = fill.sweep(kind.name, NEWSROOM)
        assert (swept.put, swept.removed) == (0, 0), kind.name
    Story.objects.update(live=False)
    assert fill.sweep("story", NEWSROOM).put == 1


def test_a_topic_is_found_by_a_synonym_and_often_used_ones_come_first(city, maya, committed):
    paper = make.Edition.objects.get()
    with committed():
        rare = make.topic(paper, "Rail museum")
        trams = make.topic(paper, "Rail")
        TopicSynonym.objects.create(topic=trams, name="Streetcars")
        make.published(city, by=maya, about=(trams,))
    fill.rebuild(NEWSROOM)
    assert found("streetcars", "topic") == [trams.pk]
    assert set(found("rail", "topic")) == {trams.pk, rare.pk}
    boosts = {one.id: one.boost for one in search_places.load_topics([trams.pk, rare.pk])}
    assert boosts[trams.pk] > boosts[rare.pk]


def test_a_merged_topic_is_not_found(city, committed):
    paper = make.Edition.objects.get()
    with committed():
        trams = make.topic(paper, "Trams")
        old = make.topic(paper, "Tramway")
    with committed():
        old.merged_into = trams
        old.save()
    assert found("tramway", "topic") == []


def test_every_page_is_found_by_one_kind(city, maya, committed):
    make.published(city, by=maya)
    fill.rebuild(NEWSROOM)
    hits = search(Query("", kinds=kinds_for(Page), limit=100))
    assert sorted(hits.ids) == sorted(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))


def test_sections_and_bylines_are_found(city, maya):
    fill.rebuild(NEWSROOM)
    assert found("cit", "section", is_typing=True) == [city.pk]
    assert found("adler", "person") == [maya.pk]
    assert kind_of("person").model == "people.Person"
