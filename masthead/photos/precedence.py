"""Merge what EXIF, XMP and IPTC-IIM state about one picture (MWG guidelines 2.0, section 3)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from masthead.photos.iptc import IimReading
from masthead.photos.stated import Moment, Precision, Stated


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that one file states."""

    exif: Stated
    xmp: Stated
    iim: IimReading
    iim_is_newer: bool = False
    """The digest that the last XMP writer left does not fit: an older program changed the IIM later."""


_MISSING: tuple[Any, ...] = ("", (), None)


def merge(sources: Sources) -> dict[str, Any]:
    """Choose field by field.

    EXIF wins where it holds the fact at all; then XMP, unless the IIM was changed after it; then the other
    one. Three refinements, each because following the rule to the letter would lose something that is stated:
    a value cut off by IIM's length limit gives way to the whole one, a list to a longer one that holds all of
    it, and a date to a finer one (with time, with zone) that agrees with it.
    """
    iim, xmp = sources.iim.stated, sources.xmp
    order = [sources.exif, iim, xmp] if sources.iim_is_newer else [sources.exif, xmp, iim]
    chosen: dict[str, Any] = {}
    for item in fields(Stated):
        values = [getattr(stated, item.name) for stated in order]
        given = [value for value in values if value not in _MISSING]
        if not given:
            continue
        cut = item.name in sources.iim.full and given[0] == getattr(iim, item.name)
        chosen[item.name] = _best(given, cut=cut)
    return chosen


def _best(given: list[Any], *, cut: bool) -> Any:
    best = given[0]
    for other in given[1:]:
        if isinstance(best, Moment):
            best = finer(best, other)
        elif isinstance(best, tuple):
            best = _fuller_list(best, other, cut=cut)
        elif cut and isinstance(best, str) and other.startswith(best.rstrip()):
            best = other
    return best


def _fuller_list(best: tuple[Any, ...], other: tuple[Any, ...], *, cut: bool) -> tuple[Any, ...]:
    if len(other) > len(best) and set(best) <= set(other):
        return other
    if cut and len(other) == len(best) and all(b.startswith(a) for a, b in zip(best, other, strict=True)):
        return other
    return best


def finer(best: Moment, other: Moment) -> Moment:
    """Return ``other`` if it says the same as ``best`` and more of it, else ``best``."""
    parts = (best.at.year, best.at.month, best.at.day)[: min(best.precision, 3)]
    if parts != (other.at.year, other.at.month, other.at.day)[: len(parts)]:
        return best
    if best.precision is not Precision.TIME:
        return other if other.precision > best.precision else best
    same_clock = best.at.replace(tzinfo=None) == other.at.replace(tzinfo=None)
    return other if same_clock and other.has_zone and not best.has_zone else best


def fill(first: Stated, later: Stated) -> Stated:
    """Add to ``first`` the facts that it does not state and ``later`` does."""
    added = {
        item.name: getattr(later, item.name)
        for item in fields(Stated)
        if getattr(first, item.name) in _MISSING and getattr(later, item.name) not in _MISSING
    }
    return replace(first, **added)
