"""Merges three versions of a text, given as words: which words of which version stand, in which order.

A word of the base stands unless a side deleted it; what a side wrote stands where it wrote it. Only where both sides
laid hands on the same words of the base, or wrote at the same place, somebody must choose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
    numbers: Three[Sequence[int]]


Settle = Callable[[Clash], Choice]


def stand(versions: Versions, settle: Settle) -> Iterator[Standing]:
    """The words that stand; ``settle`` is asked about each clash, in the order of the text."""
    base, ours, theirs = versions.each(lambda version: [word.text for word in version])
    place = our_place = their_place = 0
    for meeting in _meetings(hunks(base, ours), hunks(base, theirs)):
        same = meeting.low - place
        yield from _together(place, our_place, their_place, same)
        our_pairs = _pairs(meeting, meeting.ours, our_place + same)
        their_pairs = _pairs(meeting, meeting.theirs, their_place + same)
        yield from _settled(_Stretch(ours, theirs, meeting, our_pairs, their_pairs), settle)
        place, our_place, their_place = (
            meeting.high,
            our_place + same + len(our_pairs),
            their_place + same + len(their_pairs),
        )
    yield from _together(place, our_place, their_place, len(base) - place)


def _together(place: int, our_place: int, their_place: int, count: int) -> Iterator[Standing]:
    for step in range(count):
        yield Three(place + step, our_place + step, their_place + step)


@dataclass(slots=True)
class _Meeting:
    """Hunks of either side that concern the words ``low`` to ``high`` of the base."""

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


Pair = tuple[int | None, int]
"""A word of a side: its number in the base, if it is from there, and in the side."""


def _pairs(meeting: _Meeting, side: list[Hunk], start: int) -> list[Pair]:
    """What a side has in the place of the meeting's words."""
    pairs: list[Pair] = []
    place = meeting.low
    for hunk in [*side, Hunk(meeting.high, meeting.high, 0, 0)]:
        pairs += [(place + step, start + len(pairs) + step) for step in range(hunk.low - place)]
        pairs += [(None, start + len(pairs) + step) for step in range(hunk.stop - hunk.start)]
        place = hunk.high
    return pairs


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What both sides have in the place of a meeting's words."""

    ours: Sequence[str]
    theirs: Sequence[str]
    meeting: _Meeting
    our_pairs: list[Pair]
    their_pairs: list[Pair]

    def same(self, our_pair: Pair, their_pair: Pair) -> bool:
        return self.ours[our_pair[1]] == self.theirs[their_pair[1]]

    @property
    def is_same(self) -> bool:
        pairs = zip(self.our_pairs, self.their_pairs, strict=False)
        return len(self.our_pairs) == len(self.their_pairs) and all(self.same(*pair) for pair in pairs)

    @property
    def is_written_anew(self) -> bool:
        """Whether both sides wrote, and neither has left any word of the base."""
        pairs = [*self.our_pairs, *self.their_pairs]
        return bool(self.our_pairs and self.their_pairs) and all(base is None for base, _ in pairs)

    def is_tag(self, pair: Pair) -> bool:
        return self.ours[pair[1]].startswith("\0")


def _settled(stretch: _Stretch, settle: Settle) -> Iterator[Standing]:
    meeting, our_pairs, their_pairs = stretch.meeting, stretch.our_pairs, stretch.their_pairs
    if not meeting.theirs:
        yield from (Standing(None, place, None) for _, place in our_pairs)
    elif not meeting.ours:
        yield from (Standing(None, None, place) for _, place in their_pairs)
    elif stretch.is_same:
        yield from _agreed(our_pairs, their_pairs)
    elif not any(hunk.writes for hunk in [*meeting.ours, *meeting.theirs]):
        yield from _left_by_both(our_pairs, their_pairs)
    elif stretch.is_written_anew:
        yield from _around(stretch, settle)
    else:
        yield from _chosen(stretch, settle)


def _agreed(our_pairs: list[Pair], their_pairs: list[Pair]) -> Iterator[Standing]:
    for (base, ours), (their_base, theirs) in zip(our_pairs, their_pairs, strict=True):
        yield Standing(base if base == their_base else None, ours, theirs)


def _left_by_both(our_pairs: list[Pair], their_pairs: list[Pair]) -> Iterator[Standing]:
    """Both only deleted: what neither did."""
    theirs = dict(their_pairs)
    yield from (Standing(base, ours, theirs[base]) for base, ours in our_pairs if base in theirs)


def _around(stretch: _Stretch, settle: Settle) -> Iterator[Standing]:
    """Both wrote something new: what begins or ends alike is agreed upon, unless it begins a paragraph."""
    ours, theirs = stretch.our_pairs, stretch.their_pairs
    most = min(len(ours), len(theirs))
    first = 0
    while first < most and stretch.same(ours[first], theirs[first]) and not stretch.is_tag(ours[first]):
        first += 1
    last = 0
    while (
        last < most - first and stretch.same(ours[-1 - last], theirs[-1 - last]) and not stretch.is_tag(ours[-1 - last])
    ):
        last += 1
    our_end, their_end = len(ours) - last, len(theirs) - last
    rest = _Stretch(stretch.ours, stretch.theirs, stretch.meeting, ours[first:our_end], theirs[first:their_end])
    yield from _agreed(ours[:first], theirs[:first])
    if rest.our_pairs and rest.their_pairs:
        yield from _chosen(rest, settle)
    else:
        yield from (Standing(None, place, None) for _, place in rest.our_pairs)
        yield from (Standing(None, None, place) for _, place in rest.their_pairs)
    yield from _agreed(ours[our_end:], theirs[their_end:])


def _chosen(stretch: _Stretch, settle: Settle) -> Iterator[Standing]:
    our_places, their_places = dict(stretch.our_pairs), dict(stretch.their_pairs)
    numbers = Three(
        range(stretch.meeting.low, stretch.meeting.high),
        [place for _, place in stretch.our_pairs],
        [place for _, place in stretch.their_pairs],
    )
    clash = Clash(_kind(stretch.meeting), numbers)
    for side in settle(clash):
        if side is Side.OURS:
            yield from (
                Standing(base, place, None if base is None else their_places.get(base))
                for base, place in stretch.our_pairs
            )
        else:
            yield from (
                Standing(base, None if base is None else our_places.get(base), place)
                for base, place in stretch.their_pairs
            )


def _kind(meeting: _Meeting) -> Kind:
    if meeting.low == meeting.high:
        return Kind.BOTH_INSERTED
    if not any(hunk.writes for hunk in meeting.ours):
        return Kind.OURS_DELETED
    if not any(hunk.writes for hunk in meeting.theirs):
        return Kind.THEIRS_DELETED
    return Kind.BOTH_CHANGED
