"""Has copies of stored pages and files that caches elsewhere keep thrown away, once the store has the new bytes.

What is to be purged is a row, written in the transaction that notes the new page: what is killed or does not answer
is tried again. Each address is purged twice: an answer that was on its way into a cache during the first time is
thrown away by the second.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Thread
from urllib.parse import quote

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from masthead.conf.pauses import doubling
from masthead.press import copies
from masthead.press.address import SPECIAL, Address
from masthead.press.models import Purge

BATCH = 30
"""Addresses that are purged together: as many as Cloudflare takes in one request."""
AGAIN = timedelta(seconds=10)
"""After which an address is purged for the second time: longer than an answer takes from the front to a cache."""
LEASE = timedelta(seconds=90)
"""After which the addresses of a process that was killed are another's."""
LONGEST_PAUSE = timedelta(minutes=1)
"""Until an address is tried again; the pause doubles."""
MANY = 500
"""Addresses that are tried at once when a cache answers again."""
IDLE = 0.1
"""Seconds between two looks for what is to be purged."""


def is_wanted() -> bool:
    """Whether anything keeps copies that can be purged."""
    return bool(settings.WAGTAILFRONTENDCACHE)


def ask(addresses: Iterable[Address], *, after: timedelta = timedelta(0)) -> None:
    """Have the copies of these addresses thrown away; ``after`` gives a file time to be gone.

    The rows belong to the transaction of the caller, and whoever is asked twice is purged once.
    """
    if is_wanted():
        _write((each for each in addresses if each.path.rpartition("/")[2] not in SPECIAL), after, is_second=False)


def _write(addresses: Iterable[Address], after: timedelta, *, is_second: bool) -> None:
    moment = timezone.now() + after
    asked = secrets.randbits(63)
    Purge.objects.bulk_create(
        (
            Purge(host=each.host, path=each.path, is_second=is_second, asked=asked, not_before=moment)
            for each in sorted(set(addresses))
        ),
        update_conflicts=True,
        unique_fields=["host", "path", "is_second"],
        update_fields=["asked", "not_before"],
    )


def step() -> int:
    """Purge what may be tried now, the oldest first; returns how many addresses that were."""
    rows = _claim()
    if rows:
        failures = copies.purge([url(row.address) for row in rows])
        _note(rows, [failures.get(url(row.address), "") for row in rows])
    return len(rows)


def _claim() -> list[Purge]:
    with transaction.atomic():
        ready = Purge.objects.filter(not_before__lte=timezone.now()).order_by("not_before")
        if connection.features.has_select_for_update_skip_locked:
            ready = ready.select_for_update(skip_locked=True)
        # In the order in which they are asked for, so that no two wait for each other.
        rows = sorted(ready[:BATCH], key=lambda row: (row.address, row.is_second))
        if rows:
            Purge.objects.filter(pk__in=[row.pk for row in rows]).update(not_before=timezone.now() + LEASE)
    return rows


def _note(rows: Sequence[Purge], failures: Sequence[str]) -> None:
    """Forget what is purged, unless it was asked for again meanwhile; put off what failed."""
    done = [row for row, failure in zip(rows, failures, strict=True) if not failure]
    with transaction.atomic():
        for row, failure in zip(rows, failures, strict=True):
            same = Purge.objects.filter(pk=row.pk, asked=row.asked)
            if failure:
                moment = timezone.now() + doubling(row.attempts + 1, LONGEST_PAUSE)
                same.update(failure=failure[:300], attempts=min(row.attempts + 1, 1000), not_before=moment)
            else:
                same.delete()
        _write((row.address for row in done if not row.is_second), AGAIN, is_second=True)
        if any(row.failure for row in done):
            _hurry()


def _hurry() -> None:
    """The cache answers again: what waits because it did not need not wait any longer."""
    rows = Purge.objects.exclude(failure="")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    Purge.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[:MANY])).update(not_before=timezone.now())


def url(address: Address) -> str:
    """The whole address, as caches know it."""
    scheme, _, own = settings.MASTHEAD_ADDRESS.partition("://")
    return f"{scheme}://{address.host or own}{quote(address.path)}"


def work(is_stopping: Callable[[], bool]) -> None:
    """Purge until told to stop."""
    while not is_stopping():
        if not step():
            time.sleep(IDLE)


@contextmanager
def beside(is_stopping: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """Purge in a thread while the press works: a cache that does not answer holds up no page.

    Until the block ends, or until told to stop. Gives what says whether the thread has ended.
    """
    if not is_wanted():
        yield lambda: False
        return
    is_over = False

    def run() -> None:
        try:
            work(lambda: is_over or is_stopping())
        finally:
            connection.close()

    thread = Thread(target=run, name="purges")
    thread.start()
    try:
        yield lambda: not thread.is_alive()
    finally:
        is_over = True
        thread.join()


@dataclass(frozen=True, slots=True)
class Purges:
    """What waits, since when the oldest of it does, and what went wrong last ("" for nothing)."""

    waiting: int
    oldest: float | None
    failure: str


def purges() -> Purges:
    """As it is now; second purges are no news and count only where they fail."""
    rows = Purge.objects.filter(is_second=False)
    first = rows.order_by("made_at").values_list("made_at", flat=True).first()
    failed = Purge.objects.exclude(failure="").order_by("-not_before").values_list("failure", flat=True).first()
    return Purges(rows.count(), (timezone.now() - first).total_seconds() if first else None, failed or "")
