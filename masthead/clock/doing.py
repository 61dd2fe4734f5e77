"""Where rooms say what is done for each kind of action; the clock knows none of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Due:
    """An action whose moment has come; ``due_at`` may be long past where nothing ran."""

    kind: str
    subject: str
    due_at: datetime


Do = Callable[[Due], object]
"""Does an action inside a transaction of its own: what it writes is committed with the action's being done, or not at
all. Whatever it raises has it tried again later. Effects outside of the database need a row of their own."""
Look = Callable[[], object]
"""Looks for what has come due among a room's own rows, and does it; cheap where there is nothing."""

_kinds: dict[str, Do] = {}
_rounds: list[Look] = []


class UnknownKindError(LookupError):
    """No room has said what is done for a kind of action."""


def register(kind: str, do: Do) -> None:
    """Say what is done for a kind of action; the last one said holds."""
    _kinds[kind] = do


def register_round(look: Look) -> None:
    """Have the clock call this each time it looks, for a room that keeps moments in rows of its own."""
    if look not in _rounds:
        _rounds.append(look)


def do(due: Due) -> None:
    """Do what is registered for an action; raises ``UnknownKindError``, and whatever the room raises."""
    if due.kind not in _kinds:
        raise UnknownKindError(f"no room does {due.kind!r}")
    _kinds[due.kind](due)


def rounds() -> Iterator[Look]:
    """What is called each time the clock looks."""
    yield from _rounds
