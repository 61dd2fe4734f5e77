"""The work of the press: changes become due pages, due pages become stored ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from masthead.press import keeping, purging, rendering, spreading, waking
from masthead.press.keeping import Beginning
from masthead.press.lasting import Lasting
from masthead.press.models import Change, Key, Lane, Sheet
from masthead.press.recording import remembering
from masthead.press.rendering import Rendered, RenderError
from masthead.press.serving import store

BATCH = 16
"""Pages that are made together: those of one lane, and what one publication has due in its two lanes."""
TOGETHER = {Lane.URGENT, Lane.NORMAL}
WHOLE_BATCH = 64
"""Pages of the last lane that are made together: nobody waits for the first of them."""
LEASE = timedelta(seconds=20)
IDLE = 0.1
"""Seconds after which a press looks for what is due though nobody was seen to write: a pause or a lease has ended."""
IS_DUE = Q(due_number__gt=F("number"))
KEPT = timedelta(hours=1)
"""How long changes are kept once they are marked: longer than any page takes to be made."""


@dataclass(slots=True)
class Done:
    """What a piece of work did."""

    pressed: int = 0
    changed: int = 0


def due(most: Lane = Lane.WHOLE) -> QuerySet[Sheet]:
    """Pages to press, what is waited for first."""
    rows = Sheet.objects.filter(IS_DUE, lane__lte=most)
    return rows.order_by("lane", "-pk")


def claim(count: int = BATCH, most: Lane = Lane.WHOLE) -> list[Sheet]:
    """Take due pages for this process; one that is killed loses them when their lease ends."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    ready = Q(not_before=None) | Q(not_before__lte=now)
    rows = due(most).filter(free, ready)
    # A look before the transaction: on SQLite that waits for whoever writes, and keeps others waiting.
    if not rows.exists():
        return []
    with transaction.atomic():
        if transaction.get_connection().features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        sheets = list(rows[:count])
        first = sheets[0].lane if sheets else None
        sheets = [sheet for sheet in sheets if sheet.lane == first or {sheet.lane, first} <= TOGETHER]
        if len(sheets) == count == BATCH and sheets[0].lane == Lane.WHOLE:
            sheets += rows[BATCH:WHOLE_BATCH]
        Sheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(leased_until=now + LEASE)
    return sheets


def press(sheets: list[Sheet], lasting: Lasting | None = None) -> Done:
    """Make these pages and store those that came out otherwise; ``lasting`` is what earlier batches have made.

    What they show together is read once; those of each lane are stored before the next lane's are begun.
    """
    began = Beginning.now()
    done = Done()
    if lasting is not None:
        lasting.bring_to(began.number)
        lasting.trim()
    with remembering(lasting):
        rendering.prepare(sheet.address for sheet in sheets)
        for _, those in groupby(sheets, lambda sheet: sheet.lane):
            made = _made(list(those))
            done.pressed += len(made)
            done.changed += keeping.keep(store(), made, began) if made else 0
    return done


def _made(sheets: list[Sheet]) -> dict[int, Rendered]:
    """Pages by the number of their sheet, without those that cannot be made or are left to those who wait less."""
    made: dict[int, Rendered] = {}
    somebody_waits = _look_for_changes()
    for place, sheet in enumerate(sheets):
        if sheet.lane == Lane.WHOLE and place and somebody_waits():
            # Somebody waits: what is made is stored, and the rest goes back behind what is urgent.
            release(sheets[place:])
            break
        try:
            made[sheet.pk] = rendering.render(sheet.address)
        except RenderError as error:
            keeping.fail([sheet.pk], str(error))
    return made


def _look_for_changes() -> Callable[[], bool]:
    """What says whether changes wait to be counted; it asks for them only when somebody has written."""
    seen: int | None = None

    def look() -> bool:
        nonlocal seen
        before, seen = seen, waking.version()
        return (before is None or seen != before) and Change.objects.filter(number=None).exists()

    return look


def release(sheets: list[Sheet]) -> None:
    """Give back what was claimed and not begun."""
    Sheet.objects.filter(pk__in=[sheet.pk for sheet in sheets]).update(leased_until=None)


def step(lasting: Lasting | None = None) -> Done | None:
    """One piece of work, the most urgent there is; ``None`` where there is none."""
    counted = spreading.spread()
    sheets = claim()
    if sheets:
        # A change of the whole paper asks for each thing once, and would push out what the next publication needs.
        return press(sheets, None if sheets[0].lane == Lane.WHOLE else lasting)
    return Done() if counted or spreading.spread_slice() else None


def drain(tell: Callable[[Done], None] | None = None, lasting: Lasting | None = None) -> Done:
    """Work until nothing is due that may be tried now; returns what was done."""
    total = Done()
    while (did := step(lasting)) is not None:
        total.pressed += did.pressed
        total.changed += did.changed
        if tell is not None:
            tell(did)
    return total


def work(is_stopping: Callable[[], bool]) -> None:
    """Work until told to stop; a change is seen a few milliseconds after its commit."""
    tidied = 0.0
    lasting = Lasting()
    while not is_stopping():
        # Before the look: what is written while it looks is seen by the next one, at once.
        seen = waking.version()
        if step(lasting) is None:
            if time.monotonic() - tidied > KEPT.total_seconds() / 10:
                tidy()
                tidied = time.monotonic()
            waking.wait(seen, IDLE)


def tidy() -> int:
    """Forget changes that no render can have missed; returns how many."""
    rows = Change.objects.filter(number__isnull=False, reached=None, made_at__lt=timezone.now() - KEPT)
    return rows.delete()[0]


def turn_of_time() -> int:
    """Have pages pressed whose moment has come; returns how many. Writes nothing, and waits for nobody, for none."""
    over = Sheet.objects.filter(until__lte=timezone.now())
    if not over.exists():
        return 0
    with transaction.atomic():
        ids = list(over.values_list("pk", flat=True)[: spreading.MANY])
        if ids:
            number = spreading.next_number()
            Sheet.objects.filter(pk__in=ids).update(until=None)
            spreading.mark_by_place(ids, number, "its moment", last=Lane.URGENT)
            if purging.is_wanted():
                names = Key.objects.filter(readings__sheet__in=ids).distinct().values_list("name", flat=True)
                purging.ask(rendering.files(names, expired=True))
    return len(ids)
