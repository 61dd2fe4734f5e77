"""Merges the marks of the words that stand: what is bold, what is linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from masthead.stories.merge.passages import START, Standing, Versions, words_of
from masthead.stories.merge.three import Three
from masthead.stories.merge.words import NO_MARKS, Mark, Word

Marks = frozenset[Mark]

AskLink = Callable[[Sequence[Standing], Marks, Marks], Marks]
"""Asked which of two links stands, for a run of words that both sides have linked otherwise."""


def merge_marks(versions: Versions, standings: Sequence[Standing], ask: AskLink) -> Iterator[Marks]:
    """The marks of each word that stands.

    A mark that one side has put on or taken off is on or off; a word that one side wrote within what the other side has
    marked is marked too. Of links a word has one, so that two new ones are a conflict.
    """
    done = 0
    for (has_ours, has_theirs), together in groupby(standings, _who_has):
        run = list(together)
        if has_ours and has_theirs:
            yield from _of_both(versions, run, ask)
        else:
            before = standings[done - 1] if done else START
            yield from _of_one(versions, run, before, standings[done + len(run)])
        done += len(run)


def _who_has(standing: Standing) -> tuple[bool, bool]:
    return standing.ours is not None, standing.theirs is not None


def _of_both(versions: Versions, run: list[Standing], ask: AskLink) -> Iterator[Marks]:
    def links(standing: Standing) -> Three[Marks] | None:
        base, ours, theirs = words_of(versions, standing)
        return None if _all(ours) == _all(theirs) else Three(_links(base), _links(ours), _links(theirs))

    for found, together in groupby(run, links):
        linked = list(together)
        if found is None:
            yield from (_all(words_of(versions, standing).ours) for standing in linked)
            continue
        base, ours, theirs = found
        if base in (ours, theirs) or ours == theirs:
            link = theirs if ours == base else ours
        else:
            link = ask(linked, ours, theirs)
        for standing in linked:
            yield _merged(*words_of(versions, standing).each(_others)) | link


def _merged(base: Marks, ours: Marks, theirs: Marks) -> Marks:
    return (ours & theirs) | (ours - base) | (theirs - base)


def _of_one(versions: Versions, run: list[Standing], before: Standing, after: Standing) -> Iterator[Marks]:
    """The marks of words that one side has; the other side may have changed those of what stood there."""
    if run[0].ours is None:
        put_on, taken_off = _changes(versions.base, versions.ours, before, after, before.ours, after.ours)
    else:
        put_on, taken_off = _changes(versions.base, versions.theirs, before, after, before.theirs, after.theirs)
    for standing in run:
        _, ours, theirs = words_of(versions, standing)
        word = ours or theirs
        assert word is not None
        marks = word.marks - taken_off
        yield marks | (_others_of(put_on) if _links(word) - taken_off else put_on)


def _changes(
    base: Sequence[Word], side: Sequence[Word], before: Standing, after: Standing, first: int | None, last: int | None
) -> tuple[Marks, Marks]:
    """The marks that a side has put on, and taken off, all of what stood between two words or, if nothing did, both."""
    if before.base is None or after.base is None or first is None or last is None:
        return NO_MARKS, NO_MARKS
    old, new = base[before.base + 1 : after.base], side[first + 1 : last]
    if not old and before is not START:
        old, new = [base[before.base], base[after.base]], [side[first], side[last]]
    if not old or [word.text for word in old] != [word.text for word in new]:
        return NO_MARKS, NO_MARKS
    pairs = [(ago.marks, now.marks) for ago, now in zip(old, new, strict=True)]
    put_on = frozenset.intersection(*(now - ago for ago, now in pairs))
    taken_off = frozenset.intersection(*(ago - now for ago, now in pairs))
    return put_on, taken_off


def _all(word: Word | None) -> Marks:
    return word.marks if word else NO_MARKS


def _links(word: Word | None) -> Marks:
    return frozenset(mark for mark in _all(word) if mark[0] == "a")


def _others(word: Word | None) -> Marks:
    return _others_of(_all(word))


def _others_of(marks: Marks) -> Marks:
    return frozenset(mark for mark in marks if mark[0] != "a")
