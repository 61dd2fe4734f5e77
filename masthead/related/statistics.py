"""In how many stories each word stands, in a table that never grows."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from math import log

WIDTH = 1 << 17
"""Cells in each of the two rows: one mebibyte for a language, whatever the size of the archive."""

_MASK = WIDTH - 1
_SPREAD = 2654435761


class Statistics:
    """Document frequencies of one language, counted in two hashed rows (a count-min sketch: Cormode and
    Muthukrishnan, 2005): the smaller of a word's two cells is never below the truth and seldom above.

    ``stories`` is how many stories were added. ``add`` when a story goes out, ``remove`` when
    it is withdrawn; ``packed`` and ``unpacked`` keep them in one column.
    """

    def __init__(self) -> None:
        self.stories = 0
        self._cells = array("I", bytes(4 * 2 * WIDTH))

    def add(self, terms: Iterable[str]) -> None:
        """Count a story; ``terms`` are its distinct terms (the keys of ``Reading.counts``)."""
        self.stories += 1
        for term in terms:
            for cell in _places(term):
                self._cells[cell] += 1

    def remove(self, terms: Iterable[str]) -> None:
        """Take back a story counted with the same terms; no count falls below 0."""
        self.stories = max(0, self.stories - 1)
        for term in terms:
            for cell in _places(term):
                self._cells[cell] = max(0, self._cells[cell] - 1)

    def frequency(self, term: str) -> int:
        """In how many stories the term stands."""
        first, second = _places(term)
        return min(self._cells[first], self._cells[second])

    def rarity(self, term: str) -> float:
        """``ln((N + 1) / (n + 0.5))`` for a term in n of N stories; 0 for a word that is in every story."""
        return max(0.0, log((self.stories + 1) / (self.frequency(term) + 0.5)))

    def packed(self) -> bytes:
        """The counts for a binary column: some hundred kilobytes, two megabytes at the very most."""
        cells = self._cells
        if _is_big_endian():
            cells = array("I", cells)
            cells.byteswap()
        return self.stories.to_bytes(8, "little") + zlib.compress(cells.tobytes(), 1)

    @classmethod
    def unpacked(cls, data: bytes) -> Statistics:
        """The counts that ``packed`` wrote; ``ValueError`` for anything else."""
        statistics = cls()
        inflate = zlib.decompressobj()
        try:
            raw = inflate.decompress(data[8:], 4 * 2 * WIDTH + 1)
        except zlib.error as error:
            raise ValueError("Not packed statistics; count the stories anew.") from error
        if len(raw) != 4 * 2 * WIDTH:
            raise ValueError("Not packed statistics of this width; count the stories anew.")
        statistics.stories = int.from_bytes(data[:8], "little")
        statistics._cells = array("I", raw)
        if _is_big_endian():
            statistics._cells.byteswap()
        return statistics


def _places(term: str) -> tuple[int, int]:
    hashed = zlib.crc32(term.encode("utf-8", "surrogatepass"))
    return hashed & _MASK, WIDTH + (hashed * _SPREAD >> 15 & _MASK)


def _is_big_endian() -> bool:
    return array("H", b"\x01\x00")[0] != 1
