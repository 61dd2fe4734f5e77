"""The back shop: one process that loads the newspaper's program, and whose copies do all that is done behind the front.

What is loaded is in memory once for all of them. Each copy is watched over here and started again alone; the back shop
itself is watched over by ``masthead serve``.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from masthead.cli.press import keep_pressing
from masthead.cli.watching import Child, Fork, stoppable, watch
from masthead.conf import lifeline
from masthead.conf.read import Config
from masthead.front.paper import socket_of

STOP_SECONDS = 6
"""How long a copy may take to end before it is killed: less than ``masthead serve`` leaves to all of this."""
SETTLED = 2
"""Seconds in which a copy, which has nothing to load, would meet whatever is wrong from the start."""
LINE = "back-shop.lock"
BEHIND = 5
"""How much nicer the worker is (nice(2)): what it computes anew is wanted later than the pages of a publication."""


def run(config: Config) -> None:
    """Load everything, then keep the copies running until told to stop, or until ``masthead serve`` is gone."""
    lost = partial(lifeline.is_cut, dict(os.environ))
    _load()
    children = [
        Child("the application", partial(Fork, partial(_serve, config)), SETTLED, socket_of(config.folder)),
        Child("the press", partial(Fork, _press), SETTLED),
        Child("the worker", partial(Fork, _tasks), SETTLED),
        Child("the clock", partial(Fork, _clock), SETTLED),
    ]
    with lifeline.held(Path(config.folder) / ".run" / LINE):
        watch(children, lambda: _end_if(lost()), STOP_SECONDS)


def _end_if(is_alone: bool) -> None:
    """Copies are made of a process without threads: none waits here for the lifeline."""
    if is_alone:
        os.killpg(os.getpgrp(), signal.SIGKILL)


def _load() -> None:
    """Bring into memory what the copies need, and leave it where it is: a collector that writes to it would copy it."""
    gc.disable()
    from django.db import connections
    from django.urls import get_resolver

    from masthead.look.render import load_templates

    import_module("masthead.wsgi")
    # The patterns of addresses import all views.
    get_resolver().check()
    load_templates()
    connections.close_all()
    gc.collect()
    gc.freeze()


def _serve(config: Config) -> None:
    """The application, by Granian: this process watches over its workers, which are copies too."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "masthead.wsgi:application",
        uds=Path(socket_of(config.folder)),
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        workers=config.number("workers"),
        blocking_threads=4,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )
    # What is the default differs between systems and versions of Python; only a copy shares memory.
    multiprocessing.set_start_method("fork", force=True)
    server.serve(target_loader=_application, wrap_loader=False)


def _application() -> Any:
    """What a worker answers with."""
    from masthead.wsgi import application

    _begin()
    return application


def _press() -> None:
    _begin()
    keep_pressing()


def _tasks() -> None:
    from django.core.management import call_command

    _begin()
    os.nice(BEHIND)
    call_command("db_worker", interval=0.5, reload=False)


def _clock() -> None:
    from masthead.clock import working

    _begin()
    with stoppable() as is_stopping:
        working.work(is_stopping)


def _begin() -> None:
    """First in each copy that works."""
    gc.enable()
    lifeline.end_with_it()
