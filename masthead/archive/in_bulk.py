"""Sets the database and Python for very many stories in a row."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

CHECKPOINT = 10_000
"""Pages after which SQLite's log is brought into the file: every 40 MB, for each batch touches all indexes anew."""


@contextmanager
def lean_database() -> Iterator[None]:
    """SQLite set for very many rows in a row."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA wal_autocheckpoint").fetchone()[0]
        cursor.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA wal_autocheckpoint={int(before)}")


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
