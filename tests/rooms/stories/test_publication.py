"""Publishing, withdrawing and moving stories."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect

from masthead.stories.models import FormerStory, Listing, Story
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    paper = make.edition()
    return make.section(paper, slug="city")


@pytest.fixture
def maya(city):
    return make.person(make.Edition.objects.get())


def lists_of(story: Story) -> set[str]:
    return set(Listing.objects.filter(story=story).values_list("list", flat=True))


def test_a_published_story_gets_a_dated_address_in_the_zone_of_its_edition(city, maya):
    late_evening = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    story = make.published(city, by=maya, at=late_evening)
    assert story.address == "/2026/03/02/council-votes-for-the-tram/"
    assert story.url == story.address


def test_a_story_without_byline_is_refused_and_nothing_changes(city):
    story = make.draft(city)
    with pytest.raises(ValidationError) as refused:
        story.save_revision().publish()
    assert "bylines" in refused.value.message_dict
    story.refresh_from_db()
    assert not story.live
    assert not story.address
    assert not lists_of(story)


def test_a_picture_without_alt_text_or_credit_is_refused_by_name(city, maya):
    bare = make.photo(description="", credit="")
    body = [{"type": "picture", "value": {"photo": bare.pk, "caption": "", "credit": "", "alt": ""}, "id": "x"}]
    story = make.draft(city, by=maya, body=body, lead_photo=bare)
    with pytest.raises(ValidationError) as refused:
        story.save_revision().publish()
    messages = refused.value.message_dict
    assert len(messages["lead_photo"]) == 2
    assert "Picture 1 in the body" in messages["body"][0]


def test_a_block_that_was_begun_and_left_keeps_a_story_back(city, maya):
    body = [
        {"type": "paragraph", "value": "<p>Whole.</p>", "id": "p"},
        {"type": "embed", "value": {"url": "", "caption": ""}, "id": "e"},
    ]
    story = make.draft(city, by=maya, body=body)
    with pytest.raises(ValidationError) as refused:
        story.save_revision().publish()
    assert [text.partition(" (")[0] for text in refused.value.message_dict["body"]] == ["Block 2 of the body"]


def test_two_stories_cannot_share_an_address(city, maya):
    make.published(city, by=maya)
    second = make.draft(city, by=maya)
    with pytest.raises(ValidationError) as refused:
        second.save_revision().publish()
    assert "already has" in refused.value.message_dict["address_slug"][0]


def test_a_changed_slug_leaves_a_redirect_and_going_back_removes_it(city, maya):
    story = make.published(city, by=maya)
    first = story.address
    story.address_slug = "tram-vote"
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.address.endswith("/tram-vote/")
    assert Redirect.objects.get(old_path=first.rstrip("/")).redirect_page_id == story.pk
    story.address_slug = "council-votes-for-the-tram"
    story.save_revision().publish()
    assert not Redirect.objects.filter(old_path=first.rstrip("/")).exists()


def test_a_public_story_stands_in_the_lists_of_all_sections_above_it(city, maya):
    paper = make.Edition.objects.get()
    streets = make.section(paper, "Streets", parent=city, slug="streets")
    tram = make.topic(paper)
    story = make.published(streets, by=maya, about=(tram,), is_exclusive=True)
    assert lists_of(story) == {
        f"edition:{paper.pk}",
        f"section:{city.pk}",
        f"section:{streets.pk}",
        f"topic:{tram.pk}",
        f"person:{maya.pk}",
        f"kind:{paper.pk}:news",
        f"kind:{paper.pk}:exclusive",
    }


def test_a_withdrawn_story_leaves_all_lists_and_keeps_its_address(city, maya):
    story = make.published(city, by=maya)
    story.unpublish()
    story.refresh_from_db()
    assert story.was_withdrawn
    assert not lists_of(story)


def test_a_deleted_story_leaves_its_address_behind(city, maya):
    story = make.published(city, by=maya)
    story.delete()
    assert FormerStory.objects.filter(address=story.address).exists()


def test_a_moved_story_keeps_its_address_and_changes_its_lists(city, maya):
    paper = make.Edition.objects.get()
    sport = make.section(paper, "Sport", slug="sport")
    story = make.published(city, by=maya)
    story.move(sport, pos="last-child")
    moved = Story.objects.get(pk=story.pk)
    assert moved.address == story.address
    assert moved.section_id == sport.pk
    assert f"section:{city.pk}" not in lists_of(moved)
    assert f"section:{sport.pk}" in lists_of(moved)


def test_updated_moves_only_when_an_editor_says_so(city, maya):
    story = make.published(city, by=maya)
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at is None
    story.marks_update = True
    story.save_revision().publish()
    story.refresh_from_db()
    assert story.updated_at is not None
    assert not story.marks_update


def test_a_restored_version_keeps_address_and_dates(city, maya):
    story = make.draft(city, by=maya)
    old = story.save_revision()
    old.publish()
    published_at = Story.objects.get(pk=story.pk).published_at
    old.publish()
    again = Story.objects.get(pk=story.pk)
    assert again.published_at == published_at
    assert again.address


def test_each_public_change_of_words_is_kept(city, maya):
    story = make.published(city, by=maya)
    story.title = "Council votes against the tram"
    story.save_revision().publish()
    story.save_revision().publish()
    assert list(story.public_versions.values_list("number", "headline")) == [
        (1, "Council votes for the tram"),
        (2, "Council votes against the tram"),
    ]
