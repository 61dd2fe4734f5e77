"""``masthead serve``: starts the processes of a newspaper, watches over them and ends them together.

``python -m masthead.cli.serve`` is the process that does so: the command begins it in its own place, for what watches
over others for weeks keeps nothing in memory that commands need.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NoReturn

from masthead.cli.ports import split
from masthead.cli.trouble import Trouble
from masthead.cli.watching import Child, program, watch
from masthead.conf import lifeline
from masthead.conf.read import Config, ConfigError, find, read

SPARING = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072", "MALLOC_MMAP_THRESHOLD_": "131072"}
"""Has glibc keep few heaps and give memory back (mallopt(3)): by itself it makes up to eight for each core."""
STOP_SECONDS = 8
"""How long a process may take to end before it is killed."""


def children(config: Config) -> list[Child]:
    """What it runs: the front that readers meet, and the back shop with all that is done behind it."""
    host, port = split(config.text("listen"))
    python = (sys.executable, "-m")
    front = [
        *(*python, "granian", "--interface", "rsgi", "masthead.front.rsgi:application"),
        *("--host", host, "--port", str(port), "--workers", "1", "--http", "1", "--no-ws"),
        *("--backlog", "2048", "--respawn-failed-workers", "--log-level", "warning"),
    ]
    # Its output is the service's log, where a fault of the program belongs whole.
    back_shop = [*python, "masthead", "--debug", "back-shop", "--paper", str(config.folder)]
    return [Child("the front", partial(program, front)), Child("the back shop", partial(program, back_shop))]


def run(greeting: str, farewell: str = "") -> NoReturn:
    """Serve the newspaper in force in this process's place, until Ctrl-C or SIGTERM.

    ``greeting`` is printed when the front and the application answer, ``farewell`` at the end.
    """
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "masthead.cli.serve", greeting, farewell])  # noqa: S606


def main(greeting: str, farewell: str) -> None:
    """What that process does; exits with one line where the newspaper is served already."""
    try:
        config = read(find())
        with lifeline.held(config.folder / ".run" / "serve.lock"):
            _serve(config, lambda: print(greeting, flush=True))  # noqa: T201 (it has no other way to speak)
    except lifeline.AlreadyHeld:
        sys.exit(f"masthead: {config.folder}: another `masthead serve` serves this newspaper; stop it first.")
    except (Trouble, ConfigError) as error:
        sys.exit(f"masthead: {error}")
    if farewell:
        print(farewell, flush=True)  # noqa: T201


def _serve(config: Config, when_up: Callable[[], None]) -> None:
    listen = config.text("listen")
    for name, value in SPARING.items():
        os.environ.setdefault(name, value)
    is_up = False

    def greet() -> None:
        nonlocal is_up
        if not is_up and _answers(listen):
            is_up = True
            when_up()

    watch(children(config), greet, STOP_SECONDS)


def _answers(listen: str) -> bool:
    """Whether the front says that the application answers too; without an HTTP client, which would stay in memory."""
    with suppress(OSError), socket.create_connection(split(listen), timeout=5) as asked:
        asked.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
        with asked.makefile("rb") as answer:
            return b'"app": true' in answer.read(4096)
    return False


if __name__ == "__main__":
    main(*sys.argv[1:])
