"""Processes of ``masthead serve`` end with it, even where it is killed and can tell nobody.

It holds a lock on a file for as long as it lives. Each process that it started waits for that lock in a thread of its
own: whoever gets it has lost the supervisor. The system gives a lock back in the moment in which its holder ends, so
nothing is polled, and no number of a process can be mistaken for that of another one.
"""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "MASTHEAD_LIFELINE"
"""Names the file to the processes that are started."""
HOLDER = "MASTHEAD_LIFELINE_HOLDER"
"""Names the process that holds it to those that it starts itself."""
PATIENCE = 5.0
"""Seconds in which the processes of a killed supervisor are gone for certain."""


_holding: set[int] = set()


class AlreadyHeld(Exception):  # noqa: N818 - what is the case, in words
    """Another process holds it."""


@contextmanager
def held(file: Path, environ: MutableMapping[str, str] = os.environ) -> Iterator[None]:
    """Hold the lock while the block runs, and name it to all that are started there; raises ``AlreadyHeld``."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(opened)
        _holding.add(opened)
        with _named(file, environ):
            yield
    finally:
        _holding.discard(opened)
        os.close(opened)


@contextmanager
def _named(file: Path, environ: MutableMapping[str, str]) -> Iterator[None]:
    names = {VARIABLE: str(file), HOLDER: str(os.getpid())}
    before = {name: environ[name] for name in names if name in environ}
    environ.update(names)
    try:
        yield
    finally:
        for name in names:
            del environ[name]
        environ.update(before)


def _let_go() -> None:
    """A copy of the process that holds it does not: the lock would outlive whom it stands for."""
    for opened in _holding:
        os.close(opened)
    _holding.clear()


os.register_at_fork(after_in_child=_let_go)


def _lock(opened: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            # What a killed supervisor has left holds it for the moment in which it ends.
            if time.monotonic() > deadline:
                raise AlreadyHeld from error
            time.sleep(0.1)
        else:
            return


def end_with_it(environ: Mapping[str, str] = os.environ) -> None:
    """Have this process and its group killed when the supervisor is gone; nothing where none started it."""
    file = environ.get(VARIABLE)
    if file:
        threading.Thread(target=_wait, args=(file,), daemon=True, name="lifeline").start()


def is_cut(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether who holds it is gone, for a process that it started itself: looked at, where a thread may not wait."""
    holder = environ.get(HOLDER)
    return holder is not None and os.getppid() != int(holder)


def _wait(file: str) -> None:
    try:
        # Without the folder there is no newspaper to serve either.
        fcntl.flock(os.open(file, os.O_RDONLY), fcntl.LOCK_SH)
    finally:
        os.killpg(os.getpgrp(), signal.SIGKILL)
