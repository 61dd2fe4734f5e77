"""The work of the clock: what is due is begun, done in a transaction of its own, and tried again where that failed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import takewhile

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from masthead.clock import doing
from masthead.clock.doing import Due
from masthead.clock.models import Action
from masthead.conf.pauses import doubling

logger = logging.getLogger(__name__)
BEAT = 0.25
"""Seconds between two looks, at most."""
BATCH = 20
"""Actions that are begun together, in one transaction."""
LONGEST_PAUSE = timedelta(minutes=5)
"""Until an action that was begun and not done is tried again; the pause doubles."""
OUTAGE_PAUSE = 1.0
"""Seconds until a database that did not answer is asked again."""
KEPT = timedelta(days=30)
"""How long it is remembered that an action was done, and when."""
TIDY = 3600.0


def waiting() -> QuerySet[Action]:
    """Actions that are not done, what is tried first first."""
    return Action.objects.filter(done_at=None).order_by("not_before", "pk")


def begin(most: int = BATCH) -> list[Action]:
    """Take due actions for this worker and put each off until it would be tried again.

    One that was begun before is taken alone: whatever has killed its worker takes no others with it.
    """
    now = timezone.now()
    if not waiting().filter(not_before__lte=now).exists():
        return []
    with transaction.atomic():
        rows = waiting().filter(not_before__lte=now)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        found = list(rows[:most])
        begun = list(takewhile(lambda action: not action.attempts, found)) or found[:1]
        for action in begun:
            action.attempts += 1
            action.not_before = now + doubling(action.attempts, LONGEST_PAUSE)
        Action.objects.bulk_update(begun, ["attempts", "not_before"])
    return begun


def carry_out(action: Action) -> bool:
    """Do an action that this worker has begun; returns whether it did.

    Its row is held meanwhile. What was moved, cancelled, or begun by another worker since is left alone; so is an
    action that sets its own next moment.
    """
    mine = Action.objects.filter(pk=action.pk, attempts=action.attempts, due_at=action.due_at, done_at=None)
    try:
        with transaction.atomic():
            if mine.select_for_update().first() is None:
                return False
            doing.do(Due(action.kind, action.subject, action.due_at))
            mine.update(done_at=timezone.now(), failure="")
    except Exception as error:
        # Whatever a room does wrong: the action stays, and the others go on.
        logger.exception("%s failed", action)
        failure = f"{type(error).__name__}: {error}"[:300]
        mine.update(failure=failure, not_before=timezone.now() + doubling(action.attempts, LONGEST_PAUSE))
        return False
    return True


def step() -> int:
    """Begin what is due and do it; returns how many actions were begun."""
    begun = begin()
    for action in begun:
        carry_out(action)
    return len(begun)


def drain() -> int:
    """Do everything that is due now; returns how many attempts that took."""
    total = 0
    while begun := step():
        total += begun
    return total


def work(is_stopping: Callable[[], bool]) -> None:
    """Do what comes due, within a second of its moment, until told to stop; goes on after an outage of the database."""
    looked = tidied = 0.0
    while not is_stopping():
        try:
            if time.monotonic() - looked >= BEAT:
                looked = time.monotonic()
                _make_rounds()
            if time.monotonic() - tidied >= TIDY:
                tidied = time.monotonic()
                tidy()
            if not step():
                time.sleep(until_next())
        except (OperationalError, InterfaceError):
            logger.exception("the database does not answer; it is asked again")
            connection.close()
            time.sleep(OUTAGE_PAUSE)


def until_next() -> float:
    """Seconds to the next look: the next action's moment where that is nearer."""
    first: datetime | None = waiting().values_list("not_before", flat=True).first()
    left = (first - timezone.now()).total_seconds() if first else BEAT
    return min(max(left, 0.0), BEAT)


def _make_rounds() -> None:
    for look in doing.rounds():
        try:
            look()
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("a round failed")


def tidy() -> int:
    """Forget what was done long ago; returns how many actions."""
    return Action.objects.filter(done_at__lt=timezone.now() - KEPT).delete()[0]
