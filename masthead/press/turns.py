"""One writer a page at a time: who wrote last is never overwritten by who began earlier."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.db import connection, transaction

from masthead.press.models import Sheet

LOCKS = 256


@contextmanager
def turn(sheets: Sequence[int]) -> Iterator[dict[int, Sheet]]:
    """Have these pages to oneself; gives their rows as they are, without those that are gone.

    Inside, bytes are written and then the rows are. A process that is killed loses its turn at once. PostgreSQL locks
    the rows. SQLite has one lock for all writers, which must not be held while a store is written to, so files are
    locked beside it: an SQLite newspaper lives on one machine.
    """
    if connection.features.has_select_for_update:
        with transaction.atomic():
            yield {sheet.pk: sheet for sheet in Sheet.objects.filter(pk__in=sheets).order_by("pk").select_for_update()}
        return
    with ExitStack() as held:
        # In one order everywhere, so that no two wait for each other.
        for number in sorted({pk % LOCKS for pk in sheets}):
            held.enter_context(_locked(f"sheet-{number}"))
        yield {sheet.pk: sheet for sheet in Sheet.objects.filter(pk__in=sheets)}


@contextmanager
def rendering_turn(address: str) -> Iterator[None]:
    """Make the page of an address alone among the processes of this machine: who comes next finds it stored."""
    with _locked(f"address-{crc32(address.encode()) % LOCKS}"):
        yield


@contextmanager
def _locked(name: str) -> Iterator[None]:
    folder = Path(settings.MASTHEAD_LOCKS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
