"""One consistent view of the database while the paper is being edited."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is as it was at the start; nobody who writes meanwhile has to wait.

    Django's own ``atomic`` would not do: here it takes SQLite's one writer's lock.
    """
    if connection.in_atomic_block:
        # Only in tests: they run in a transaction of their own.
        yield
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        else:
            cursor.execute("BEGIN DEFERRED")
            # SQLite takes its snapshot with the first read.
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
