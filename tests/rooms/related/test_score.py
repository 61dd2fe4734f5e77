"""Which stories are read next, and in what order."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from masthead.related.profiles import Profile
from masthead.related.score import OLDEST_COUNTS, freshness, likeness, rank

from .town import BAKERY, BRIDGE, BRIDGE_AGAIN, ELECTION, NOON

Make = Callable[..., Profile]
PIER = "Commuters fear more cracks in the northern pier"


def ids(story: Profile, *candidates: Profile, count: int = 6, moment: datetime | None = None) -> list[int]:
    return [scored.id for scored in rank(story, candidates, count=count, moment=moment)]


def test_story_of_the_same_event_comes_first_and_says_why(make: Make) -> None:
    best = rank(make(1, BRIDGE), [make(2, BAKERY), make(3, BRIDGE_AGAIN), make(4, ELECTION)])[0]
    assert best.id == 3
    assert {"bridge", "pier"} & set(best.words)
    assert 0 < best.likeness < 1


def test_unrelated_stories_are_not_offered_to_fill_the_places(make: Make) -> None:
    assert ids(make(1, BRIDGE), make(2, BAKERY), make(4, ELECTION)) == []


def test_story_is_never_related_to_itself(make: Make) -> None:
    assert ids(make(1, BRIDGE), make(1, BRIDGE_AGAIN)) == []


def test_same_text_under_another_number_is_not_offered(make: Make) -> None:
    assert ids(make(1, BRIDGE), make(2, BRIDGE + " Ferries run every ten minutes."), make(3, BRIDGE_AGAIN)) == [3]


def test_of_two_takes_of_one_text_only_the_newer_is_offered(make: Make) -> None:
    older = make(2, BRIDGE_AGAIN, published=NOON - timedelta(hours=3))
    newer = make(3, BRIDGE_AGAIN, published=NOON - timedelta(hours=1))
    assert ids(make(1, BRIDGE), older, newer) == [3]


def test_candidate_given_twice_is_offered_once(make: Make) -> None:
    assert ids(make(1, BRIDGE), make(3, BRIDGE_AGAIN), make(3, BRIDGE_AGAIN)) == [3]


def test_story_in_another_language_is_left_out(make: Make) -> None:
    assert ids(make(1, BRIDGE), make(3, BRIDGE_AGAIN, language="fr"), make(4, BRIDGE_AGAIN, language="en-GB")) == [4]


def test_shared_topic_brings_a_story_up_and_is_named(make: Make) -> None:
    story = make(1, BRIDGE, topics=("Transport",))
    plain, tagged = make(2, PIER), make(3, "Today " + " ".join(reversed(PIER.split())), topics=("transport",))
    ranked = rank(story, [plain, tagged])
    assert [scored.id for scored in ranked] == [3, 2]
    assert ranked[0].topics == ("transport",)


def test_newer_of_two_equally_alike_stories_wins_at_any_age(make: Make) -> None:
    for days in (1, 30, 4000):
        moment = NOON + timedelta(days=days)
        older = make(2, "Cracks in the pier of the bridge.", published=NOON - timedelta(days=7))
        newer = make(3, "Cracks in the bridge, of the pier.", published=NOON)
        assert ids(make(1, BRIDGE), older, newer, moment=moment)[0] == 3


def test_old_story_about_the_same_thing_beats_a_new_one_barely_alike(make: Make) -> None:
    old = make(2, BRIDGE_AGAIN, published=NOON - timedelta(days=5000))
    new = make(3, "A pier for anglers opens, and the bakers celebrate with rolls.")
    assert ids(make(1, BRIDGE), new, old)[0] == 2


def test_equal_stories_stand_in_the_order_of_their_ids(make: Make) -> None:
    two = make(2, "Cracks in the pier of the bridge."), make(9, "Cracks in the bridge, of the pier.")
    assert ids(make(1, BRIDGE), *reversed(two)) == ids(make(1, BRIDGE), *two) == [2, 9]


def test_order_of_candidates_does_not_matter(make: Make) -> None:
    words = (BRIDGE_AGAIN + " " + ELECTION + " " + BAKERY).split()
    chance = random.Random(1)
    candidates = [make(n, " ".join(chance.sample(words, 12))) for n in range(2, 60)]
    expected = rank(make(1, BRIDGE), candidates, count=60)
    for _ in range(5):
        chance.shuffle(candidates)
        assert rank(make(1, BRIDGE), candidates, count=60) == expected


def test_no_more_than_asked_for(make: Make) -> None:
    texts = "A bridge cracks, a pier falls.", "Pier and bridge are safe.", "No bridge has such a pier."
    candidates = [make(n, text) for n, text in enumerate(texts, 2)]
    assert len(ids(make(1, BRIDGE), *candidates, count=2)) == 2
    assert ids(make(1, BRIDGE), *candidates, count=0) == []


def test_story_without_words_has_nothing_related(make: Make) -> None:
    assert ids(make(1, ""), make(2, BRIDGE), make(3, "")) == []


def test_likeness_is_one_with_itself_and_the_same_both_ways(make: Make) -> None:
    one, other = make(1, BRIDGE), make(2, BRIDGE_AGAIN)
    assert likeness(one, one) > 0.99
    assert likeness(one, other) == likeness(other, one)


@given(st.floats(0, 20_000), st.floats(0.01, 20_000))
def test_age_never_helps_and_never_takes_more_than_its_share(days: float, more: float) -> None:
    fresh = freshness(NOON - timedelta(days=days), NOON)
    stale = freshness(NOON - timedelta(days=days + more), NOON)
    assert OLDEST_COUNTS <= stale <= fresh <= 1


def test_story_dated_after_the_moment_counts_as_new() -> None:
    assert freshness(NOON + timedelta(days=2), NOON) == 1
