"""Text as words, each with the space before it and the marks that it carries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

Mark = tuple[str, str]
"""An inline element around a word: its name, and its attributes as they are written."""

NO_MARKS: frozenset[Mark] = frozenset()

APART = "…()[]{}“”„«»‹›—–?!¿¡؟،؛。、！？，：׃"
"""What always stands for itself."""

WITHIN = ".,:;/\"'’״׳"
"""What belongs to a word when it stands within one: 3,000, 10:30, צה"ל."""

OPENING = frozenset("([{“„«‹¿¡")

# A sign keeps what combines with it: variation selectors, joiners, accents.
_COMBINING = "[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f]*"
_PART = rf"[^\s{re.escape(APART)}{re.escape(WITHIN)}]+"
WORD = re.compile(
    rf"(\s*)({_PART}(?:[{re.escape(WITHIN)}]{_PART})*|[{re.escape(APART)}{re.escape(WITHIN)}]{_COMBINING})"
)


class Word(NamedTuple):
    """A word, a sign, or a tag of a rich text (``markup.py``)."""

    text: str
    """What is compared; of a tag it begins with a zero byte, which no word has."""
    gap: str = ""
    """The space before it."""
    marks: frozenset[Mark] = NO_MARKS
    attributes: str = ""
    """Of a tag, as they are written."""

    @property
    def is_tag(self) -> bool:
        return self.text.startswith("\0")


END = Word("\0")
"""Stands at the end of every text, for the space there."""


def cut(text: str, marks: frozenset[Mark] = NO_MARKS) -> tuple[list[Word], str]:
    """The words of a text, and the space behind the last one."""
    text = text.replace("\0", "")
    # Without the space at the end a word follows every space, so that looking for one takes linear time.
    inner = text.rstrip()
    return [Word(found[2], found[1], marks) for found in WORD.finditer(inner)], text[len(inner) :]


def read_text(text: str) -> list[Word]:
    """A plain text as words, with ``END``."""
    words, rest = cut(text)
    return [*words, END._replace(gap=rest)]


def write_text(words: Iterable[Word]) -> str:
    """The plain text of words."""
    return "".join(word.gap if word.is_tag else word.gap + word.text for word in words)


def needs_space(before: Word, word: Word) -> bool:
    """Whether two that never stood side by side would run into one without a space."""
    if before.is_tag or word.is_tag or word.text[0] in APART or word.text[0] in WITHIN:
        return False
    return before.text[-1] not in OPENING
