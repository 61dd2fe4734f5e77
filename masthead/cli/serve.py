"""``masthead serve``: starts the processes of a newspaper, watches over them and ends them together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from masthead.cli.ports import split
from masthead.cli.trouble import Trouble
from masthead.cli.watching import Child, program, watch
from masthead.conf import lifeline
from masthead.conf.read import Config

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
    listen = config.text("listen")
    for name, value in SPARING.items():
        os.environ.setdefault(name, value)

    def greet() -> None:
        nonlocal when_up
        if when_up is not None and _answers(listen):
            when_up()
            when_up = None

    watch(children(config), greet, STOP_SECONDS)


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
