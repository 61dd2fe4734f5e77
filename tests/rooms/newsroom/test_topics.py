"""Finding, making and merging topics."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from masthead.newsroom.topics import finding
from masthead.search import fill
from masthead.search.documents import NEWSROOM
from masthead.stories import topics as merging
from masthead.stories.models import Listing, Story, StoryTopic, Topic, TopicSynonym
from tests import make

pytestmark = pytest.mark.django_db


def find(client, words, **values):
    return client.get(reverse("newsroom_topics_find"), {"q": words, **values}).json()


def names(answer) -> list[str]:
    return [topic["name"] for topic in answer["topics"]]


def test_a_topic_is_found_by_its_beginning_whatever_case_and_accents(desk, paper):
    make.topic(paper, "Café Noir")
    assert names(find(desk, "cafe n")) == ["Café Noir"]
    fill.rebuild(NEWSROOM)
    assert names(find(desk, "CAFE")) == ["Café Noir"]


def test_a_topic_is_found_by_a_synonym_which_is_named(desk, paper):
    trams = make.topic(paper, "Trams")
    TopicSynonym.objects.create(topic=trams, name="Light rail")
    answer = find(desk, "light rail")
    assert answer["topics"] == [{"id": trams.pk, "name": "Trams", "also": "Light rail"}]
    assert answer["is_known"]
    fill.rebuild(NEWSROOM)
    assert find(desk, "light ra")["topics"] == [{"id": trams.pk, "name": "Trams", "also": "Light rail"}]


def test_topics_of_another_language_are_not_offered_to_a_story(desk, paper):
    make.topic(paper, "Trams")
    hebrew = make.edition("he")
    make.topic(hebrew, "Trams he")
    assert names(find(desk, "trams", locale=hebrew.locale_id)) == ["Trams he"]
    assert set(names(find(desk, "trams"))) == {"Trams", "Trams he"}


def test_merged_topics_are_not_offered(desk, paper):
    trams = make.topic(paper, "Trams")
    make.topic(paper, "Tramways", merged_into=trams)
    assert names(find(desk, "tram")) == ["Trams"]


def test_a_topic_that_is_there_is_not_made_twice(desk, paper):
    trams = make.topic(paper, "Trams")
    TopicSynonym.objects.create(topic=trams, name="Light rail")
    create = reverse("newsroom_topics_create")
    for name in ("trams", " TRAMS ", "#Trams", "light  rail"):
        assert desk.post(create, {"name": name, "locale": paper.locale_id}).json()["id"] == trams.pk
    made = desk.post(create, {"name": "Light rail depot", "locale": paper.locale_id}).json()
    assert Topic.objects.get(pk=made["id"]).slug == "light-rail-depot"


def test_two_topics_with_one_slug_get_addresses_of_their_own(paper):
    first = finding.make("C", paper.locale)
    second = finding.make("C++", paper.locale)
    assert first.slug == "c"
    assert second.slug == "c-2"


@pytest.mark.parametrize("name", ["", "  ", "#", "# "])
def test_a_topic_needs_a_name(desk, paper, name):
    assert desk.post(reverse("newsroom_topics_create"), {"name": name}).status_code == 400


def test_merging_moves_stories_listings_names_and_addresses(desk, noa, paper, city, maya, client):
    trams, rail, old = make.topic(paper, "Trams"), make.topic(paper, "Light rail"), make.topic(paper, "Tramways")
    TopicSynonym.objects.create(topic=rail, name="LRT")
    one = make.published(city, "One", by=maya, about=(rail,))
    both = make.published(city, "Both", by=maya, about=(rail, trams, old))
    draft = make.draft(city, "Draft", about=(old,))
    done = merging.merge(trams, [rail, old])
    assert done.stories == 3
    for story in (one, both, draft):
        assert [row.topic for row in Story.objects.get(pk=story.pk).story_topics.all()] == [trams]
    assert set(Listing.objects.filter(list=f"topic:{trams.pk}").values_list("story", flat=True)) == {one.pk, both.pk}
    assert not Listing.objects.filter(list__in=[f"topic:{rail.pk}", f"topic:{old.pk}"]).exists()
    assert set(trams.synonyms.values_list("name", flat=True)) == {"Light rail", "Tramways", "LRT"}
    assert client.get("/topic/light-rail/").status_code == 301
    assert client.get("/topic/light-rail/").url == "/topic/trams/"


def test_a_topic_that_took_others_in_may_be_merged_and_no_chain_remains(paper):
    a, b, c = make.topic(paper, "A"), make.topic(paper, "B"), make.topic(paper, "C")
    merging.merge(b, [c])
    merging.merge(a, [b])
    c.refresh_from_db()
    assert c.merged_into == a


@pytest.mark.parametrize("case", ["nothing", "itself", "merged", "language"])
def test_what_cannot_be_merged_is_refused_and_nothing_changes(paper, case):
    trams, rail = make.topic(paper, "Trams"), make.topic(paper, "Rail")
    gone = make.topic(paper, "Gone", merged_into=rail)
    foreign = make.topic(make.edition("he"), "Foreign")
    others = {"nothing": [], "itself": [trams], "merged": [gone], "language": [rail, foreign]}[case]
    with pytest.raises(ValidationError):
        merging.merge(trams, others)
    assert Topic.objects.filter(merged_into=trams).count() == 0


def test_the_merge_page_counts_and_the_log_remembers(desk, paper, city, maya):
    trams, rail = make.topic(paper, "Trams"), make.topic(paper, "Light rail")
    make.published(city, by=maya, about=(rail,))
    address = reverse("newsroom_topics_merge")
    page = desk.get(address, {"topics": f"{trams.pk},{rail.pk}"})
    assert {topic.name: uses for topic, uses in page.context["topics"]} == {"Trams": 0, "Light rail": 1}
    desk.post(address, {"topics": f"{trams.pk},{rail.pk}", "into": trams.pk})
    rail.refresh_from_db()
    assert rail.merged_into == trams
    assert ModelLogEntry.objects.get(action="newsroom.merge_topics").data == {"others": "Light rail"}


def test_a_reporter_makes_topics_and_merges_none(reporter, paper):
    trams, rail = make.topic(paper, "Trams"), make.topic(paper, "Rail")
    assert reporter.post(reverse("newsroom_topics_create"), {"name": "New"}).status_code == 200
    reporter.post(reverse("newsroom_topics_merge"), {"topics": f"{trams.pk},{rail.pk}", "into": trams.pk})
    rail.refresh_from_db()
    assert rail.merged_into is None


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(about=st.lists(st.sets(st.integers(0, 3)), min_size=1, max_size=4), gone=st.sets(st.integers(1, 3), min_size=1))
def test_after_any_merge_each_story_has_each_topic_once_and_lists_agree(paper, city, maya, about, gone):
    Story.objects.all().delete()
    Topic.objects.all().delete()
    topics = [make.topic(paper, f"Topic {number}") for number in range(4)]
    for number, chosen in enumerate(about):
        make.published(city, f"Story {number}", by=maya, about=tuple(topics[each] for each in sorted(chosen)))
    merging.merge(topics[0], [topics[number] for number in sorted(gone)])
    for story in Story.objects.all():
        rows = list(StoryTopic.objects.filter(story=story).values_list("topic_id", flat=True))
        assert len(rows) == len(set(rows))
        listed = {
            int(name.split(":")[1])
            for name in Listing.objects.filter(story=story, list__startswith="topic:").values_list("list", flat=True)
        }
        assert listed == set(rows)
    assert not StoryTopic.objects.filter(topic__in=[topics[number].pk for number in gone]).exists()
