"""What somebody typed, read as words, phrases, fields and exclusions; every text has a reading."""

import re
from dataclasses import dataclass
from typing import Final

from masthead.search.letters import fold, words

LONGEST_QUESTION: Final = 500
MOST_WORDS: Final = 24

FIELD_WORDS: Final = {
    "by": "by",
    "in": "in",
    "section": "in",
    "topic": "topic",
    "headline": "headline",
    "title": "headline",
    "place": "place",
    "credit": "credit",
}
"""The words before a colon that somebody may type, and the names of Document.named that they stand for."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
# A quotation mark between two Hebrew letters is part of an abbreviation and opens no phrase.
_GERSHAYIM = re.compile(r'(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')
_TERM = re.compile(
    r"""(?P<minus>(?<!\S)[-\u2212\u2013])?
        (?:(?P<field>[^\W\d_]{2,12}):(?=["\w]))?
        (?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is asked for: a word (one form), or several that follow each other.

    `forms` are words in small letters, unfolded. `field` is "" for any text.
    `is_prefix`: the last word may go on.
    """

    forms: tuple[str, ...]
    field: str = ""
    is_phrase: bool = False
    is_prefix: bool = False
    is_excluded: bool = False


def read(text: str, is_typing: bool = False) -> tuple[Clause, ...]:
    """The clauses of a question, at most MOST_WORDS words in all; () if there is no word in it."""
    text = _GERSHAYIM.sub("\u05f4", text[:LONGEST_QUESTION].translate(_QUOTES))
    clauses: list[Clause] = []
    left = MOST_WORDS
    for found in _TERM.finditer(text):
        for clause in _clauses(found):
            if left < len(clause.forms):
                return tuple(clauses)
            left -= len(clause.forms)
            clauses.append(clause)
    if is_typing and clauses and _is_open(text, clauses[-1]):
        clauses[-1] = _as_prefix(clauses[-1])
    return tuple(clauses)


def _clauses(found: re.Match[str]) -> list[Clause]:
    is_excluded = bool(found["minus"])
    named = (found["field"] or "").casefold()
    field = FIELD_WORDS.get(named, "")
    phrase, word = found["phrase"], found["word"]
    plain = _words(named) if named and not field else []
    forms = plain + _words(phrase if phrase is not None else word)
    if not forms:
        return []
    # What is written as one (a name with a hyphen, a run of Chinese) is looked for as one.
    if (phrase is not None or is_excluded) and len(forms) > 1:
        return [Clause(tuple(forms), field, is_phrase=True, is_excluded=is_excluded)]
    return [Clause((form,), field, is_excluded=is_excluded) for form in forms]


def _words(text: str) -> list[str]:
    return [word for word in words(text) if fold(word)]


def _is_open(text: str, last: Clause) -> bool:
    """Whether the last word may be the beginning of a longer one: nothing stands after it."""
    return not last.is_excluded and bool(words(text[-1:]))


def _as_prefix(clause: Clause) -> Clause:
    return Clause(clause.forms, clause.field, clause.is_phrase, is_prefix=True)
