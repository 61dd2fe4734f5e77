"""Work that follows from a change: gathered while a transaction runs, handed over once when it is committed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from django.db import transaction

T = TypeVar("T", bound=Hashable)

_held: ContextVar[bool] = ContextVar("held", default=False)


@contextmanager
def held() -> Iterator[None]:
    """Gather nothing inside: for imports and the demo, which compute everything at once when they are done."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def is_held() -> bool:
    """Whether the code that runs is inside ``held()``."""
    return _held.get()


class Gathering(Generic[T]):
    """Things of one sort that must be seen to after the commit.

    ``deliver`` is called with each of them once a transaction, in the order in which they were added, however
    often they were; never for what was rolled back with its transaction. What it raises is logged by Django and
    stops nobody: a story that is saved is saved.
    """

    def __init__(self, deliver: Callable[[list[T]], object]) -> None:
        self._deliver = deliver
        self._threads = threading.local()

    def add(self, things: Iterable[T]) -> None:
        """Have these delivered after the commit; at once where no transaction runs."""
        wanted = dict.fromkeys(things)
        if not wanted or _held.get():
            return
        self._pending().update(wanted)
        self._threads.delivered -= wanted.keys()

        # A function with a name, not a partial: Django names a robust callback that fails in its log.
        def deliver_gathered() -> None:
            self._flush(wanted)

        transaction.on_commit(deliver_gathered, robust=True)

    def _pending(self) -> dict[T, None]:
        """What was added in this transaction so far; Django begins a new list of callbacks with each."""
        callbacks: list[Any] = transaction.get_connection().run_on_commit
        if getattr(self._threads, "callbacks", None) is not callbacks:
            self._threads.callbacks = callbacks
            self._threads.pending = {}
            self._threads.delivered = set()
        pending: dict[T, None] = self._threads.pending
        return pending

    def _flush(self, own: dict[T, None]) -> None:
        """Deliver everything that is pending with the first callback; later ones find theirs delivered.

        Each callback still carries its own: a savepoint that was rolled back makes Django begin a new list.
        """
        threads = self._threads
        waiting = [thing for thing in {**threads.pending, **own} if thing not in threads.delivered]
        threads.pending = {}
        threads.delivered |= set(waiting)
        if waiting:
            self._deliver(waiting)
