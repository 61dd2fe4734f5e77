"""Text into words and folded letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.search import stems
from masthead.search.letters import LONGEST_WORD, fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Minister's plan, at last!", ["the", "minister", "plan", "at", "last"]),
        ("U.S. and U.K.-based", ["us", "and", "uk", "based"]),
        ("co-operate 3,000 snake_case", ["co", "operate", "3", "000", "snake", "case"]),
        ("Biden’s visit", ["biden", "visit"]),
        ("רמטכ\"ל צה״ל ג'ירפה", ["רמטכל", "צהל", "גירפה"]),
        ("東京都の天気 today", ["東京", "京都", "都の", "の天", "天気", "today"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("soft\u00adhyphen and zero\u200bwidth", ["softhyphen", "and", "zerowidth"]),
        ("", []),
        ("--- ... !!!", []),
    ],
)
def test_text_is_taken_apart_as_a_reader_would(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("Été", "ete"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("שָׁלוֹם", "שלום"),
        ("ירושלים", "ירושלימ"),
        ("أَحْمَد", "احمد"),
        ("الحُكُومة", "الحكومه"),
        ("مـــصر", "مصر"),
        ("ﬁre", "fire"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_forms_of_one_letter_are_compared_as_one(word: str, same: str) -> None:
    assert fold(word) == fold(same)


def test_different_letters_stay_different() -> None:
    assert len({fold(word) for word in ("בית", "ביט", "מלך", "מלכה", "כלב", "قلب", "كلب")}) == 7


@given(st.text())
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text())
def test_words_are_whole_for_the_index(text: str) -> None:
    for word in words(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert fold(word).split() in ([fold(word)], [])


def test_a_huge_text_is_cut_and_not_choked_on() -> None:
    assert len(words("a." * 1_000_000)) < 600_000
    assert words("x" * 2_000_000) == ["x" * LONGEST_WORD]


def test_the_store_of_known_words_never_grows_and_never_errs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stems, "MOST_FILED", 40)
    filed = stems.Filed("en")
    for turn in range(3):
        for number in range(100):
            assert filed[f"fires{number}x"].form == f"fires{number}x", turn
            assert filed["fires"] == ("fires", "fire", "fire")
            assert len(filed) <= 21
