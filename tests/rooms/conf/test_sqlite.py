"""Waiting for one's turn to write on SQLite."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from masthead.conf import services
from masthead.conf.read import Config

pytestmark = pytest.mark.django_db


@pytest.fixture
def database(tmp_path: Path) -> dict:
    return services.database(Config(tmp_path, {"database": "sqlite:paper.sqlite3"}, None)) | {
        "CONN_HEALTH_CHECKS": False
    }


@pytest.fixture
def connection(database: dict) -> Iterator[BaseDatabaseWrapper]:
    """A connection of Django's, to a database that has one table."""
    found = ConnectionHandler({"default": database})["default"]
    with found.cursor() as cursor:
        cursor.execute("CREATE TABLE story (headline)")
    yield found
    found.close()


@pytest.fixture
def writer(connection: BaseDatabaseWrapper) -> Iterator[sqlite3.Connection]:
    """Another process that is writing."""
    with closing(
        sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, check_same_thread=False)
    ) as it:
        it.execute("BEGIN IMMEDIATE")
        yield it


def begin(connection: BaseDatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def patience(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA busy_timeout").fetchone()[0]


def test_a_transaction_begins_as_soon_as_another_has_ended(connection, writer):
    held = threading.Timer(0.05, writer.execute, ["COMMIT"])
    held.start()
    begin(connection)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO story VALUES ('Strike')")
    connection.commit()
    held.join()
    assert writer.execute("SELECT headline FROM story").fetchall() == [("Strike",)]


def test_who_waits_too_long_is_told_that_the_database_is_locked(connection, writer):
    connection.settings_dict["OPTIONS"]["timeout"] = 0.05
    with pytest.raises(OperationalError, match="database is locked"):
        begin(connection)


def test_whatever_comes_of_it_other_questions_are_as_patient_as_before(connection, writer):
    connection.settings_dict["OPTIONS"]["timeout"] = 0.25
    with pytest.raises(OperationalError):
        begin(connection)
    assert patience(connection) == 250
    writer.execute("COMMIT")
    begin(connection)
    assert patience(connection) == 250
    connection.rollback()


def test_another_error_is_not_waited_out(connection):
    begin(connection)
    with pytest.raises(OperationalError, match="within a transaction"):
        connection._start_transaction_under_autocommit()
    connection.rollback()
