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


def write(connection: BaseDatabaseWrapper, headline: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO story VALUES (%s)", [headline])


def write_in_a_transaction(connection: BaseDatabaseWrapper, headline: str) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    write(connection, headline)
    connection.commit()


def write_several(connection: BaseDatabaseWrapper, headline: str) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO story VALUES (%s)", [[headline]])


WAYS = [write, write_in_a_transaction, write_several]


@pytest.mark.parametrize("way", WAYS)
def test_who_writes_waits_until_another_has_written(connection, writer, way):
    ending = threading.Timer(0.05, writer.execute, ["COMMIT"])
    ending.start()
    way(connection, "Strike")
    ending.join()
    assert writer.execute("SELECT headline FROM story").fetchall() == [("Strike",)]


@pytest.mark.parametrize("way", WAYS)
def test_who_waits_too_long_is_told_that_the_database_is_locked(connection, writer, way):
    connection.settings_dict["OPTIONS"]["timeout"] = 0.05
    with pytest.raises(OperationalError, match="database is locked"):
        way(connection, "Strike")
    writer.execute("COMMIT")
    assert writer.execute("SELECT headline FROM story").fetchall() == []


def test_while_somebody_writes_others_read(connection, writer):
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT headline FROM story").fetchall() == []


def test_what_waiting_does_not_mend_is_said_at_once(connection):
    connection.settings_dict["OPTIONS"]["timeout"] = 3600
    with pytest.raises(OperationalError, match="no such table"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO photo VALUES (1)")


def test_a_version_that_is_out_of_date_cannot_be_written_from_by_waiting(connection, writer):
    connection.settings_dict["OPTIONS"] |= {"timeout": 3600}
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        cursor.execute("SELECT headline FROM story").fetchall()
        writer.execute("INSERT INTO story VALUES ('Strike')")
        writer.execute("COMMIT")
        with pytest.raises(OperationalError, match="database is locked"):
            cursor.execute("INSERT INTO story VALUES ('Stroke')")
        cursor.execute("ROLLBACK")
