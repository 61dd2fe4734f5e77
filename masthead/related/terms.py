"""Words of a text, in any script, brought to the form under which two stories share them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

LONGEST_WORD = 40
"""Letters; a longer run is an address or rubbish, and would only fill the stored profile."""

# A vowel sign of Hindi, Bengali or Tamil is a mark, not a letter, for ``re``; without it words fall apart.
_MARKS = "".join(
    re.escape(chr(point)) for point in range(0x300, 0x1AB0) if unicodedata.category(chr(point)) in ("Mn", "Mc")
)
# צה"ל and ארה"ב are one word each; the quotation mark between two Hebrew letters belongs to it.
_QUOTES = "\"'’׳״"
_WORD = re.compile(rf"[^\W\d_](?:[^\W_]|[{_MARKS}]|(?<=[א-ת])[{_QUOTES}](?=[א-ת]))*")
_NO_QUOTES = str.maketrans("", "", _QUOTES)

# Points of Hebrew, vowel signs and the stretching line of Arabic: the same word is written with and without.
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")

# Scripts without spaces between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese).
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
_HEBREW_PREFIX = re.compile("(?:ו?כש|ו?ש|ו)?[בהלמכ]?(?=[א-ת]{3})")
_ACRONYM_LETTERS = 3
_REMEMBERED_WORDS = 50_000


def spelled(text: str) -> Iterator[tuple[str, bool]]:
    """The words of ``text`` in order, and of each whether a capital inside a sentence marks it as a name.

    Words are runs of Unicode letters (digits may follow: ``G7``); numbers and single letters are left out.
    Where a script puts no spaces between words, every pair of neighbouring letters stands for a word.
    """
    plain = _POINTS.sub("", unicodedata.normalize("NFKC", text))
    for match in _WORD.finditer(plain):
        word = match[0]
        if not word.isascii():
            word = word.translate(_NO_QUOTES)
            if _UNSPACED.match(word):
                yield from ((first + second, False) for first, second in pairwise(word))
                continue
        if 1 < len(word) <= LONGEST_WORD:
            yield word, word[0].isupper() and _is_inside_sentence(plain, match.start())


def _is_inside_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and before[1].isspace() and (before[0].isalnum() or before[0] == ",")


@lru_cache(_REMEMBERED_WORDS)
def stem(word: str, language: str) -> str:
    """The dictionary form of one word in lower case; the word itself where no dictionary has it.

    ``language`` is a primary subtag (``he``). Short capitals (``US``, ``UN``) are names, never pronouns.
    """
    folded = word.casefold()
    if word.isupper() and len(word) <= _ACRONYM_LETTERS:
        return folded
    lemma = _lemma(folded, language)
    if lemma is None and language == "he":
        # simplemma takes single letters off known words; whole stacks ("וכש", "מה") are left to us.
        lemma = _lemma(_without_prefix(folded), "he")
    return lemma or folded


def primary_language(tag: str) -> str:
    """The first part of a BCP 47 tag in lower case: ``he`` of ``he-IL``."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def without_prefixes(counts: Mapping[str, float], language: str) -> dict[str, float]:
    """The words of one story, counted, with the Hebrew letters glued to the front of unknown words taken off.

    No dictionary has most names, so ``לבלינקן`` cannot be told from a word that begins with ``ל``. But a
    story that has ``בלינקן`` too means the same man. In other languages the counts come back as they are.
    """
    if primary_language(language) != "he":
        return dict(counts)
    folded: dict[str, float] = {}
    for word, count in counts.items():
        rest = _without_prefix(word)
        key = rest if rest in counts and _lemma(word, "he") is None else word
        folded[key] = folded.get(key, 0.0) + count
    return folded


def _without_prefix(word: str) -> str:
    match = _HEBREW_PREFIX.match(word)
    return word[match.end() :] if match else word


def _lemma(word: str, language: str) -> str | None:
    """None where simplemma has no such language, or no such word in it."""
    if language not in SUPPORTED_LANGUAGES:
        return None
    found: str = simplemma.lemmatize(word, lang=language, low_memory=True)
    if found == word and not simplemma.is_known(word, language, low_memory=True):
        return None
    return found.casefold()
