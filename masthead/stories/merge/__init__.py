"""Merges two versions of a story that come from one: plain data in, plain data out (docs/explanation/merge.md)."""

from __future__ import annotations

from masthead.stories.merge.story import (
    MISSING,
    Block,
    Blocks,
    Choice,
    Choose,
    Conflict,
    Keys,
    Kind,
    Merged,
    Rich,
    Side,
    Story,
    Text,
    Value,
    losing_least,
)
from masthead.stories.merge.three import Three
from masthead.stories.merge.values import merge_names, with_unique_ids

__all__ = [
    "MISSING",
    "Block",
    "Blocks",
    "Choice",
    "Choose",
    "Conflict",
    "Keys",
    "Kind",
    "Merged",
    "Rich",
    "Side",
    "Story",
    "Text",
    "Value",
    "losing_least",
    "merge",
]


def merge(base: Story, ours: Story, theirs: Story, choose: Choose = losing_least) -> Merged:
    """The story with what both sides have changed since ``base``, and what a person must decide.

    ``choose`` says what stands where the sides are in each other's way. Who has had answers merges the same versions
    again with a ``choose`` that finds them by conflict: those of the same versions are equal.
    """
    conflicts: list[Conflict] = []

    def ask(conflict: Conflict) -> Choice:
        conflicts.append(conflict)
        return choose(conflict)

    fields = merge_names((), Three(base.fields, ours.fields, theirs.fields), ask)
    sound = {name: with_unique_ids(each) if isinstance(each, Blocks) else each for name, each in fields.items()}
    return Merged(Story(sound), tuple(conflicts))
