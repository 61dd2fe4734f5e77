"""Writers, topics and corrections of stories, and stories on cards: as rows, and the same as their models say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from masthead.stories.card_rows import of_draft, on_cards
from masthead.stories.kinds import Kind, Label
from masthead.stories.models import Byline, Correction, Story, StoryTopic
from masthead.stories.story_parts import is_draft_in_memory, parts, parts_of
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make.edition()


@pytest.fixture
def story(paper):
    trams = make.topic(paper, "Trams")
    railways = make.topic(paper, "Railways", merged_into=trams)
    about = (railways, make.topic(paper, "Council"))
    maya = make.person(paper, "Maya Adler", role="City desk", portrait=make.photo())
    facts = {"kind": Kind.OPINION, "is_exclusive": True, "short_headline": "Tram it is", "lead_photo": make.photo()}
    found = make.published(make.section(paper), by=maya, about=about, **facts)
    Byline.objects.filter(story=found).update(sort_order=0)
    Byline.objects.create(story=found, person=make.person(paper, "Ruth Amsel"), sort_order=1)
    for hours, text in enumerate(("Second", "First")):
        Correction.objects.create(story=found, text=text, noted_at=timezone.now() - timedelta(hours=hours))
    return Story.objects.get(pk=found.pk)


def test_writers_and_topics_stand_in_their_order_and_corrections_newest_first(story):
    found = parts_of(story)
    assert [writer.name for writer in found.writers] == ["Maya Adler", "Ruth Amsel"]
    assert [topic.name for topic in found.topics] == ["Railways", "Council"]
    assert [note.text for note in found.corrections] == ["Second", "First"]


def test_a_topic_that_was_merged_leads_to_the_one_that_took_it_in(story):
    merged, other = parts_of(story).topics
    assert (merged.shown_name, merged.slug) == ("Trams", "trams")
    assert merged.leads_to != merged.pk
    assert (other.leads_to, other.shown_name, other.slug) == (other.pk, "Council", "council")


def test_a_draft_in_memory_has_the_parts_that_its_editor_gave_it(story):
    saved = parts_of(story)
    story.bylines.set([story.bylines.all()[1]])
    assert is_draft_in_memory(story)
    assert [writer.name for writer in parts_of(story).writers] == ["Ruth Amsel"]
    assert parts_of(story)._replace(writers=()) == saved._replace(writers=())
    assert parts([story.pk])[story.pk] == saved


def test_a_card_is_the_same_from_its_row_as_from_the_story(story):
    assert on_cards([story.pk]) == [of_draft(story)]
    row = of_draft(story)
    assert (row.headline, row.labels, row.section_title) == ("Tram it is", (Label.EXCLUSIVE,), "City")


def test_a_story_that_readers_may_not_see_is_on_no_card(story):
    Story.objects.filter(pk=story.pk).update(live=False)
    assert on_cards([story.pk]) == []


def test_questions_do_not_grow_with_the_number_of_stories(paper, story, django_assert_num_queries):
    others = [make.draft(story.section, f"Another {number}") for number in range(3)]
    ids = [story.pk, *(other.pk for other in others)]
    with django_assert_num_queries(3):
        found = parts(ids)
    assert not any(any(found[other.pk]) for other in others)
    with django_assert_num_queries(2):
        on_cards(ids)
    assert StoryTopic.objects.filter(story__in=ids).count() == 2
