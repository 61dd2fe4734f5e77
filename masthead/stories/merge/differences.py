"""Where a version differs from the one it came from: hunks, found with the standard library's difflib."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

SMALL = 400
"""Up to so many words are compared word by word at once; more are compared sentence by sentence first."""

ENDS = frozenset(".!?…؟。！？")


class Hunk(NamedTuple):
    """Words ``low`` to ``high`` of the base that a side has as its words ``start`` to ``stop``."""

    low: int
    high: int
    start: int
    stop: int

    @property
    def writes(self) -> bool:
        """Whether the side has words here that the base has not."""
        return self.start < self.stop


def hunks(base: list[str], side: list[str]) -> list[Hunk]:
    """What differs, in order; between two hunks there is at least one word that both have."""
    first, last = _same_ends(base, side)
    old, new = base[first : len(base) - last], side[first : len(side) - last]
    return [_further(hunk, first, first) for hunk in _by_sentences(old, new)]


def _same_ends(base: list[str], side: list[str]) -> tuple[int, int]:
    """How many words both begin with, and how many of the others both end with: most of a long text, mostly."""
    most, first, last = min(len(base), len(side)), 0, 0
    while first < most and base[first] == side[first]:
        first += 1
    while last < most - first and base[-1 - last] == side[-1 - last]:
        last += 1
    return first, last


def _by_sentences(old: list[str], new: list[str]) -> Iterator[Hunk]:
    if max(len(old), len(new)) <= SMALL:
        yield from _matched(old, new)
        return
    old_ends, new_ends = _ends(old), _ends(new)
    for sentences in _matched(_cut(old, old_ends), _cut(new, new_ends)):
        low, high = old_ends[sentences.low], old_ends[sentences.high]
        start, stop = new_ends[sentences.start], new_ends[sentences.stop]
        yield from (_further(hunk, low, start) for hunk in _matched(old[low:high], new[start:stop]))


def _matched(old: list[str] | list[tuple[str, ...]], new: list[str] | list[tuple[str, ...]]) -> Iterator[Hunk]:
    # In a long passage that was written anew, frequent words say nothing about what became of what.
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > 2 * SMALL)
    return (Hunk(*places) for tag, *places in matcher.get_opcodes() if tag != "equal")


def _further(hunk: Hunk, low: int, start: int) -> Hunk:
    return Hunk(hunk.low + low, hunk.high + low, hunk.start + start, hunk.stop + start)


def _ends(words: list[str]) -> list[int]:
    """Where sentences begin, and where the last one ends."""
    return sorted({0, *(place for place, word in enumerate(words, 1) if word in ENDS or word[0] == "\0"), len(words)})


def _cut(words: list[str], ends: list[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:stop]) for start, stop in pairwise(ends)]
