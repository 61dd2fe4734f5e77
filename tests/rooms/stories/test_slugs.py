"""Slugs: how long they are, and where they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.stories.addresses import slug_of


@pytest.mark.parametrize(
    ("text", "longest", "slug"),
    [
        ("Council votes for the tram", 80, "council-votes-for-the-tram"),
        ("Council votes for the tram", 17, "council-votes-for"),
        ("Council votes for the tram", 18, "council-votes-for"),
        ("Council votes for the tram", 16, "council-votes"),
        ("Unforgettable", 5, "unfor"),
        ("המועצה הצביעה בעד החשמלית", 15, "המועצה-הצביעה"),
        ("!?", 80, ""),
    ],
)
def test_a_slug_is_cut_at_a_word(text: str, longest: int, slug: str) -> None:
    assert slug_of(text, longest) == slug


@given(st.text(), st.integers(1, 30))
def test_a_slug_is_never_too_long_and_begins_as_the_whole_one_does(text: str, longest: int) -> None:
    whole, slug = slug_of(text, 10**6), slug_of(text, longest)
    assert len(slug) <= longest
    assert whole.startswith(slug)
