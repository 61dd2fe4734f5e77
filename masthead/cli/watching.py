"""Processes that are kept running: each is started again alone when it ends, and all are ended together."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Protocol

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 30.0
"""Seconds before a process is started again; they double while it ends soon after its start."""
LOOK = 0.2
"""Seconds between two looks at whether all of them run."""
ENDING = (signal.SIGINT, signal.SIGTERM)
"""What asks a process to end."""


class Process(Protocol):
    """What is asked of a process that was started: ``subprocess.Popen`` or ``Fork``."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float) -> int: ...


def program(command: Sequence[str]) -> Process:
    """Start a program in a group of its own, so that Ctrl-C reaches only who watches over it."""
    return subprocess.Popen(command, start_new_session=True)


class Fork:
    """A copy of this process that does one piece of work: it shares the memory of all that is loaded here.

    This process must have one thread only, and no connection that the copy could take for its own.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        if threading.active_count() > 1:
            # What another thread holds at this moment would be held for ever in the copy.
            raise RuntimeError(f"no copy is made of a process with threads: {threading.enumerate()}")
        self._process = multiprocessing.get_context("fork").Process(target=_alone, args=(work,))
        # A signal that came before the copy is one that ends by it would be lost on it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        with suppress(ProcessLookupError, PermissionError):
            # Here too: whoever comes first, there is a group when its signal is sent.
            os.setpgid(self.pid, self.pid)

    @property
    def pid(self) -> int:
        """Its number, which is that of its group too."""
        return self._process.pid or 0

    def poll(self) -> int | None:
        """Its exit status, ``None`` while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """Wait for its end; raises ``subprocess.TimeoutExpired``."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired(self._process.name, timeout)
        return self._process.exitcode


def _alone(work: Callable[[], None]) -> None:
    os.setpgid(0, 0)
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    work()


def ask_to_end(process: Process) -> None:
    """Ask a process that has a group of its own to end, and all that it started, if it has not ended."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)


@dataclass(slots=True)
class Child:
    """One process that is kept running."""

    name: str
    begin: Callable[[], Process]
    settled: float = 10
    """Seconds after its start from which on its end says nothing against starting it again at once."""
    socket: str = ""
    """A Unix socket that it listens on: what a killed one left behind is in the way of the next."""
    process: Process | None = None
    started_at: float = 0.0
    pause: float = 0.0
    not_before: float = 0.0

    def start(self) -> None:
        """Start it."""
        if self.socket:
            socket = Path(self.socket)
            socket.parent.mkdir(mode=0o700, exist_ok=True)
            socket.unlink(missing_ok=True)
        self.process = self.begin()
        self.started_at = time.monotonic()

    def look(self) -> None:
        """Start it again if it has ended, after a pause that doubles while it ends quickly."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None:
            self._end_what_it_started()
            if now - self.started_at >= self.settled:
                self.pause = 0.0
            self.pause = min(max(self.pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
            self.not_before = now + self.pause
            sys.stderr.write(f"masthead: {self.name} ended and is started again\n")
            self.process = None
        if now >= self.not_before:
            self.start()

    def _end_what_it_started(self) -> None:
        """A server that is killed leaves its workers, which would go on holding the port."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        if self.process is not None:
            ask_to_end(self.process)

    def kill_if_alive(self, deadline: float) -> None:
        """Wait until the deadline (monotonic seconds), then kill it and all it started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(deadline - time.monotonic(), 0.05))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
        self._end_what_it_started()


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Inside, Ctrl-C and SIGTERM end nothing by themselves: what is given says whether one of them came."""
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    before = {number: signal.signal(number, stop) for number in ENDING}
    try:
        yield lambda: stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def watch(children: Sequence[Child], look: Callable[[], None], patience: float) -> None:
    """Keep them running until this process is asked to end, then end them: those that take too long are killed.

    ``look`` is called between two looks; ``patience`` is in seconds.
    """
    with stoppable() as is_stopping:
        try:
            for child in children:
                child.start()
            while not is_stopping():
                look()
                for child in children:
                    child.look()
                time.sleep(LOOK)
        finally:
            _end(children, patience)


def _end(children: Sequence[Child], patience: float) -> None:
    for child in children:
        child.stop()
    deadline = time.monotonic() + patience
    for child in children:
        child.kill_if_alive(deadline)
