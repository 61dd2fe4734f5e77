"""``masthead serve``: starts the application and the worker, watches over them and ends them together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from masthead.cli.ports import split

STOP_SECONDS = 8
"""How long a process may take to end before it is killed."""
QUICK_DEATH = 10
"""A process that ends within so many seconds of its start waits longer before the next one."""


@dataclass(slots=True)
class Child:
    """One process that is kept running."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    wait: float = 0.0
    not_before: float = field(default=0.0)

    def start(self) -> None:
        """Start it in a group of its own, so that Ctrl-C reaches only the supervisor."""
        self.process = subprocess.Popen(self.command, start_new_session=True)
        self.started_at = time.monotonic()

    def look(self) -> None:
        """Start it again if it has ended, after a pause that doubles while it ends quickly."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None:
            quick = now - self.started_at < QUICK_DEATH
            self.wait = min(max(self.wait * 2, 1.0), 30.0) if quick else 0.5
            self.not_before = now + self.wait
            sys.stderr.write(f"masthead: {self.name} ended and is started again\n")
            self.process = None
        if now >= self.not_before:
            self.start()

    def stop(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)

    def kill_if_alive(self, deadline: float) -> None:
        """Wait until the deadline (monotonic seconds), then kill it and all it started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(deadline - time.monotonic(), 0.05))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def children(listen: str, workers: int, media: str) -> list[Child]:
    """What ``masthead serve`` runs: the application behind Granian, and the worker of background tasks."""
    host, port = split(listen)
    application = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "masthead.wsgi:application"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "4"),
        *("--static-path-route", "/media", "--static-path-mount", media, "--static-path-expires", "31536000"),
        *("--respawn-failed-workers", "--log-level", "warning"),
    ]
    worker = [sys.executable, "-m", "masthead", "manage", "db_worker", "--interval", "0.5", "--no-reload"]
    return [Child("the application", application), Child("the worker", worker)]


def run(listen: str, workers: int, media: str, when_up: Callable[[], None] | None = None) -> None:
    """Run until Ctrl-C or SIGTERM; ``when_up`` is called once, when the newspaper answers."""
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    running = children(listen, workers, media)
    try:
        for child in running:
            child.start()
        while not stopping:
            if when_up is not None and _answers(listen):
                when_up()
                when_up = None
            for child in running:
                child.look()
            time.sleep(0.2)
    finally:
        _end(running)
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(running: list[Child]) -> None:
    for child in running:
        child.stop()
    deadline = time.monotonic() + STOP_SECONDS
    for child in running:
        child.kill_if_alive(deadline)


def _answers(listen: str) -> bool:
    import http.client

    host, port = split(listen)
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/robots.txt")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()
