"""Related stories are found after a publication, kept, and read by the page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.test.utils import CaptureQueriesContext

from masthead.conf.after_commit import held
from masthead.press.recording import recording
from masthead.related import compute, keeping
from masthead.related.candidates import candidates
from masthead.related.compute_all import compute_all
from masthead.related.models import Related, RelatedChoice, RelatedProfile, RelatedStatistics
from masthead.related.profiles import unpacked
from masthead.related.queries import related_to
from masthead.related.texts import texts
from masthead.stories.models import InMemoriam, Story
from tests import make
from tests.once import once

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)

TRAM = "The tram will cross the harbour bridge in spring, the council said. Drivers of the tram wait at the depot."
TRAM_AGAIN = "At the depot the tram drivers learn the route over the bridge. The council counts the stops of the tram."
TRAM_THIRD = "A tram stopped on the bridge for an hour. The depot sent drivers; the council asked why the tram stood."
SOUP = "Peel two lemons, boil the lentils slowly and salt the soup at the end. Serve it with bread and olives."
TURTLES = "On the beach eggs of the turtle hatch at night. Volunteers dim lanterns so that hatchlings find the sea."


TOLD = [
    ("Tram over the bridge", TRAM),
    ("Tram drivers learn", TRAM_AGAIN),
    ("Soup of lentils", SOUP),
    ("Turtles hatch", TURTLES),
    ("Tram stands still", TRAM_THIRD),
]


@once
def city():
    return make.section(make.edition(), slug="city")


@once
def maya(city):
    return make.person(make.Edition.objects.get())


@once
def paper(city, maya):
    """Three stories about the tram, one about soup, one about turtles."""
    return [written(number, title, text, city, maya) for number, (title, text) in enumerate(TOLD, 1)]


def written(number: int, title: str, text: str, place, by, **fields) -> Story:
    """The story of an hour of Monday."""
    body = [{"type": "paragraph", "value": f"<p>{text}</p>", "id": "p1"}]
    fields = {"by": by, "at": MONDAY + timedelta(hours=number), "body": body} | fields
    return make.published(place, f"{title} {number}", **fields)


@pytest.fixture
def write(city, maya):
    """Writes one story after another, later than those of the paper."""
    numbers = count(Story.objects.count() + 1)

    def write(title: str, text: str, place=None, **fields) -> Story:
        return written(next(numbers), title, text, place or city, maya, **fields)

    return write


def kept(story: Story) -> list[int]:
    return list(Related.objects.filter(story=story).values_list("other_id", flat=True))


def compute_each(stories):
    for story in stories:
        compute.compute(story.pk)


def test_stories_about_the_same_are_kept_and_others_are_not(paper):
    compute_each(paper)
    tram, drivers, soup, turtles, stands = paper
    assert set(kept(stands)) == {tram.pk, drivers.pk}
    assert kept(soup) == []
    assert kept(turtles) == []


def test_an_older_story_offers_the_newer_one_in_turn(paper):
    compute_each(paper)
    assert paper[4].pk in kept(paper[0])
    assert related_to(paper[0])[0] in {paper[1].pk, paper[4].pk}


def test_computing_again_changes_nothing_and_counts_no_story_twice(paper):
    compute_each(paper)
    before = {story.pk: set(kept(story)) for story in paper}
    counted = keeping.statistics_of("en").stories
    compute_each(paper)
    assert {story.pk: set(kept(story)) for story in paper} == before
    assert keeping.statistics_of("en").stories == counted == 5


def test_a_withdrawn_story_is_offered_nowhere_and_counted_out(paper):
    compute_each(paper)
    paper[0].unpublish()
    assert paper[0].pk not in related_to(paper[4])
    compute.withdraw(paper[0].pk)
    assert kept(paper[0]) == []
    assert not RelatedProfile.objects.filter(story=paper[0]).exists()
    assert keeping.statistics_of("en").stories == 4
    compute.compute(paper[4].pk)
    assert kept(paper[4]) == [paper[1].pk]


def test_a_draft_is_neither_read_nor_offered(city, maya, paper):
    draft = make.draft(city, "Tram secrets", by=maya, body=[{"type": "paragraph", "value": TRAM, "id": "p"}])
    assert compute.compute(draft.pk) == []
    assert not RelatedProfile.objects.filter(story=draft).exists()


def test_in_memoriam_has_no_related_stories_and_is_never_one(paper, write):
    mourned = write("The tram driver of the bridge", TRAM, kind="memoriam", memoriam=[InMemoriam(person="A. Levi")])
    compute_each([*paper, mourned])
    assert kept(mourned) == []
    assert not Related.objects.filter(other=mourned).exists()
    assert related_to(mourned) == []


def test_what_was_paid_for_is_never_offered_unasked(paper, write):
    paid = write("Ride the tram over the bridge", TRAM_THIRD + " Tickets here.", is_sponsored=True)
    compute_each([*paper, paid])
    assert not Related.objects.filter(other=paid).exists()


def test_the_same_text_is_not_offered_twice(write):
    first, take, other = write("Tram", TRAM), write("Tram, update", TRAM + " More soon."), write("Depot", TRAM_AGAIN)
    compute_each([first, take, other])
    assert kept(first) == [other.pk]
    assert len(kept(other)) == 1


def test_another_edition_is_not_offered(paper):
    second = make.edition("en-GB", prefix="gb")
    elsewhere = make.section(second, slug="city")
    body = [{"type": "paragraph", "value": TRAM_AGAIN + " In Britain.", "id": "p"}]
    there = make.published(elsewhere, "Tram abroad", by=make.person(second), body=body, at=MONDAY)
    compute_each([*paper, there])
    assert kept(there) == []
    assert not Related.objects.filter(other=there).exists()


def test_a_pin_comes_first_and_a_ban_is_obeyed(paper):
    compute_each(paper)
    RelatedChoice.objects.create(story=paper[4], other=paper[2], verdict="pin")
    RelatedChoice.objects.create(story=paper[4], other=paper[0], verdict="ban")
    assert related_to(paper[4]) == [paper[2].pk, paper[1].pk]


def test_a_page_hangs_on_those_it_shows_and_on_withdrawn_ones_before_them(paper):
    story, gone, *shown, behind = paper
    Related.objects.bulk_create(
        Related(story=story, other=other, position=position, likeness=1)
        for position, other in enumerate([gone, *shown, behind], 1)
    )
    Story.objects.filter(pk=gone.pk).update(live=False)
    with recording() as keys:
        assert related_to(story, 2) == [other.pk for other in shown]
    assert keys == {f"related:{story.pk}", *(f"card:{other.pk}" for other in (gone, *shown))}


def test_topics_bring_stories_of_other_sections(city, paper, write):
    about = (make.topic(make.Edition.objects.get(), "Trams"),)
    culture = make.section(make.Edition.objects.get(), title="Culture", slug="culture")
    song = write("A song", "The choir sang of the tram on the bridge.", place=culture, about=about)
    again = write("Second verse", "Once more the choir sings of the bridge and its tram.", about=about)
    compute_each([song, again])
    assert song.pk in kept(again)


def test_candidates_are_bounded(paper, monkeypatch):
    compute_each(paper)
    text = next(texts([paper[4].pk]))
    profile = text.profile(keeping.statistics_of("en"))
    assert paper[4].pk not in candidates(text, profile)
    monkeypatch.setattr("masthead.related.candidates.MOST", 2)
    assert len(candidates(text, profile)) == 2


def test_the_number_of_queries_does_not_grow_with_the_candidates(paper, write, django_assert_max_num_queries):
    compute_each(paper)
    with CaptureQueriesContext(connection()) as few:
        compute.compute(paper[4].pk)
    more = [write(f"Tram {word}", f"{TRAM} {word} {TRAM_AGAIN[:40]}") for word in ("red", "blue", "green", "white")]
    compute_each(more)
    with django_assert_max_num_queries(len(few) + 2):
        compute.compute(paper[4].pk)


def connection():
    from django.db import connection

    return connection


def test_a_profile_that_cannot_be_read_is_passed_over(paper):
    compute_each(paper)
    RelatedProfile.objects.filter(story=paper[0]).update(packed="[]")
    RelatedStatistics.objects.update(packed=b"rubbish")
    compute.compute(paper[4].pk)
    assert kept(paper[4])[0] == paper[1].pk
    assert paper[0].pk not in kept(paper[4])


def test_publishing_and_withdrawing_queue_the_work_after_the_commit(
    city, maya, paper, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        fresh = make.published(city, "Tram again", by=maya, body=[{"type": "paragraph", "value": TRAM, "id": "p"}])
    assert unpacked(RelatedProfile.objects.get(story=fresh).packed).id == fresh.pk
    with django_capture_on_commit_callbacks(execute=True):
        fresh.unpublish()
    assert not RelatedProfile.objects.filter(story=fresh).exists()


def test_nothing_is_queued_while_it_is_held(city, maya, django_capture_on_commit_callbacks):
    with held(), django_capture_on_commit_callbacks() as callbacks:
        make.published(city, by=maya)
    assert [callback for callback in callbacks if "deliver_gathered" in callback.__qualname__] == []


class TestComputeAll:
    def test_it_finds_what_single_stories_find(self, paper):
        told = []
        assert compute_all(lambda done, of: told.append((done, of))) == 5
        tram, drivers, soup, turtles, stands = paper
        assert set(kept(stands)) == {tram.pk, drivers.pk}
        assert set(kept(tram)) == {drivers.pk, stands.pk}
        assert kept(soup) == kept(turtles) == []
        assert told[-1] == (5, 5)
        assert keeping.statistics_of("en").stories == 5

    def test_it_can_be_run_again(self, paper):
        compute_all()
        before = {story.pk: kept(story) for story in paper}
        compute_all()
        assert {story.pk: kept(story) for story in paper} == before

    def test_what_readers_may_not_see_any_more_is_swept(self, paper):
        compute_all()
        Story.objects.filter(pk=paper[0].pk).update(live=False)
        compute_all()
        assert not RelatedProfile.objects.filter(story=paper[0]).exists()
        assert kept(paper[0]) == []
        assert paper[0].pk not in kept(paper[4])

    def test_small_windows_lose_no_story(self, paper, monkeypatch):
        monkeypatch.setattr("masthead.related.compute_all.AHEAD", 2)
        monkeypatch.setattr("masthead.related.compute_all.BATCH", 1)
        monkeypatch.setattr("masthead.related.compute_all.REMEMBERED", 1)
        assert compute_all() == 5
        assert RelatedProfile.objects.count() == 5
        assert paper[0].pk in kept(paper[4])

    def test_an_empty_paper_has_none(self):
        assert compute_all() == 0
        assert not RelatedStatistics.objects.exists()
