"""Brings a bundle into an empty newspaper: all of it, exactly, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.storage import storages
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction

import masthead
from masthead.cli.bundle import emptiness, schema
from masthead.cli.bundle import files as media
from masthead.cli.bundle.compare import different_rows
from masthead.cli.bundle.damage import DamagedBundle
from masthead.cli.bundle.files import FileEntry
from masthead.cli.bundle.opening import Bundle
from masthead.cli.bundle.rows import AT_ONCE, Files, insert, parsed
from masthead.cli.bundle.tables import Table, tables
from masthead.cli.bundle.values import WrongValueError
from masthead.cli.trouble import Trouble
from masthead.conf.bucket_storage import BucketStorage

Tell = Callable[[str, int, int], None]

SPARE = 1.2
"""Room that a database takes beside the rows themselves, for its indexes."""


def load(bundle: Bundle, room: Path, tell: Tell) -> None:
    """Verify a bundle and take it in; ``room`` is a folder on the disk that it goes to.

    Raises ``DamagedBundle`` for a bundle that cannot be taken, ``Trouble`` for a newspaper that is not empty;
    the newspaper is then as it was before.
    """
    all_tables = tables()
    schema.must_fit(bundle.manifest, all_tables, masthead.__version__)
    emptiness.must_be_empty(all_tables)
    _must_have_room(bundle, room)
    bundle.verify(tell)
    saved: list[FileEntry] = []
    try:
        with transaction.atomic():
            emptiness.clear()
            _rows(bundle, all_tables, tell)
            _files(bundle, saved, tell)
    except BaseException:
        media.remove(saved)
        raise


def _must_have_room(bundle: Bundle, room: Path) -> None:
    elsewhere = [alias for alias in storages.backends if isinstance(storages[alias], BucketStorage)]
    needed, free = bundle.unpacked(elsewhere) * SPARE, shutil.disk_usage(room).free
    if needed > free:
        raise Trouble(
            f"the bundle needs {needed / 1e9:.1f} GB in {room}, where {free / 1e9:.1f} GB are free; "
            "make room and try again."
        )


def _rows(bundle: Bundle, all_tables: list[Table], tell: Tell) -> None:
    for number, table in enumerate(all_tables, start=1):
        try:
            for batch in _batches(_parsed(bundle, table)):
                insert(table, batch)
        except (IntegrityError, DataError, OverflowError, UnicodeEncodeError) as error:
            raise DamagedBundle(f"a row of {table.label} breaks a rule of the database ({_short(error)})") from error
        tell("Writing the rows", number, len(all_tables))
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise DamagedBundle(f"a row names another one that is not there ({_short(error)})") from error
    _continue_numbering(all_tables)
    _make_what_this_installation_has_more()
    for table in all_tables:
        difference = different_rows(bundle, table)
        if difference:
            raise DamagedBundle(f"this database does not hold it as it was: {difference}")


def _parsed(bundle: Bundle, table: Table) -> Iterator[list[Any]]:
    for number, line in enumerate(bundle.lines(table.label), start=1):
        try:
            yield parsed(table, line)
        except WrongValueError as error:
            raise DamagedBundle(f"{table.label}, row {number}: {error}") from error


def _batches(rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch


def _continue_numbering(all_tables: list[Table]) -> None:
    """PostgreSQL's sequences know nothing of rows that came with their keys."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in all_tables]):
            cursor.execute(statement)


def _make_what_this_installation_has_more() -> None:
    """Content types and rights of models that the bundle does not know, such as one that SQLite alone has."""
    from django.contrib.auth.management import create_permissions
    from django.contrib.contenttypes.management import create_contenttypes
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.clear_cache()
    for config in apps.get_app_configs():
        create_contenttypes(config, verbosity=0, interactive=False)
        create_permissions(config, verbosity=0, interactive=False)


def _files(bundle: Bundle, saved: list[FileEntry], tell: Tell) -> None:
    named = named_files() if bundle.manifest.has_media else set()
    for number, entry in enumerate(bundle.files(), start=1):
        if (entry.storage, entry.name) not in named:
            raise DamagedBundle(f"it has a file that no row names: {entry.name!r}")
        if not entry.is_missing:
            with bundle.file(entry) as source:
                if media.keep(entry, source):
                    saved.append(entry)
        tell("Writing the files", number, bundle.manifest.files.files + bundle.manifest.files.missing)


def named_files() -> Files:
    """Storage and name of every file that a row names."""
    found: Files = set()
    for table in tables():
        for column in table.columns:
            if column.storage:
                names = table.rows().order_by().values_list(column.name, flat=True).distinct()
                found.update((column.storage, name) for name in names.iterator(chunk_size=AT_ONCE) if name)
    return found


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
