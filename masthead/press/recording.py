"""Records what a page was made from: every read of content leaves a key (docs/explanation/press.md)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar, cast

T = TypeVar("T")
N = TypeVar("N", bound=Hashable)

Key = str
"""``kind:number`` or ``list:kind:number``: ``story:42``, ``list:section:7``, ``edition:1``."""


class Recording(set[Key]):
    """The keys that were left, and the moment at which the page changes by itself, if there is one."""

    until: datetime | None = None


Memory = MutableMapping[Hashable, tuple[Any, Recording]]
"""What was made, with the keys that it was made from."""

_recording: ContextVar[Recording | None] = ContextVar("recording", default=None)
_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)
_lasting: ContextVar[Memory | None] = ContextVar("lasting", default=None)


def leave(*keys: Key) -> None:
    """Say that the page being rendered was made from these things; without a recording, nothing happens."""
    recorded = _recording.get()
    if recorded is not None:
        recorded.update(keys)


def until(moment: datetime) -> None:
    """Say that the page being rendered is right until a moment only; the earliest one said holds."""
    recorded = _recording.get()
    if recorded is not None and (recorded.until is None or moment < recorded.until):
        recorded.until = moment


@contextmanager
def recording() -> Iterator[Recording]:
    """Collect the keys that are left inside the block, into the set that it yields."""
    recorded = Recording()
    token = _recording.set(recorded)
    try:
        yield recorded
    finally:
        _recording.reset(token)


@contextmanager
def remembering(lasting: Memory | None = None) -> Iterator[None]:
    """Inside, what is asked for with ``remembered`` is made once: for pages that are pressed together.

    What was read for the first of them is as old as the batch, which is what each of its pages is counted as.
    ``lasting`` holds what is right for this batch already (``masthead.press.lasting``) and what others may need.
    """
    tokens = [(variable, variable.set(memory)) for variable, memory in ((_memory, {}), (_lasting, lasting))]
    try:
        yield
    finally:
        for variable, token in tokens:
            variable.reset(token)


def remembered(name: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` answers, made once for a batch of pages; each page that asks is left all its keys.

    ``name`` says everything that the answer depends on beside the database. The answer must not be changed.
    """
    memory = _memory.get()
    if memory is None:
        return make()
    if name not in memory:
        with recording() as read:
            answer = make()
        memory[name] = answer, read
    return cast(T, _recall(memory[name]))


def _recall(kept: tuple[Any, Recording]) -> Any:
    """An answer, leaving the keys that it was made from."""
    answer, read = kept
    if read:
        leave(*read)
    if read.until is not None:
        until(read.until)
    return answer


def remembered_each(
    name: Hashable,
    numbers: Sequence[N],
    make: Callable[[list[N]], Iterator[tuple[N, T]]],
    *,
    is_lasting: bool = False,
) -> dict[N, T]:
    """The things with these numbers or names, each made once for a batch of pages.

    A page is left the keys of those it asks for. ``make`` gives the things of several numbers one after another, with
    their number, and reads all of them at once; a number of which there is nothing is left out.

    ``is_lasting`` promises that ``make`` leaves the keys of everything that a thing was made from, and says until when
    it is right: it may then be used for later batches too, until one of them is touched.
    """
    memory = _memory.get()
    if is_lasting and _lasting.get() is not None:
        memory = _lasting.get()
    if memory is None:
        return dict(make(list(numbers)))
    missing = [number for number in dict.fromkeys(numbers) if (name, number) not in memory]
    things = make(missing) if missing else iter(())
    while True:
        # As inside ``recording()``, which takes longer than most of these things.
        read = Recording()
        token = _recording.set(read)
        try:
            made = next(things, None)
        finally:
            _recording.reset(token)
        if made is None:
            break
        memory[name, made[0]] = made[1], read
    return {number: _recall(memory[name, number]) for number in numbers if (name, number) in memory}
