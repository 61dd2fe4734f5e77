"""Doing something with many stories at once."""

from __future__ import annotations

import pytest
from django.urls import reverse

from masthead.stories.models import FormerStory, Listing, Story
from tests import make

pytestmark = pytest.mark.django_db
BULK = "/newsroom/stories/bulk/"


def do(client, action, *stories, **values):
    return client.post(
        BULK, {"action": action, "id": [story.pk for story in stories], "yes": "1", **values}, follow=True
    )


def said(response) -> list[str]:
    return [str(message).strip() for message in response.context["messages"]]


def test_first_it_is_shown_what_would_happen_and_nothing_happens(desk, city, maya):
    good, bad = make.draft(city, "Good", by=maya), make.draft(city, "Bad")
    page = desk.post(BULK, {"action": "publish", "id": [good.pk, bad.pk]})
    assert [verdict.story.pk for verdict in page.context["will"]] == [good.pk]
    assert "name who wrote it" in page.content.decode()
    assert not Story.objects.filter(live=True).exists()


def test_publishing_many_publishes_the_good_and_names_the_refused(desk, city, maya):
    good, bad = make.draft(city, "Good", by=maya), make.draft(city, "Bad")
    response = do(desk, "publish", good, bad)
    assert "1 story done." in said(response)
    assert any(message.startswith("Bad: Byline") for message in said(response))
    assert set(Story.objects.filter(live=True).values_list("title", flat=True)) == {"Good"}


def test_two_drafts_with_one_address_the_second_is_refused(desk, city, maya):
    one, two = make.draft(city, "Same", by=maya), make.draft(city, "Same", by=maya)
    response = do(desk, "publish", one, two)
    assert Story.objects.filter(live=True).count() == 1
    assert any("already has" in message for message in said(response))


def test_the_latest_version_is_published(desk, city, maya):
    story = make.draft(city, "Old", by=maya)
    story.title = "New"
    story.save_revision()
    do(desk, "publish", story)
    assert Story.objects.get().title == "New"


def test_withdrawing_moving_and_deleting(desk, paper, city, maya):
    sport = make.section(paper, "Sport", slug="sport")
    story = make.published(city, by=maya)
    do(desk, "move", story, to_section=sport.pk)
    moved = Story.objects.get()
    assert moved.section_id == sport.pk
    assert Listing.objects.filter(story=story, list=f"section:{sport.pk}").exists()
    do(desk, "withdraw", story)
    assert Story.objects.get().was_withdrawn
    do(desk, "delete", story)
    assert not Story.objects.exists()
    assert FormerStory.objects.filter(address=story.address).exists()


def test_a_topic_is_added_and_a_settled_story_goes_public_with_it(desk, paper, city, maya):
    trams = make.topic(paper)
    live, changed = make.published(city, "Live", by=maya), make.published(city, "Changed", by=maya)
    changed.title = "Half done"
    changed.save_revision()
    do(desk, "topic", live, changed, add_topic=trams.pk)
    assert Listing.objects.filter(list=f"topic:{trams.pk}").values_list("story", flat=True).get() == live.pk
    draft = Story.objects.get(pk=changed.pk).get_latest_revision_as_object()
    assert [row.topic for row in draft.story_topics.all()] == [trams]
    assert Story.objects.get(pk=changed.pk).title == "Changed"


@pytest.mark.parametrize(
    ("action", "asked"), [("topic", "Choose a topic from the list"), ("move", "Choose a section.")]
)
def test_nothing_is_called_done_where_the_topic_or_the_section_was_not_chosen(desk, city, maya, action, asked):
    story = make.published(city, by=maya)
    response = do(desk, action, story)
    assert said(response) == []
    assert asked in response.content.decode()
    assert [verdict.story.pk for verdict in response.context["will"]] == [story.pk]


def test_a_draft_without_a_headline_stays_where_it_is_and_it_is_said_why(desk, paper, city, maya):
    sport, draft = make.section(paper, "Sport", slug="sport"), make.draft(city, "", by=maya)
    explorer = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    answers = [
        do(desk, "move", draft, to_section=sport.pk),
        desk.post(reverse("wagtailadmin_pages:move_confirm", args=[draft.pk, sport.pk]), follow=True),
        desk.post(f"{explorer}?id={draft.pk}&next=/newsroom/stories/", {"chooser": sport.pk}, follow=True),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert any("A draft without a headline cannot be moved; write one first." in text for text in said(answer))
    assert Story.objects.get().section_id == city.pk


def test_a_reporter_publishes_and_withdraws_nothing(reporter, city, maya):
    draft, live = make.draft(city, "Draft", by=maya), make.published(city, "Live", by=maya)
    for action, story in (("publish", draft), ("withdraw", live), ("delete", draft), ("move", draft)):
        do(reporter, action, story)
    assert set(Story.objects.values_list("title", "live")) == {("Draft", False), ("Live", True)}


def test_without_ticks_or_with_an_unknown_action_nothing_happens(desk, city, maya):
    story = make.draft(city, by=maya)
    for values in ({"action": "publish"}, {"action": "explode", "id": [story.pk]}, {"action": "publish", "id": ["x"]}):
        response = desk.post(BULK, {**values, "yes": "1"}, follow=True)
        assert any("Tick the stories" in message for message in said(response))


def test_the_way_back_stays_in_the_newsroom(desk, city, maya):
    story = make.draft(city, by=maya)
    response = desk.post(BULK, {"action": "publish", "id": [story.pk], "yes": "1", "next": "https://evil.example/"})
    assert response.url == reverse("newsroom_stories")


def test_wagtails_own_bulk_publication_meets_the_gate(desk, city):
    story = make.draft(city, "Bad")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = desk.post(f"{address}?id={story.pk}&next=/newsroom/stories/", follow=True)
    assert any("name who wrote it" in message for message in said(response))
    assert not Story.objects.get().live


def test_wagtails_publication_over_http_is_not_offered(desk, city):
    story = make.draft(city, "Bad")
    for action in ("publish", "unpublish"):
        assert desk.post(f"/newsroom/api/main/pages/{story.pk}/action/{action}/").status_code == 405
