"""What holds for the merge of any story, whatever two people did to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from lxml import etree

from masthead.look.prose import Links, block
from masthead.stories.merge import Blocks, Choice, Conflict, Keys, Kind, Merged, Side, Story, losing_least, merge
from tests.rooms.stories.merging.writing import riches, versions, words
from tests.soak import IS_SOAK

Versions = tuple[Story, Story, Story]

MIRRORED = {Kind.OURS_DELETED: Kind.THEIRS_DELETED, Kind.THEIRS_DELETED: Kind.OURS_DELETED}
OTHER = {Side.OURS: Side.THEIRS, Side.THEIRS: Side.OURS}

some = settings(max_examples=2_000 if IS_SOAK else 60)


def mirrored(conflict: Conflict) -> Conflict:
    kind = MIRRORED.get(conflict.kind, conflict.kind)
    return replace(conflict, kind=kind, ours=conflict.theirs, theirs=conflict.ours)


def losing_least_mirrored(conflict: Conflict) -> Choice:
    return tuple(OTHER[side] for side in losing_least(mirrored(conflict)))


@some
@given(versions())
def test_merging_with_an_unchanged_side_gives_the_other_side(three: Versions) -> None:
    base, ours, theirs = three
    assert merge(base, base, theirs) == merge(base, theirs, base) == merge(base, theirs, theirs)
    assert merge(base, base, theirs).story == theirs
    assert merge(base, ours, base).story == ours
    assert not merge(base, ours, base).conflicts


@some
@given(versions())
def test_it_does_not_matter_who_is_who(three: Versions) -> None:
    base, ours, theirs = three
    one, other = merge(base, ours, theirs), merge(base, theirs, ours, losing_least_mirrored)
    assert one.story == other.story
    assert sorted(map(repr, one.conflicts)) == sorted(repr(mirrored(conflict)) for conflict in other.conflicts)


@some
@given(versions(are_unmistakable=True))
def test_no_word_that_one_side_wrote_is_missing(three: Versions) -> None:
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    written = (words(ours) | words(theirs)) - words(base)
    assert not written - words(merged.story) - words(merged.conflicts)


@some
@given(versions(are_unmistakable=True))
def test_no_word_that_one_side_deleted_is_back(three: Versions) -> None:
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    deleted = words(base) - (words(ours) & words(theirs))
    assert not deleted & words(merged.story) - words(merged.conflicts)


@some
@given(versions(are_unmistakable=True))
def test_outside_conflicts_there_is_each_word_that_should_be_and_no_other(three: Versions) -> None:
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    expected = (words(ours) & words(theirs)) | (words(ours) - words(base)) | (words(theirs) - words(base))
    assert words(merged.story) - words(merged.conflicts) == expected - words(merged.conflicts)


@some
@given(versions())
def test_the_result_is_a_valid_body(three: Versions) -> None:
    story = merge(*three).story
    body: Any = story.fields["body"]
    assert isinstance(body, Blocks)
    assert len({each.id for each in body}) == len(body)
    for text in riches(story):
        etree.fromstring(f"<text>{text}</text>")
        assert block(text, Links()) == text


def about_texts(merged: Merged) -> list[Conflict]:
    """Its conflicts but for those of orders, which name keys and ids, not words."""
    return [conflict for conflict in merged.conflicts if not isinstance(conflict.ours, Keys)]


def marked(text: str) -> dict[str, set[str]]:
    """What is around each word of a rich text: b, i, the address of a link."""
    root = etree.fromstring(f"<text>{text}</text>")
    found = {}
    for piece in root.xpath("//text()"):
        around = piece.getparent() if piece.is_text else piece.getparent().getparent()
        marks = {each.get("href", each.tag) for each in (around, *around.iterancestors())} - {"text"}
        found |= dict.fromkeys(piece.split(), marks)
    return found


@some
@given(versions(are_unmistakable=True))
def test_a_word_that_nobody_touched_has_the_marks_that_either_side_gave_it(three: Versions) -> None:
    merged = merge(*three)
    base, ours, theirs = (marked(story.fields["caption"]) for story in three)
    result = marked(merged.story.fields["caption"])
    for word in (ours.keys() & theirs.keys()) - words(merged.conflicts):
        old, one, other = base[word], ours[word], theirs[word]
        assert result[word] == (one & other) | (one - old) | (other - old)


@some
@given(versions())
def test_a_conflict_carries_both_texts_which_differ(three: Versions) -> None:
    base, ours, theirs = three
    for conflict in about_texts(merge(base, ours, theirs)):
        assert conflict.ours != conflict.theirs
        assert words(conflict.ours) <= words(ours)
        assert words(conflict.theirs) <= words(theirs)
        assert words(conflict.base) <= words(base)


@some
@given(versions(are_unmistakable=True))
def test_what_is_chosen_stands(three: Versions) -> None:
    base, ours, theirs = three
    merged = merge(base, ours, theirs, lambda conflict: (Side.THEIRS,))
    for conflict in about_texts(merged):
        assert words(conflict.theirs) - words(conflict.ours) <= words(merged.story)
