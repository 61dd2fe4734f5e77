"""An idle press sees that somebody else has written, and waits no longer than it was told where nobody has."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from masthead.press import waking
from masthead.press.changes import touch

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database of SQLite that two connections can open; the tests' own is in memory."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is asked for the last change: runs on SQLite")
    path = tmp_path / "paper.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE press_change (id INTEGER PRIMARY KEY)")
    own = {**settings.DATABASES["default"], "NAME": path}
    looked_at = ConnectionHandler({"default": own})["default"]
    monkeypatch.setattr(waking, "connection", looked_at)
    yield path
    looked_at.close()


def write(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("INSERT INTO press_change DEFAULT VALUES")
        database.commit()


def test_a_commit_of_somebody_else_ends_the_wait(file: Path) -> None:
    seen = waking.version()
    threading.Timer(0.1, write, [file]).start()
    began = time.monotonic()
    waking.wait(seen, 20)
    assert time.monotonic() - began < 10
    assert waking.version() != seen


def test_what_was_written_before_the_wait_began_ends_it_at_once(file: Path) -> None:
    seen = waking.version()
    write(file)
    began = time.monotonic()
    waking.wait(seen, 20)
    assert time.monotonic() - began < 10


def test_where_nobody_writes_the_wait_is_over_when_it_was_told_to_be(file: Path) -> None:
    seen = waking.version()
    waking.wait(seen, 0.05)
    assert waking.version() == seen


def test_postgresql_is_asked_for_the_last_change() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite says by itself whether anybody has written: runs on PostgreSQL")
    before = waking.version()
    touch("story:1")
    assert waking.version() != before
