"""The ready-made tables of an empty newspaper are what its migrations make."""

from __future__ import annotations

import contextlib
import re
import sqlite3

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from masthead.conf import tables
from masthead.conf.tables import contained
from tests import postgres
from tests.soak import in_soak
from tests.tables import make, migrations, postgresql, sqlite

MOMENT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^']*'")
KEY = re.compile(r"'[0-9a-f]{32}'|'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'")

CAST = r"::(character varying|text)(\[\])?|[()]"


def comparable(sql: str) -> list[str]:
    """The lines without what differs between two newspapers, moments and random keys, or when it is written again.

    PostgreSQL writes the casts of an array in a condition differently once it has read them.
    """
    lines = KEY.sub("'a key'", MOMENT.sub("'a moment'", sql)).splitlines()
    return [re.sub(CAST, "", line) if "ARRAY[" in line else line for line in lines]


@pytest.mark.slow
@in_soak
def test_sqlite_has_what_its_migrations_make(tmp_path):
    assert comparable(sqlite(tmp_path, by_migrations=False)) == comparable(sqlite(tmp_path, by_migrations=True))


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_no_migration_was_added_or_changed_since_the_file_was_written(vendor):
    assert migrations() in tables.sql_file(vendor).read_text(encoding="utf-8"), "make tables"


@pytest.mark.slow
@pytest.mark.postgresql
@in_soak
def test_postgresql_has_what_its_migrations_make():
    programs = postgres.programs()
    assert programs is not None
    server = postgres.start(programs)
    ready, made = (postgresql(server, by_migrations=way) for way in (False, True))
    assert comparable(ready) == comparable(made)


def test_the_language_is_that_of_the_newspaper(tmp_path, monkeypatch):
    monkeypatch.setenv("MASTHEAD_LANGUAGE", "he")
    make(f"sqlite:{tmp_path}/he.sqlite3", by_migrations=False)
    with sqlite3.connect(tmp_path / "he.sqlite3") as database:
        assert database.execute("SELECT language_code FROM wagtailcore_locale").fetchall() == [("he",)]


@pytest.mark.django_db
def test_tables_that_are_there_are_left_alone():
    assert tables.begin_with_ready_made(connection) is False


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_a_file_says_which_migrations_it_stands_for(vendor):
    names = contained(tables.sql_file(vendor).read_text(encoding="utf-8"))
    assert {
        ("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field"),
        ("stories", "0001_initial"),
    } <= names


@pytest.mark.django_db
def test_a_newspaper_without_one_of_the_rooms_goes_through_its_migrations(settings, tmp_path):
    empty = {
        **settings.DATABASES["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "empty.sqlite3",
    }
    scratch = ConnectionHandler({"default": empty})["default"]
    with contextlib.closing(scratch):
        settings.MIGRATION_MODULES = {"related": None}
        assert tables.begin_with_ready_made(scratch) is False
        assert tables.is_empty(scratch)
