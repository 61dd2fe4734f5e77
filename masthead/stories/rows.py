"""Inserts plain rows, very many at once: building and compiling objects would take most of an import's time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models

Convert = Callable[[Any], Any]


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of one table whose values stand in the order of ``names`` (a foreign key's is its number).

    Columns that are not named get their default, the same in every row. No signal is sent and no ``save()`` runs.
    A JSON column takes text. Raises the database's errors.
    """
    given = [model._meta.get_field(name) for name in names]
    others = [
        field
        for field in model._meta.local_concrete_fields
        if field not in given and not isinstance(field, models.AutoField)
    ]
    defaults = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in [*given, *others])  # type: ignore[union-attr]
    marks = ", ".join(["%s"] * (len(given) + len(others)))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of ours
    converts = [(place, convert) for place, field in enumerate(given) if (convert := _convert(field))]
    with connection.cursor() as cursor:
        cursor.executemany(sql, [_converted(row, converts) + defaults for row in rows])


def _converted(row: Sequence[Any], converts: list[tuple[int, Convert]]) -> tuple[Any, ...]:
    values = list(row)
    for place, convert in converts:
        if values[place] is not None:
            values[place] = convert(values[place])
    return tuple(values)


def _convert(field: Any) -> Convert | None:
    """How a value of a field is written where the database's driver does not know it by itself."""
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, models.UUIDField) and not connection.features.has_native_uuid_field:
        return lambda value: value.hex
    return None
