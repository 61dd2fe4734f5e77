"""What is kept of a story, and what it looks like in a column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.related.profiles import (
    MOST_TERMS,
    UNIT,
    Profile,
    is_stale,
    packed,
    profiled,
    read,
    unpacked,
)
from masthead.related.statistics import Statistics

from .town import BRIDGE, NOON

Make = Callable[..., Profile]


def test_weights_make_a_vector_of_one_length(make: Make) -> None:
    for profile in (make(1, BRIDGE), make(2, "Bridge."), make(3, BRIDGE, topics=("a", "b"))):
        assert sqrt(sum(weight**2 for weight in profile.terms.values())) == pytest.approx(UNIT, abs=5)


def test_headline_and_standfirst_are_read_too(make: Make) -> None:
    reading = read(language="en", headline="Bridge shut", standfirst="Ferries instead", text="Queues at dawn.")
    assert {"bridge", "shut", "ferry", "queue"} <= reading.counts.keys()


def test_names_weigh_more_than_other_words() -> None:
    counts = read(language="en", headline="", text="We saw Orla Venn at breakfast.").counts
    assert counts["venn"] > counts["breakfast"]


def test_case_does_not_split_a_topic(make: Make) -> None:
    assert make(1, BRIDGE, topics=("Washington",)).topics == make(1, BRIDGE, topics=("washington",)).topics


def test_topic_is_not_taken_for_the_word_of_the_same_name(make: Make) -> None:
    assert {"#bridge", "bridge"} <= make(1, BRIDGE, topics=("bridge",)).terms.keys()


def test_long_story_keeps_its_rarest_words(statistics: Statistics) -> None:
    text = BRIDGE + " " + " ".join(f"the common{n}word" for n in range(500))
    for _ in range(40):
        statistics.add({f"common{n}word" for n in range(500)})
    profile = profiled(1, read(language="en", headline="", text=text), NOON, statistics)
    assert len(profile.terms) == MOST_TERMS
    assert {"pier", "harbour"} <= profile.terms.keys()


def test_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Story 7.*time zone"):
        profiled(7, read(language="en", headline="x"), datetime(2026, 3, 1), Statistics())


def test_profile_is_stale_when_the_archive_has_grown_fourfold(make: Make) -> None:
    profile, statistics = make(1, BRIDGE), Statistics()
    statistics.stories = profile.counted * 4
    assert not is_stale(profile, statistics)
    statistics.stories += 1
    assert is_stale(profile, statistics)


@given(st.text(), st.text(), st.lists(st.text(max_size=20), max_size=4))
def test_packed_profile_is_read_back_as_it_was(headline: str, text: str, topics: list[str]) -> None:
    reading = read(language="en-GB", headline=headline, text=text, topics=topics)
    profile = profiled(5, reading, NOON, Statistics())
    assert unpacked(packed(profile)) == profile


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '[1,"en",[],"not a date",{},"",0]', '[1,"en",[],3,{},"",0]'])
def test_rubbish_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Not a packed profile"):
        unpacked(text)
