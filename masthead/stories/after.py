"""Where rooms above register what is to be done after a story's public life changed, once that is committed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from masthead.conf.after_commit import Gathering


class Event(StrEnum):
    """What became of a story; a publication of a story that was public already is one too."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"
    MOVED = "moved"


Listener = Callable[[Event, Sequence[int]], object]
"""Given what happened and the ids of the stories; it only queues work, for an editor waits for it."""

_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    """Have a listener told after the commit of every event; called once for each, from ``AppConfig.ready()``."""
    if listener not in _listeners:
        _listeners.append(listener)


def _deliver(happened: list[tuple[Event, int]]) -> None:
    for event in Event:
        ids = [pk for what, pk in happened if what is event]
        for listener in _listeners if ids else ():
            listener(event, ids)


_events: Gathering[tuple[Event, int]] = Gathering(_deliver)


def tell(event: Event, *ids: int) -> None:
    """Say that something happened to stories; nothing is done before the commit, nor inside ``after_commit.held()``."""
    _events.add((event, pk) for pk in ids)
