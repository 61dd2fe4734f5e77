"""Records what a page was made from: every read of content leaves a key (docs/explanation/rooms.md)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Key = str
"""``kind:number`` or ``list:kind:number``: ``story:42``, ``list:section:7``, ``edition:1``."""

_keys: ContextVar[set[Key] | None] = ContextVar("keys", default=None)


def leave(*keys: Key) -> None:
    """Say that the page being rendered was made from these things; without a recording, nothing happens."""
    recorded = _keys.get()
    if recorded is not None:
        recorded.update(keys)


@contextmanager
def recording() -> Iterator[set[Key]]:
    """Collect the keys that are left inside the block, into the set that it yields."""
    recorded: set[Key] = set()
    token = _keys.set(recorded)
    try:
        yield recorded
    finally:
        _keys.reset(token)
