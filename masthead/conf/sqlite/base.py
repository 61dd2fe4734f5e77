"""Django's backend for SQLite, with which nobody waits much longer to write than others do.

SQLite tells nobody that its lock is free: who waits looks again after a pause, and the pauses grow to a tenth of a
second (https://sqlite.org/c3ref/busy_timeout.html). Who comes just then is first, and who waits longest looks least
often: with ten editors at work, one of them waits for seconds. Here everybody looks as often.
"""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

LOOKS = 10
"""Milliseconds that SQLite waits by itself: it looks after 1, 3 and 8 of them."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection; its ``timeout`` option is how long a transaction waits to begin, in seconds."""

    connection: Any

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        deadline = time.monotonic() + patience
        self._wait(LOOKS)
        try:
            while not self._has_begun(deadline):
                pass
        finally:
            self._wait(round(patience * 1000))

    def _has_begun(self, deadline: float) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except OperationalError as error:
            if not _is_busy(error) or time.monotonic() >= deadline:
                raise
            return False
        return True

    def _wait(self, milliseconds: int) -> None:
        # Past Django's cursor: it is no question of the program's, and is asked at each transaction.
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
