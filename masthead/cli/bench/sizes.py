"""How many bytes the press's books take."""

from __future__ import annotations

from django.db import OperationalError, connection, models

from masthead.press.models import Key, Reading, Sheet


def figures() -> dict[str, float | None]:
    """Bytes with indexes: of a key, of one page's reading of one key, of a page in all three tables."""
    sizes = {model: _bytes(model) for model in (Key, Reading, Sheet)}
    pages = Sheet.objects.count()
    known = [size for size in sizes.values() if size is not None]
    return {
        "key_bytes": _each(sizes[Key], Key.objects.count()),
        "reading_bytes": _each(sizes[Reading], Reading.objects.count()),
        "book_bytes_per_page": sum(known) / pages if len(known) == len(sizes) and pages else None,
        "stored_keys": Key.objects.count(),
        "stored_pages": Sheet.objects.filter(status=200).count(),
    }


def _each(size: int | None, count: int) -> float | None:
    return size / count if size is not None and count else None


def _bytes(model: type[models.Model]) -> int | None:
    """A table with its indexes; ``None`` where SQLite was made without ``dbstat``."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size(%s)", [table])
        else:
            try:
                cursor.execute(
                    "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE"
                    " AND name IN (SELECT name FROM sqlite_master WHERE tbl_name = %s)",
                    [table],
                )
            except OperationalError:
                return None
        return int(cursor.fetchone()[0])
