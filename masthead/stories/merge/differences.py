"""Where a version differs from the one it came from: hunks, found with the standard library's difflib."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

SMALL = 400
"""Up to so many words are compared word by word at once; more are compared sentence by sentence first."""

ENDS = frozenset(".!?…؟。！？\n")


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


def hunks(base: Sequence[str], side: Sequence[str]) -> list[Hunk]:
    """What differs, in order; between two hunks there is at least one word that both have."""
    return list(_joined(_differing(base, side, Hunk(0, len(base), 0, len(side)))))


def _differing(base: Sequence[str], side: Sequence[str], within: Hunk) -> Iterator[Hunk]:
    low, high, start, stop = _trimmed(base, side, within)
    if low == high and start == stop:
        return
    old, new = base[low:high], side[start:stop]
    if low == high or start == stop or max(len(old), len(new)) <= SMALL:
        yield from _matched(old, new, low, start)
        return
    old_ends, new_ends = _sentences(old), _sentences(new)
    for hunk in _matched(_cut(old, old_ends), _cut(new, new_ends), 0, 0):
        part = Hunk(
            low + old_ends[hunk.low],
            low + old_ends[hunk.high],
            start + new_ends[hunk.start],
            start + new_ends[hunk.stop],
        )
        yield from _matched(base[part.low : part.high], side[part.start : part.stop], part.low, part.start)


def _trimmed(base: Sequence[str], side: Sequence[str], within: Hunk) -> Hunk:
    low, high, start, stop = within
    while low < high and start < stop and base[low] == side[start]:
        low, start = low + 1, start + 1
    while low < high and start < stop and base[high - 1] == side[stop - 1]:
        high, stop = high - 1, stop - 1
    return Hunk(low, high, start, stop)


def _matched(old: Sequence[object], new: Sequence[object], low: int, start: int) -> Iterator[Hunk]:
    # A long passage that was written anew: its frequent words say nothing about what became of what.
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > 2 * SMALL)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag != "equal":
            yield Hunk(low + from_old, low + to_old, start + from_new, start + to_new)


def _sentences(words: Sequence[str]) -> list[int]:
    """Where sentences begin, and where the last one ends."""
    ends = [index + 1 for index, word in enumerate(words) if word in ENDS or word.startswith("\0")]
    return sorted({0, *ends, len(words)})


def _cut(words: Sequence[str], ends: list[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:stop]) for start, stop in pairwise(ends)]


def _joined(found: Iterator[Hunk]) -> Iterator[Hunk]:
    """Hunks that touch are one: comparing by sentences cuts them where a sentence ends."""
    last: Hunk | None = None
    for hunk in found:
        if last is not None and last.high == hunk.low and last.stop == hunk.start:
            last = Hunk(last.low, hunk.high, last.start, hunk.stop)
            continue
        if last is not None:
            yield last
        last = hunk
    if last is not None:
        yield last
