"""Tells the same text printed twice: a later take, a reprint, an agency story taken over by two desks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from heapq import nsmallest
from zlib import crc32

RUN = 4
"""Words in a row that are compared as one."""

SKETCH = 100
"""Runs that a sketch keeps: the smallest hashes, so that two sketches keep the same ones."""

SAME_TEXT = 0.4
"""Share from which two stories are the same text (chosen in docs/explanation/related.md)."""


def sketched(words: Iterable[str]) -> tuple[int, ...]:
    """The sketch of a text: the smallest hashes of its runs of four words, in order.

    A text of up to ``SKETCH`` runs is kept whole, a longer one as a fair sample (a bottom-k sketch: Broder,
    "On the resemblance and containment of documents", 1997). A text of fewer than four words is one run.
    """
    window: deque[str] = deque(maxlen=RUN)
    runs: set[int] = set()
    for word in words:
        window.append(word.casefold())
        if len(window) == RUN:
            runs.add(_hashed(window))
    if not runs and window:
        runs.add(_hashed(window))
    return tuple(nsmallest(SKETCH, runs))


def shared_text(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How much of the shorter text stands in the longer one too, by their sketches: 0 to 1.

    A second take that repeats the first and adds to it is 1. Two texts without words are not alike.
    """
    horizon = min(_horizon(one), _horizon(other))
    first = {run for run in one if run <= horizon}
    second = {run for run in other if run <= horizon}
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _horizon(sketch: tuple[int, ...]) -> int:
    """The largest hash up to which the sketch has every run of its text."""
    return sketch[-1] if len(sketch) >= SKETCH else 0xFFFFFFFF


def _hashed(run: Iterable[str]) -> int:
    # CRC-32 is linear; Knuth's multiplier (The Art of Computer Programming, 6.4) spreads neighbours.
    return crc32(" ".join(run).encode()) * 2654435761 & 0xFFFFFFFF
