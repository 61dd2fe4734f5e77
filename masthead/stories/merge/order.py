"""Merges three orders of the same things, each named by a key: what is inserted, deleted and moved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from masthead.stories.merge.three import Three

Key = Hashable
Keys = Sequence[Key]

PrefersOurs = Callable[[], bool]


def merge_order(orders: Three[list[Key]], gone: set[Key], prefers_ours: PrefersOurs) -> list[Key]:
    """The keys in their order, without those that are ``gone``; no key is in any of the orders twice.

    What a side has moved or inserted stands behind the same thing of the base as it does there; what both put at one
    place, one behind the other, in the order of their keys, so that it does not matter who is who.
    ``prefers_ours`` is asked once, if both sides have put the same things at different places.
    """
    our_places, their_places = _placed(orders.base, orders.ours), _placed(orders.base, orders.theirs)
    torn = {key for key, place in our_places.of.items() if their_places.of.get(key, place) != place} - gone
    loser = (their_places if prefers_ours() else our_places) if torn else None
    for places in (our_places, their_places):
        unwanted = gone | torn if places is loser else gone
        places.runs = [[key for key in run if key not in unwanted] for run in places.runs]
    return list(_woven(orders.base, our_places, their_places, gone))


@dataclass(slots=True)
class _Places:
    """Where a side put what does not stand as it stood: behind which thing of the base, counted from one."""

    runs: list[list[Key]]
    of: dict[Key, int]


def _placed(base: Keys, side: Keys) -> _Places:
    runs: list[list[Key]] = [[] for _ in range(len(base) + 1)]
    place = 0
    for key, number in zip(side, _still(base, side), strict=True):
        if number is None:
            runs[place].append(key)
        else:
            place = number
    return _Places(runs, {key: place for place, run in enumerate(runs) for key in run})


def _still(base: Keys, side: Keys) -> Iterator[int | None]:
    """For each key of the side its number in the base, counted from one; none for what is new or was moved."""
    numbers: dict[int, int] = {}
    for old, new, count in SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks():
        numbers |= {new + step: old + step + 1 for step in range(count)}
    return (numbers.get(place) for place in range(len(side)))


def _woven(base: Keys, ours: _Places, theirs: _Places, gone: set[Key]) -> Iterator[Key]:
    moved = ours.of.keys() | theirs.of.keys() | gone
    for place, (our_run, their_run) in enumerate(zip(ours.runs, theirs.runs, strict=True)):
        if place and base[place - 1] not in moved:
            yield base[place - 1]
        first, second = sorted((our_run, their_run), key=_rank)
        yield from dict.fromkeys([*first, *second])


def _rank(run: Iterable[Key]) -> list[str]:
    return [repr(key) for key in run]
