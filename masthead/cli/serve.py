"""``masthead serve``: starts the processes of a newspaper, watches over them and ends them together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from masthead.cli.ports import split
from masthead.cli.trouble import Trouble
from masthead.conf import lifeline
from masthead.conf.read import Config
from masthead.front.paper import socket_of

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
    socket: str = ""
    """A Unix socket that it listens on: what a killed one left behind is in the way of the next."""

    def start(self) -> None:
        """Start it in a group of its own, so that Ctrl-C reaches only the supervisor."""
        if self.socket:
            socket = Path(self.socket)
            socket.parent.mkdir(mode=0o700, exist_ok=True)
            socket.unlink(missing_ok=True)
        self.process = subprocess.Popen(self.command, start_new_session=True)
        self.started_at = time.monotonic()

    def look(self) -> None:
        """Start it again if it has ended, after a pause that doubles while it ends quickly."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None:
            self._end_what_it_started()
            quick = now - self.started_at < QUICK_DEATH
            self.wait = min(max(self.wait * 2, 1.0), 30.0) if quick else 0.5
            self.not_before = now + self.wait
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
        self._end_what_it_started()


def children(config: Config) -> list[Child]:
    """What it runs: the front that readers meet, the application behind it, the press, and the worker for tasks."""
    host, port = split(config.text("listen"))
    socket = socket_of(config.folder)
    python = (sys.executable, "-m")
    front = [
        *(*python, "granian", "--interface", "rsgi", "masthead.front.rsgi:application"),
        *("--host", host, "--port", str(port), "--workers", "1", "--no-ws"),
        *("--backlog", "2048", "--respawn-failed-workers", "--log-level", "warning"),
    ]
    application = [
        *(*python, "granian", "--interface", "wsgi", "masthead.wsgi:application"),
        *("--uds", socket, "--uds-permissions", "600", "--workers", str(config.number("workers"))),
        *("--blocking-threads", "4", "--respawn-failed-workers", "--log-level", "warning"),
    ]
    # Their output is the service's log, where a fault of the program belongs whole.
    press = [*python, "masthead", "--debug", "press", "work", "--paper", str(config.folder)]
    worker = [*python, "masthead", "--debug", "manage", "db_worker", "--interval", "0.5", "--no-reload"]
    return [
        Child("the front", front),
        Child("the application", application, socket=socket),
        Child("the press", press),
        Child("the worker", worker),
    ]


def run(config: Config, when_up: Callable[[], None] | None = None) -> None:
    """Run until Ctrl-C or SIGTERM; ``when_up`` is called once, when the front and the application answer.

    Raises ``Trouble`` where another process serves this newspaper.
    """
    try:
        with lifeline.held(config.folder / ".run" / "serve.lock"):
            _run(config, when_up)
    except lifeline.AlreadyHeld as error:
        raise Trouble(f"{config.folder}: another `masthead serve` serves this newspaper; stop it first.") from error


def _run(config: Config, when_up: Callable[[], None] | None) -> None:
    stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    running = children(config)
    listen = config.text("listen")
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
    """Whether the front says that the application answers too."""
    import http.client
    import json

    host, port = split(listen)
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        health = json.loads(connection.getresponse().read())
        return bool(health["app"])
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()
