"""Writes many rows of the press's books at once: objects and conditions for each would take longer than the pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from masthead.press.models import Reading, Sheet

Pair = tuple[int, int]
"""The numbers of a key and of the sheet that read it."""
_READING = connection.ops.quote_name(Reading._meta.db_table)
_SHEET = connection.ops.quote_name(Sheet._meta.db_table)


def add_readings(pairs: Sequence[Pair]) -> None:
    """Write down who read what; what is written already stays."""
    sql = f"INSERT INTO {_READING} (key_id, sheet_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, pairs)


def remove_readings(pairs: Sequence[Pair]) -> None:
    """Strike out who read what."""
    sql = f"DELETE FROM {_READING} WHERE key_id = %s AND sheet_id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, pairs)


def write_sheets(sheets: Sequence[Sheet], names: Sequence[str]) -> None:
    """Write these columns of sheets that exist."""
    fields = [Sheet._meta.get_field(name) for name in names]
    columns = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in names)
    values = [
        (*(field.get_db_prep_save(getattr(sheet, field.attname), connection) for field in fields), sheet.pk)  # type: ignore[union-attr]
        for sheet in sheets
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {_SHEET} SET {columns} WHERE id = %s", values)  # noqa: S608
