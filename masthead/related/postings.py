"""Finds likely related stories among many without a search engine, in a table that never grows."""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from heapq import nlargest

from masthead.related.profiles import Profile

CELLS = 1 << 16
SLOTS = 32
"""The latest stories that each cell remembers: 65,536 cells of 32 slots are eight mebibytes."""

STRONGEST = 30
"""Terms of a story that are filed and asked for."""


class Postings:
    """Which stories lately had a term among their strongest; filed by the term's hash, the oldest pushed out.

    Two terms may share a cell: a wrong candidate costs a comparison and is never offered for that.
    """

    def __init__(self) -> None:
        self._slots = array("q", bytes(8 * CELLS * SLOTS))
        self._next = array("B", bytes(CELLS))

    def add(self, profile: Profile) -> None:
        """File a story under its strongest terms; ids are above zero."""
        for cell, _ in _strongest(profile):
            at = self._next[cell]
            self._slots[cell * SLOTS + at] = profile.id
            self._next[cell] = (at + 1) % SLOTS

    def alike(self, profile: Profile, count: int) -> list[int]:
        """Ids of the ``count`` filed stories that share most of its strongest terms, weighed; not its own."""
        votes: dict[int, int] = defaultdict(int)
        for cell, weight in _strongest(profile):
            for id in set(self._slots[cell * SLOTS : (cell + 1) * SLOTS]):
                votes[id] += weight * weight
        votes.pop(0, None)
        votes.pop(profile.id, None)
        return nlargest(count, votes, key=lambda id: (votes[id], id))


def _strongest(profile: Profile) -> list[tuple[int, int]]:
    terms = nlargest(STRONGEST, profile.terms.items(), key=lambda item: (item[1], item[0]))
    return [(zlib.crc32(term.encode("utf-8", "surrogatepass")) % CELLS, weight) for term, weight in terms]
