"""Django's backend for SQLite, with which nobody waits much longer to write than others do.

SQLite tells nobody that its lock is free: who waits looks again after a pause, and the pauses grow to a tenth of a
second (https://sqlite.org/c3ref/busy_timeout.html). Who comes just then is first, and who waits longest looks least
often: with ten editors at work, one of them waits for seconds. Here everybody looks as often.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from typing import Any

from django.db.backends.sqlite3 import base

LOOKS = 10
"""Milliseconds that SQLite waits by itself: it looks after 1, 3 and 8 of them."""


class Cursor(base.SQLiteCursorWrapper):
    """Asks again what found the database busy, for as long as the connection is told to be patient."""

    patience = 5.0

    def execute(self, query: str, params: Any = None) -> Any:
        """One statement; raises "database is locked" when the patience is at an end."""
        deadline = time.monotonic() + self.patience
        while True:
            try:
                return super().execute(query, params)
            except sqlite3.OperationalError as error:
                # What cannot become true by waiting has another code (SQLITE_BUSY_SNAPSHOT).
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                    raise

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """One statement for many rows: outside of a transaction each is written alone, and none twice."""
        if self.connection.in_transaction:
            return super().executemany(query, param_list)
        wait(self.connection, round(self.patience * 1000))
        try:
            return super().executemany(query, param_list)
        finally:
            wait(self.connection, LOOKS)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection; its ``timeout`` option is the patience of its statements, in seconds."""

    connection: Any

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """Connect; what Django asks at first waits as SQLite does."""
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        wait(connection, LOOKS)
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor that is as patient as the connection."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        cursor.patience = float(self.settings_dict["OPTIONS"].get("timeout", Cursor.patience))
        return cursor


def wait(connection: sqlite3.Connection, milliseconds: int) -> None:
    """Have SQLite itself wait so long for a lock."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
