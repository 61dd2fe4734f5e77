"""A story as the merge sees it: plain values under names, and what came out of merging three of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any


class Text(str):
    """Plain text that is merged word by word: a headline, a credit."""

    __slots__ = ()


class Rich(str):
    """HTML of a rich text that is merged word by word: a paragraph, a caption."""

    __slots__ = ()


class Keys(tuple[Hashable, ...]):
    """Things in an order, each named by its key and there once: bylines, topics."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece with an id for life; "" where it has none."""

    id: str
    kind: str
    value: Value


class Blocks(tuple[Block, ...]):
    """Pieces in an order: a body, the items of a list, corrections."""

    __slots__ = ()


Value = Any
"""``Text``, ``Rich``, ``Keys``, ``Blocks``, a ``dict`` of names to values, a ``list`` of values, or anything else that
can be compared: it is one side's or the other's (a number, a date, an address, a choice)."""


class Missing(Enum):
    """What stands where one version has nothing at all."""

    MISSING = "missing"


MISSING = Missing.MISSING


@dataclass(frozen=True, slots=True)
class Story:
    """A version of a story: its fields by name."""

    fields: dict[str, Value]


class Side(StrEnum):
    """Whose text: of the version that stands, or of the one that is merged into it."""

    OURS = "ours"
    THEIRS = "theirs"


class Kind(StrEnum):
    """How two changes are in each other's way."""

    BOTH_CHANGED = "both changed"
    BOTH_INSERTED = "both inserted"
    OURS_DELETED = "ours deleted"
    """Ours deleted what theirs changed."""
    THEIRS_DELETED = "theirs deleted"
    """Theirs deleted what ours changed."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes of one thing that only a person can decide between; it carries both."""

    place: tuple[str, ...]
    """Where: the field, then ids of blocks and names within them."""
    kind: Kind
    base: Value
    ours: Value
    theirs: Value
    """Each of the type that the place has; of texts only the words in question; ``MISSING`` where there is nothing."""


Choice = tuple[Side, ...]
"""Whose text stands: of words all that are named, in this order; of what cannot stand side by side the first."""

Choose = Callable[[Conflict], Choice]


@dataclass(frozen=True, slots=True)
class Merged:
    """The story that contains both sides' changes, and the conflicts, field by field and block by block."""

    story: Story
    conflicts: tuple[Conflict, ...]


def losing_least(conflict: Conflict) -> Choice:
    """What stands until a person decides: both insertions; what was changed rather than nothing; else ours."""
    match conflict.kind:
        case Kind.BOTH_INSERTED:
            return (Side.OURS, Side.THEIRS)
        case Kind.OURS_DELETED:
            return (Side.THEIRS,)
        case _:
            return (Side.OURS,)
