"""How a press that has nothing to do sees soon that somebody has written, without asking for changes each time."""

from __future__ import annotations

import time

from django.db import connection

GLANCE = {"sqlite": 0.004, "postgresql": 0.015}
"""Seconds between two looks, by Django's name of the database: what one look costs there, a few hundred times over."""
ASKED = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT max(id) FROM press_change"}
"""Another answer says that somebody has committed; the same one, on PostgreSQL, that most probably nobody has."""


def version() -> int | None:
    """What tells the database as it is from what it will be when others have written."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED[connection.vendor])
        answer: int | None = cursor.fetchone()[0]
    return answer


def wait(seen: int | None, most: float) -> None:
    """Wait until the version is no longer the one that was seen, or for ``most`` seconds."""
    deadline = time.monotonic() + most
    while version() == seen and (left := deadline - time.monotonic()) > 0:
        time.sleep(min(left, GLANCE[connection.vendor]))
