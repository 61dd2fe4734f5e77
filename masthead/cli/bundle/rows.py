"""Streams a table's rows out as lines of JSON and back in, a few thousand at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import ExpressionWrapper, F

from masthead.cli.bundle.tables import Column, Table
from masthead.cli.bundle.values import WrongValueError

AT_ONCE = 1_000
LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one row; a longer line is a bundle made to fill the memory."""

Files = set[tuple[str, str]]
"""Storage and name of files that rows name."""


def lines(table: Table, files: Files | None = None) -> Iterator[bytes]:
    """Each row as one line, by growing key; names of files are added to ``files``.

    Read in pieces by key, since an open cursor would hold all rows in memory on PostgreSQL.
    """
    wrapped = {
        f"_{number}": ExpressionWrapper(F(column.name), output_field=column.plain)
        for number, column in enumerate(table.columns)
    }
    at = next(number for number, column in enumerate(table.columns) if column.name == table.key)
    rows = table.rows().order_by(table.key).annotate(**wrapped).values_list(*wrapped)
    last: Any = None
    while True:
        piece = list((rows if last is None else rows.filter(**{f"{table.key}__gt": last}))[:AT_ONCE])
        for values in piece:
            if files is not None:
                _note_files(table, values, files)
            yield _line(table.columns, values)
        if len(piece) < AT_ONCE:
            return
        last = piece[-1][at]


def _note_files(table: Table, values: Sequence[Any], files: Files) -> None:
    for column, value in zip(table.columns, values, strict=True):
        if column.storage and value:
            files.add((column.storage, value))


def _line(columns: Sequence[Column], values: Sequence[Any]) -> bytes:
    row = {
        column.name: None if value is None else column.form.write(value)
        for column, value in zip(columns, values, strict=True)
    }
    try:
        return dumped(row)
    except UnicodeEncodeError:
        # Half of a surrogate pair, which UTF-8 cannot hold, only escaped.
        return dumped(row, escaped=True)


def dumped(value: object, *, escaped: bool = False) -> bytes:
    """One line of JSON, always the same for the same value."""
    text = json.dumps(value, ensure_ascii=escaped, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def parsed(table: Table, line: bytes) -> list[Any]:
    """The values of a row for the database; raises ``WrongValueError`` for a line that is no row of the table."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WrongValueError("the line is no JSON") from error
    if not isinstance(row, dict) or sorted(row) != table.names:
        raise WrongValueError("the row has other columns than the table")
    return [_value(column, row[column.name]) for column in table.columns]


def _value(column: Column, given: Any) -> Any:
    if given is None and (column.field.null or not column.is_json):
        if not column.field.null:
            raise WrongValueError(f"`{column.name}` may not be empty")
        return None
    try:
        value = column.form.read(given)
    except WrongValueError as error:
        raise WrongValueError(f"`{column.name}`: {error}") from error
    if connection.vendor == "postgresql":
        _refuse_what_postgresql_refuses(column, value)
    if column.is_json:
        return connection.ops.adapt_json_value(value, getattr(column.plain, "encoder", None))
    return column.plain.get_db_prep_save(value, connection=connection)


def _refuse_what_postgresql_refuses(column: Column, value: Any) -> None:
    """SQLite keeps NUL and texts that are too long; PostgreSQL would name no row."""
    longest = column.field.max_length
    if isinstance(value, str) and (0 < (longest or 0) < len(value)):
        raise WrongValueError(f"`{column.name}` is longer than {longest} characters, which PostgreSQL refuses")
    if "\\u0000" in json.dumps(value) if column.is_json else isinstance(value, str) and "\x00" in value:
        raise WrongValueError(f"`{column.name}` has the character NUL, which PostgreSQL refuses")


def insert(table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Put rows in past ``save()`` and signals: they are taken as they were."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(column.field.column)) for column in table.columns)
    marks = ", ".join(["%s"] * len(table.columns))
    statement = f"INSERT INTO {quote(str(table.model._meta.db_table))} ({names}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
