"""Sets the database and Python for very many stories in a row."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_PRAGMAS = {"mmap_size": 0, "wal_autocheckpoint": 10_000}
"""SQLite without its map of the file, which would count as memory of ours up to a quarter of a gigabyte; and with the
log brought into the file every 40 MB: each batch touches all indexes anew."""


@contextmanager
def lean_database() -> Iterator[None]:
    """SQLite set for very many rows in a row."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = {name: cursor.execute(f"PRAGMA {name}").fetchone() for name in _PRAGMAS}
        for name, value in _PRAGMAS.items():
            cursor.execute(f"PRAGMA {name}={value}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for name, row in before.items():
                cursor.execute(f"PRAGMA {name}={int(row[0]) if row else 0}")


@contextmanager
def rarely_tidied() -> Iterator[None]:
    """Python's collector at work after very many new objects only: what an import makes holds no rings."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
