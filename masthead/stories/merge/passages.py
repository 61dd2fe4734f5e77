"""Merges three versions of a text, given as words: which words of which version stand, in which order.

A word of the base stands unless a side deleted it; what a side wrote stands where it wrote it. Only where both sides
laid hands on the same words of the base, or wrote at the same place, somebody must choose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from masthead.stories.merge.differences import Hunk, hunks
from masthead.stories.merge.story import Choice, Kind, Side
from masthead.stories.merge.three import Three
from masthead.stories.merge.words import Word

Versions = Three[list[Word]]
"""Three versions of a text."""

Standing = Three[int | None]
"""A word of the merged text: its number in each version that has it there."""

START: Standing = Three(-1, -1, -1)
"""Before the first word."""


def words_of(versions: Versions, standing: Standing) -> Three[Word | None]:
    """A word that stands, as each version has it."""
    base, ours, theirs = standing
    return Three(
        None if base is None else versions.base[base],
        None if ours is None else versions.ours[ours],
        None if theirs is None else versions.theirs[theirs],
    )


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody must choose between: the numbers of the words of each version."""

    kind: Kind
    numbers: Three[range]


Settle = Callable[[Clash], Choice]


def stand(versions: Versions, settle: Settle) -> Iterator[Standing]:
    """The words that stand; ``settle`` is asked about each clash, in the order of the text."""
    texts = versions.each(lambda version: [word.text for word in version])
    place = our_place = their_place = 0
    for meeting in _meetings(hunks(texts.base, texts.ours), hunks(texts.base, texts.theirs)):
        same, width = meeting.low - place, meeting.high - meeting.low
        yield from _together(place, our_place, their_place, same)
        ours = range(our_place + same, our_place + same + width + _growth(meeting.ours))
        theirs = range(their_place + same, their_place + same + width + _growth(meeting.theirs))
        yield from _settled(_Stretch(texts, meeting, ours, theirs), settle)
        place, our_place, their_place = meeting.high, ours.stop, theirs.stop
    yield from _together(place, our_place, their_place, len(texts.base) - place)


def _together(place: int, our_place: int, their_place: int, count: int) -> Iterator[Standing]:
    for step in range(count):
        yield Three(place + step, our_place + step, their_place + step)


def _growth(side: list[Hunk]) -> int:
    return sum(hunk.stop - hunk.start - (hunk.high - hunk.low) for hunk in side)


@dataclass(slots=True)
class _Meeting:
    """Hunks of either side that concern the words ``low`` to ``high`` of the base: each of these is gone on a side."""

    low: int
    high: int
    ours: list[Hunk]
    theirs: list[Hunk]

    def is_met_by(self, hunk: Hunk) -> bool:
        """Whether they share a word of the base, or one writes within the other, or both only write at one place.

        Changes that merely touch are not in each other's way: what they write has the order of the base.
        """
        if hunk.low == hunk.high == self.low == self.high:
            return True
        return hunk.low < self.high and self.low < hunk.high

    @property
    def is_about_the_same(self) -> bool:
        """Whether both sides have written something in the place of all its words."""
        return all(
            len(side) == 1 and (side[0].low, side[0].high) == (self.low, self.high) and side[0].writes
            for side in (self.ours, self.theirs)
        )

    @property
    def kind(self) -> Kind:
        if self.low == self.high:
            return Kind.BOTH_INSERTED
        if not any(hunk.writes for hunk in self.ours):
            return Kind.OURS_DELETED
        if not any(hunk.writes for hunk in self.theirs):
            return Kind.THEIRS_DELETED
        return Kind.BOTH_CHANGED


def _meetings(ours: list[Hunk], theirs: list[Hunk]) -> Iterator[_Meeting]:
    waiting = [(hunk, Side.OURS) for hunk in ours] + [(hunk, Side.THEIRS) for hunk in theirs]
    meeting: _Meeting | None = None
    for hunk, side in sorted(waiting):
        if meeting is None or not meeting.is_met_by(hunk):
            if meeting is not None:
                yield meeting
            meeting = _Meeting(hunk.low, hunk.high, [], [])
        meeting.high = max(meeting.high, hunk.high)
        (meeting.ours if side is Side.OURS else meeting.theirs).append(hunk)
    if meeting is not None:
        yield meeting


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What both sides have in the place of a meeting's words."""

    texts: Three[list[str]]
    meeting: _Meeting
    ours: range
    theirs: range

    def alike(self, our_place: int, their_place: int) -> bool:
        """Whether both have the same word there; paragraphs that both begin are not the same."""
        word = self.texts.ours[our_place]
        return word == self.texts.theirs[their_place] and not word.startswith("\0")

    @property
    def is_agreed(self) -> bool:
        ours, theirs = self.texts.ours, self.texts.theirs
        return ours[self.ours.start : self.ours.stop] == theirs[self.theirs.start : self.theirs.stop]


def _settled(stretch: _Stretch, settle: Settle) -> Iterator[Standing]:
    meeting = stretch.meeting
    if not meeting.theirs:
        yield from _ours(stretch.ours)
    elif not meeting.ours:
        yield from _theirs(stretch.theirs)
    elif stretch.is_agreed:
        yield from _both(stretch.ours, stretch.theirs)
    elif not any(hunk.writes for hunk in [*meeting.ours, *meeting.theirs]):
        return
    elif meeting.is_about_the_same:
        yield from _between(stretch, settle)
    else:
        yield from _chosen(stretch, settle)


def _ours(places: range) -> Iterator[Standing]:
    yield from (Three(None, place, None) for place in places)


def _theirs(places: range) -> Iterator[Standing]:
    yield from (Three(None, None, place) for place in places)


def _both(ours: range, theirs: range) -> Iterator[Standing]:
    yield from (Three(None, *places) for places in zip(ours, theirs, strict=True))


def _between(stretch: _Stretch, settle: Settle) -> Iterator[Standing]:
    """Both wrote something new: what begins or ends alike is agreed upon, and somebody chooses what is between."""
    ours, theirs = stretch.ours, stretch.theirs
    most, first, last = min(len(ours), len(theirs)), 0, 0
    while first < most and stretch.alike(ours[first], theirs[first]):
        first += 1
    while last < most - first and stretch.alike(ours[-1 - last], theirs[-1 - last]):
        last += 1
    our_end, their_end = len(ours) - last, len(theirs) - last
    rest = replace(stretch, ours=ours[first:our_end], theirs=theirs[first:their_end])
    yield from _both(ours[:first], theirs[:first])
    if rest.ours and rest.theirs:
        yield from _chosen(rest, settle)
    else:
        yield from _ours(rest.ours)
        yield from _theirs(rest.theirs)
    yield from _both(ours[our_end:], theirs[their_end:])


def _chosen(stretch: _Stretch, settle: Settle) -> Iterator[Standing]:
    numbers = Three(range(stretch.meeting.low, stretch.meeting.high), stretch.ours, stretch.theirs)
    for side in settle(Clash(stretch.meeting.kind, numbers)):
        yield from _ours(stretch.ours) if side is Side.OURS else _theirs(stretch.theirs)
