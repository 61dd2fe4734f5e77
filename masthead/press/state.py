"""What the press has stored and what waits: for operators and the newsroom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit

from django.db.models import Min, QuerySet
from django.utils import timezone

from masthead.press import purging
from masthead.press.address import Address
from masthead.press.models import Change, Lane, Purge, Sheet
from masthead.press.working import IS_DUE, due

FAILURES = 10
COUNTED = 1_000
"""Up to which pages are counted for the newsroom."""
CARRIERS = 30
"""Pages that carry a story and are named."""
LATE = timedelta(seconds=30)
"""After which the newsroom is told that readers wait."""


@dataclass(frozen=True, slots=True)
class State:
    """``oldest`` is the age in seconds of what has waited longest; ``failures`` are addresses with reasons."""

    stored: int
    waiting: int
    oldest: float | None
    failures: tuple[tuple[Address, str], ...]


def state() -> State:
    """As it is now; what waits is counted in an index of what is due only."""
    waiting = due()
    since = _since(waiting)
    failed = waiting.exclude(failure="").order_by("not_before")[:FAILURES]
    return State(
        stored=Sheet.objects.filter(status__gt=0).count(),
        waiting=waiting.count(),
        oldest=(timezone.now() - since).total_seconds() if since else None,
        failures=tuple((sheet.address, sheet.failure) for sheet in failed),
    )


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that editors wait for is late: since when, and what went wrong ("" where it is only slow)."""

    since: datetime
    failure: str


def old_copies() -> Trouble | None:
    """Whether caches elsewhere have been giving out old copies for too long."""
    if not purging.is_wanted():
        return None
    late = Purge.objects.filter(is_second=False, made_at__lte=timezone.now() - LATE).order_by("made_at")
    since = late.values_list("made_at", flat=True).first()
    if since is None:
        return None
    return Trouble(since, late.exclude(failure="").values_list("failure", flat=True).first() or "")


def trouble() -> Trouble | None:
    """Whether what editors published waits for too long; changes of the whole paper may take their time."""
    late = timezone.now() - LATE
    waiting = due(Lane.NORMAL)
    since = _since(waiting)
    if since is None or since > late:
        return None
    failed = waiting.exclude(failure="").values_list("failure", flat=True).first()
    return Trouble(since, failed or "")


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits: how many pages (at most ``COUNTED``), since when the oldest of them, and how many failed."""

    waiting: int
    since: datetime | None
    failed: int


def queue() -> Queue:
    """What waits now; a number of look-ups that does not grow with what is stored."""
    waiting = due()
    failed = waiting.exclude(failure="")
    return Queue(_counted(waiting), _since(waiting), _counted(failed))


@dataclass(frozen=True, slots=True)
class Standing:
    """What readers have of a thing with a page of its own.

    ``since`` is when its page got the bytes that it has, ``waits_since`` when something it shows was changed that
    readers do not have yet; ``None`` where that is not so. ``carriers`` are other pages that were made from it, of
    which ``carried`` (at most ``COUNTED``) are stored and ``waiting`` are to be replaced.
    """

    since: datetime | None
    waits_since: datetime | None
    failure: str
    carriers: tuple[Address, ...]
    carried: int
    waiting: int


def standing(address: Address, keys: Sequence[str]) -> Standing:
    """What readers have of the thing at an address whose keys these are."""
    own = Sheet.objects.filter(host=address.host, path=address.path).first()
    changes = Change.objects.filter(number=None, key__in=keys).aggregate(since=Min("made_at"))["since"]
    others = Sheet.objects.filter(readings__key__name__in=keys, status=200).exclude(pk=own.pk if own else 0).distinct()
    return Standing(
        since=own.pressed_at if own and own.status == 200 else None,
        waits_since=changes or (own.due_since if own and own.is_due else None),
        failure=own.failure if own else "",
        carriers=tuple(sheet.address for sheet in others.order_by("path")[:CARRIERS]),
        carried=_counted(others),
        waiting=_counted(others.filter(IS_DUE)),
    )


def _counted(rows: QuerySet[Sheet]) -> int:
    return rows.order_by()[:COUNTED].count()


def _since(waiting: QuerySet[Sheet]) -> datetime | None:
    """Since when the oldest of these pages waits, or the oldest change that nobody has counted yet."""
    pages = waiting.aggregate(since=Min("due_since"))["since"]
    changes = Change.objects.filter(number=None).aggregate(since=Min("made_at"))["since"]
    return min((moment for moment in (pages, changes) if moment is not None), default=None)


def find(address: str) -> Sheet | None:
    """The sheet of a path or of a whole address; a host that is no edition's own is the paper's."""
    parts = urlsplit(address)
    path = unquote(parts.path) or "/"
    rows = Sheet.objects.filter(path=path)
    own = rows.filter(host=parts.hostname or "").first()
    return own or rows.filter(host="").first()
