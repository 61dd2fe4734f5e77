"""The tables of a newspaper that has nothing yet, ready-made: what several hundred migrations come to.

To go through the migrations takes half a minute of processor time; these files take a second.
``make tables`` writes them anew, and a test holds them to the migrations.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

MIGRATION = re.compile(r"INSERT INTO (?:public\.)?\"?django_migrations\"? .*?VALUES ?\(\d+, ?'(\w+)', ?'(\w+)'")
"""A row that says which migration is contained: application, name."""


def sql_file(vendor: str) -> Path:
    """The file for a kind of database, by Django's name for it; there is none for some."""
    return Path(__file__).parent / f"{vendor}.sql"


def contained(sql: str) -> set[tuple[str, str]]:
    """The migrations, as (application, name), that a file of ready-made tables stands for."""
    return set(MIGRATION.findall(sql))


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database has no table at all."""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def begin_with_ready_made(connection: BaseDatabaseWrapper) -> bool:
    """Make all tables of an empty database at once; answers whether it did.

    It does not where the database has tables, or the file stands for a migration that this installation lacks: an
    application was left out, or is of an older version. Migrations that the file lacks are left to be run.
    """
    file = sql_file(connection.vendor)
    if not file.is_file() or not is_empty(connection) or not _is_plain(connection):
        return False
    sql = file.read_text(encoding="utf-8")
    if not contained(sql) <= set(MigrationLoader(None).disk_migrations or ()):
        return False
    _run(connection, sql)
    _make_own(connection)
    return True


def _is_plain(connection: BaseDatabaseWrapper) -> bool:
    """PostgreSQL's file names its schema, ``public``."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return bool(cursor.fetchone() == ("public",))


def _run(connection: BaseDatabaseWrapper, sql: str) -> None:
    """All statements in one transaction, so that a kill leaves the database empty."""
    if connection.vendor == "sqlite":
        connection.connection.executescript(f"BEGIN;\n{sql}\nCOMMIT;")
    else:
        connection.connection.execute(sql)


def _make_own(connection: BaseDatabaseWrapper) -> None:
    """What the migrations take from the newspaper and the day: its language, and when they were run."""
    from wagtail.coreutils import get_supported_content_language_variant
    from wagtail.models import Locale

    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    Locale.objects.using(connection.alias).update(language_code=language)
    MigrationRecorder(connection).migration_qs.update(applied=timezone.now())
