"""Counts of words stay near the truth in a table of one size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.related.statistics import WIDTH, Statistics


def counted(*stories: set[str]) -> Statistics:
    statistics = Statistics()
    for terms in stories:
        statistics.add(terms)
    return statistics


def test_word_is_counted_once_a_story() -> None:
    statistics = counted({"bridge", "pier"}, {"bridge"})
    assert (statistics.stories, statistics.frequency("bridge"), statistics.frequency("pier")) == (2, 2, 1)
    assert statistics.frequency("baker") == 0


def test_rare_word_weighs_more_and_a_word_of_every_story_nothing_to_speak_of() -> None:
    statistics = counted(*({"the", f"word{n}"} for n in range(50)))
    assert statistics.rarity("never") > statistics.rarity("word7") > 3
    assert 0 <= statistics.rarity("the") < 0.02


def test_removed_story_leaves_no_trace() -> None:
    statistics = counted({"bridge"}, {"pier"})
    statistics.remove({"pier"})
    assert statistics.packed() == counted({"bridge"}).packed()


def test_removing_what_was_never_counted_leaves_no_negative_counts() -> None:
    statistics = Statistics()
    statistics.remove({"bridge"})
    assert (statistics.stories, statistics.frequency("bridge")) == (0, 0)


@given(st.lists(st.sets(st.text(max_size=8), max_size=30), max_size=20))
def test_count_is_never_below_the_truth_and_survives_packing(stories: list[set[str]]) -> None:
    again = Statistics.unpacked(counted(*stories).packed())
    assert again.stories == len(stories)
    for term in set().union(*stories):
        assert again.frequency(term) >= sum(term in story for story in stories)


def test_many_words_in_the_table_seldom_disturb_a_count() -> None:
    statistics = Statistics()
    for story in range(400):
        statistics.add({f"story {story} word {n}" for n in range(250)})
    untrue = sum(statistics.frequency(f"story {story} word 7") != 1 for story in range(400))
    assert untrue < 400 * 0.4


def test_packed_table_has_one_size_whatever_it_counts() -> None:
    statistics = counted(*({f"word{n} of {story}" for n in range(500)} for story in range(500)))
    assert len(statistics.packed()) < 8 * WIDTH


@pytest.mark.parametrize("data", [b"", b"short", b"12345678not zlib", counted({"a"}).packed()[:-20]])
def test_rubbish_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="Not packed statistics"):
        Statistics.unpacked(data)
