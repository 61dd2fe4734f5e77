"""Words of every script come to the form under which two stories share them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.related.terms import spelled, stem, without_prefixes


def words(text: str) -> list[str]:
    return [word for word, _ in spelled(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor's 3 bridges, 2026.", ["The", "mayor", "bridges"]),
        ("L’homme d’État", ["homme", "État"]),
        ("G7 talks on COVID19", ["G7", "talks", "on", "COVID19"]),
        ('דובר צה"ל וארה״ב', ["דובר", "צהל", "וארהב"]),
        ("שָׁלוֹם", ["שלום"]),
        ("الحُكومـة", ["الحكومة"]),
        ("सरकार ने", ["सरकार", "ने"]),
        ("東京都知事", ["東京", "京都", "都知", "知事"]),
        ("ﬁnance", ["finance"]),
        ("", []),
    ],
)
def test_words_are_found_in_every_script(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Ministers", "en", "minister"),
        ("US", "en", "us"),
        ("הממשלה", "he", "ממשלה"),
        ("וכשהממשלה", "he", "ממשלה"),
        ("بالحكومة", "ar", "حكومة"),
        ("gouvernements", "fr", "gouvernement"),
        ("Words", "xx", "words"),
    ],
)
def test_word_comes_to_its_dictionary_form(word: str, language: str, expected: str) -> None:
    assert stem(word, language) == expected


def test_capital_counts_as_a_name_only_inside_a_sentence() -> None:
    found = dict(spelled("Mayor Venn said. Bridges close, Harbour said"))
    assert [word for word, is_name in found.items() if is_name] == ["Venn", "Harbour"]


def test_hebrew_name_is_one_with_and_without_its_prefix() -> None:
    assert without_prefixes({"בלינקן": 1.0, "לבלינקן": 2.0}, "he-IL") == {"בלינקן": 3.0}


def test_hebrew_name_that_only_looks_like_a_prefixed_one_stays_whole() -> None:
    assert without_prefixes({"לבלינקן": 2.0}, "he") == {"לבלינקן": 2.0}


def test_address_without_spaces_is_no_word() -> None:
    assert words("x" * 41 + " harbour") == ["harbour"]


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(len(stem(word, "he")) > 0 for word in words(text))
