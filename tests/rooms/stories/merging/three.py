"""Merges one field in three versions, and shows what came out."""

from __future__ import annotations

from typing import Any

from masthead.stories.merge import Choose, Conflict, Kind, Rich, Story, Text, losing_least, merge


def merged(base: Any, ours: Any, theirs: Any, choose: Choose = losing_least) -> tuple[Any, list[Conflict]]:
    """The field of the merged story, and its conflicts."""
    found = merge(*(Story({"field": value}) for value in (base, ours, theirs)), choose)
    return found.story.fields["field"], list(found.conflicts)


def clean(base: Any, ours: Any, theirs: Any) -> Any:
    """The field of the merged story, where nobody needs to be asked."""
    value, conflicts = merged(base, ours, theirs)
    assert not conflicts
    return value


def text(base: str, ours: str, theirs: str) -> str:
    return str(clean(Text(base), Text(ours), Text(theirs)))


def rich(base: str, ours: str, theirs: str) -> str:
    return str(clean(Rich(base), Rich(ours), Rich(theirs)))


def clashing(sort: type[str], base: str, ours: str, theirs: str) -> tuple[str, list[tuple[Kind, str, str, str]]]:
    """The merged text, and of each conflict its kind and the words in question."""
    value, conflicts = merged(sort(base), sort(ours), sort(theirs))
    return str(value), [(each.kind, each.base, each.ours, each.theirs) for each in conflicts]
