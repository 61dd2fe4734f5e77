"""The same text printed twice is recognised, and only that."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from masthead.related.takes import SAME_TEXT, SKETCH, shared_text, sketched

VOCABULARY = [f"word{n}" for n in range(3000)]


def text(seed: int, length: int) -> list[str]:
    return random.Random(seed).choices(VOCABULARY, k=length)


def test_same_text_is_wholly_shared() -> None:
    assert shared_text(sketched(text(1, 400)), sketched(text(1, 400))) == 1


def test_letter_case_makes_no_other_text() -> None:
    assert sketched(["A", "Bridge", "Is", "Closed"]) == sketched(["a", "bridge", "is", "closed"])


def test_take_that_adds_to_the_first_is_the_same_text() -> None:
    first = text(1, 120)
    assert shared_text(sketched(first), sketched(text(2, 5) + first + text(3, 400))) >= SAME_TEXT


def test_corrected_text_is_the_same_text() -> None:
    corrected = text(1, 400)
    for place in range(0, 400, 40):
        corrected[place] = "corrected"
    assert shared_text(sketched(text(1, 400)), sketched(corrected)) >= SAME_TEXT


def test_quoted_sentence_does_not_make_the_same_text() -> None:
    quotation = text(9, 25)
    one, other = text(1, 200) + quotation, quotation + text(2, 200)
    assert 0 < shared_text(sketched(one), sketched(other)) < SAME_TEXT


def test_texts_without_words_are_not_the_same() -> None:
    assert shared_text(sketched([]), sketched([])) == 0


def test_text_of_two_words_is_recognised() -> None:
    assert shared_text(sketched(["no", "comment"]), sketched(["no", "comment"])) == 1


def test_sketch_never_grows_beyond_its_size() -> None:
    assert len(sketched(text(1, 50_000))) == SKETCH


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 900), st.integers(0, 900))
def test_share_is_symmetric_and_between_nothing_and_all(a: int, b: int, length: int, other: int) -> None:
    one, two = sketched(text(a, length)), sketched(text(b, other))
    assert shared_text(one, two) == shared_text(two, one)
    assert 0 <= shared_text(one, two) <= 1
