"""Merges three versions of one text: its words first, then the marks and the spaces of the words that stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from masthead.stories.merge import markup, passages, words
from masthead.stories.merge.marks import Marks, merge_marks
from masthead.stories.merge.passages import START, Clash, Standing, Versions, words_of
from masthead.stories.merge.story import Choice, Choose, Conflict, Kind, Rich, Side, Text
from masthead.stories.merge.three import Three
from masthead.stories.merge.words import Word

Place = tuple[str, ...]


def merge_text(place: Place, texts: Three[str], choose: Choose) -> Text:
    """Plain text; ``choose`` is asked about each conflict."""
    versions = texts.each(words.read_text)
    return _plain(_Asking(versions, place, _plain, choose).merged())


def merge_rich(place: Place, texts: Three[str], choose: Choose) -> Rich:
    """Rich text; ``choose`` is asked about each conflict, about those of links last."""
    versions = texts.each(markup.read_rich)
    return _rich(_Asking(versions, place, _rich, choose).merged())


def _plain(written: Iterable[Word]) -> Text:
    return Text(words.write_text(written))


def _rich(written: Iterable[Word]) -> Rich:
    return Rich(markup.write_rich(written))


@dataclass(frozen=True, slots=True)
class _Asking:
    """Three versions of a text, and who is asked, with which words, about what they disagree on."""

    versions: Versions
    place: Place
    show: Callable[[Iterable[Word]], Text | Rich]
    choose: Choose

    def merged(self) -> Iterator[Word]:
        standings = list(passages.stand(self.versions, self._settle))
        before, last = START, words.END
        for standing, marks in zip(standings, merge_marks(self.versions, standings, self._link), strict=True):
            word = _word(self.versions, standing)
            gap = _gap(self.versions, before, last, standing, word)
            before, last = standing, word if (gap, marks) == word[1:3] else word._replace(gap=gap, marks=marks)
            yield last

    def _settle(self, clash: Clash) -> Choice:
        base, ours, theirs = (
            [version[number] for number in numbers]
            for version, numbers in zip(self.versions, clash.numbers, strict=True)
        )
        return self._ask(clash.kind, Three(base, ours, theirs))

    def _link(self, run: Sequence[Standing], ours: Marks, theirs: Marks) -> Marks:
        found = [words_of(self.versions, standing) for standing in run]
        base = [each.base for each in found if each.base]
        kind = Kind.BOTH_CHANGED if ours and theirs else Kind.THEIRS_DELETED if ours else Kind.OURS_DELETED
        linked = Three(base, [each.ours for each in found if each.ours], [each.theirs for each in found if each.theirs])
        return ours if self._ask(kind, linked)[:1] == (Side.OURS,) else theirs

    def _ask(self, kind: Kind, found: Three[list[Word]]) -> Choice:
        return self.choose(Conflict(self.place, kind, *found.each(_by_itself).each(self.show)))


def _by_itself(found: list[Word]) -> list[Word]:
    """Words out of their text: without the space before them, and with an end."""
    return [*(word._replace(gap="") for word in found[:1]), *found[1:], words.END]


def _word(versions: Versions, standing: Standing) -> Word:
    base, ours, theirs = words_of(versions, standing)
    word = ours or theirs
    assert word is not None
    if ours and theirs and ours.attributes != theirs.attributes:
        word = word._replace(attributes=_newer(base and base.attributes, ours.attributes, theirs.attributes))
    return word


def _gap(versions: Versions, before: Standing, last: Word, standing: Standing, word: Word) -> str:
    """The space between two words: as a version has it that has them side by side."""
    base = _gap_behind(versions.base, before.base, standing.base)
    ours = _gap_behind(versions.ours, before.ours, standing.ours)
    theirs = _gap_behind(versions.theirs, before.theirs, standing.theirs)
    if ours is not None and theirs is not None:
        return _newer(base, ours, theirs)
    if ours is not None or theirs is not None:
        return ours or theirs or ""
    if before is START or last.is_tag:
        return ""
    own = max((each.gap for each in words_of(versions, standing) if each), key=_length)
    return own or (" " if words.needs_space(last, word) else "")


def _gap_behind(version: list[Word], before: int | None, number: int | None) -> str | None:
    return None if before is None or number != before + 1 else version[number].gap


def _newer(base: str | None, ours: str, theirs: str) -> str:
    """What a side has changed; of two changes the longer, so that it does not matter who is who."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else max(ours, theirs, key=_length)


def _length(text: str) -> tuple[int, str]:
    return len(text), text
