"""From changes to the pages that they concern: counts what was committed and marks what read it as due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection, transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from masthead.press import rendering
from masthead.press.address import LIVE, Address
from masthead.press.changes import EVERYTHING
from masthead.press.models import Change, Key, Lane, Ledger, Reading, Sheet

AT_ONCE = 500
"""Changes that are counted together."""
MANY = 2_000
"""Pages that one change may mark in its own transaction; more are marked slice by slice behind everything else."""
SLICE = 1_000
FRONT_STEPS = 3
"""Slashes in the longest address of a front: ``/he/news/``. Readers stand there, so it goes before longer ones."""
FULL_BUILD = "full build"
NAMED = 3
"""Keys that a page's reason names."""


def spread() -> int:
    """Count the changes that were committed and mark the pages that read them; returns how many changes that were.

    One transaction: whatever is killed here is as if it had not begun. It holds the ledger, and so does whoever
    writes down what a page was made from: each sees all of the other's work or none of it.

    Where there is nothing it waits for nobody who writes (SQLite), nor anybody for it.
    """
    if not Change.objects.filter(number=None).exists():
        return 0
    with transaction.atomic():
        ledger = Ledger.objects.select_for_update().get(pk=1)
        changes = list(Change.objects.filter(number=None).order_by("pk")[:AT_ONCE])
        if not changes:
            # Another worker has counted them since.
            return 0
        for number, change in enumerate(changes, start=ledger.number + 1):
            change.number = number
        ledger.number += len(changes)
        ledger.save(update_fields=["number"])
        _spread(changes, ledger.number)
        Change.objects.bulk_update(changes, ["number", "reached"])
    return len(changes)


def _spread(changes: Sequence[Change], number: int) -> None:
    because = _reason(changes)
    by_key: dict[str, list[Change]] = {}
    for change in changes:
        by_key.setdefault(change.key, []).append(change)
    concerned = _readers(by_key)
    if concerned is None:
        concerned = _few_readers(by_key)
    mark_by_place(sorted(concerned), number, because)
    appear(rendering.existing(by_key), number, Lane.URGENT, because)


def _readers(by_key: dict[str, list[Change]]) -> set[int] | None:
    """The pages that read these keys; ``None`` where they are very many, or every page is among them."""
    if EVERYTHING in by_key:
        return None
    readings = Reading.objects.filter(key__name__in=by_key).values_list("sheet_id", flat=True)[: MANY + 1]
    return None if len(readings) > MANY else set(readings)


def _few_readers(by_key: dict[str, list[Change]]) -> set[int]:
    """The pages that read a key with few readers; a change of one with very many says where its marking begins."""
    concerned: set[int] = set()
    for key in Key.objects.filter(name__in=by_key):
        readers = list(
            Reading.objects.filter(key=key).order_by("-sheet").values_list("sheet_id", flat=True)[: MANY + 1]
        )
        if len(readers) > MANY or key.name == EVERYTHING:
            for change in by_key[key.name]:
                change.reached = readers[0] + 1 if readers else None
        else:
            concerned.update(readers)
    return concerned


def _paths(sheets: Sequence[int]) -> Iterator[tuple[int, str]]:
    for start in range(0, len(sheets), SLICE):
        yield from Sheet.objects.filter(pk__in=sheets[start : start + SLICE]).values_list("pk", "path")


def _reason(changes: Iterable[Change]) -> str:
    names = list(dict.fromkeys(change.key for change in changes))
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return (", ".join(names[:NAMED]) + more)[:200]


def lane_of(path: str) -> Lane:
    """The lane of a page that a change concerns, by where it stands."""
    if path.endswith(f"/{LIVE}"):
        return Lane.LIVE
    is_front = path.endswith("/") and path.count("/") <= FRONT_STEPS
    return Lane.URGENT if is_front else Lane.NORMAL


def mark_by_place(sheets: Sequence[int], number: int, because: str, last: Lane = Lane.NORMAL) -> None:
    """Say that pages are due, each in the lane of its place, and none behind ``last``."""
    lanes: dict[Lane, list[int]] = {}
    for pk, path in _paths(sheets):
        lanes.setdefault(min(lane_of(path), last), []).append(pk)
    for lane in sorted(lanes):
        mark(lanes[lane], number, lane, because)


def mark(sheets: Sequence[int], number: int, lane: Lane, because: str) -> None:
    """Say that pages are due; one that is due already keeps its place if that is nearer."""
    is_due = Q(due_number__gt=F("number"))
    for start in range(0, len(sheets), SLICE):
        rows = Sheet.objects.filter(pk__in=sheets[start : start + SLICE])
        if connection.features.has_select_for_update:
            # In the order in which pages are locked to be written, so that the two never wait for each other.
            list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
        rows.update(
            lane=Case(When(is_due, then=Least(F("lane"), Value(lane.value))), default=Value(lane.value)),
            due_since=Case(When(is_due, then=Coalesce(F("due_since"), timezone.now())), default=timezone.now()),
            due_number=number,
            because=because,
            attempts=0,
            not_before=None,
        )


def appear(addresses: Iterable[Address], number: int, lane: Lane, because: str) -> None:
    """Have pages pressed at these addresses, whether there were any or not."""
    wanted = sorted(addresses)
    Sheet.objects.bulk_create(
        (Sheet(host=each.host, path=each.path, due_number=0, lane=lane) for each in wanted), ignore_conflicts=True
    )
    for host in {each.host for each in wanted}:
        paths = [each.path for each in wanted if each.host == host]
        for start in range(0, len(paths), SLICE):
            rows = Sheet.objects.filter(host=host, path__in=paths[start : start + SLICE])
            mark(list(rows.values_list("pk", flat=True)), number, lane, because)


def spread_slice() -> bool:
    """Mark the next pages of a change that concerns very many, the newest first; returns whether there were any."""
    reached = Change.objects.filter(reached__isnull=False)
    if not reached.exists():
        return False
    with transaction.atomic():
        change = reached.order_by("pk").first()
        if change is None or change.number is None or change.reached is None:
            return False
        Ledger.objects.select_for_update().get(pk=1)
        readers = Reading.objects.filter(key__name=change.key, sheet__lt=change.reached)
        ids = list(readers.order_by("-sheet").values_list("sheet_id", flat=True)[:SLICE])
        mark(ids, change.number, Lane.WHOLE, change.key)
        Change.objects.filter(pk=change.pk).update(reached=ids[-1] if len(ids) == SLICE else None)
    return True


def next_number() -> int:
    """A number of the ledger for pages that are due without a change; holds the ledger until the transaction ends."""
    ledger = Ledger.objects.select_for_update().get(pk=1)
    ledger.number += 1
    ledger.save(update_fields=["number"])
    return ledger.number


def enlist() -> int:
    """Have every page that exists pressed in a full build, behind everything else; returns how many there are."""
    count = 0
    addresses = rendering.everything()
    while batch := list(islice(addresses, SLICE)):
        with transaction.atomic():
            appear(batch, next_number(), Lane.WHOLE, FULL_BUILD)
        count += len(batch)
    return count
