"""Writes rendered pages to the store, and down what they were made from; never an older one over a newer one.

What a page was made from is committed before its bytes are seen: a process that is killed in between leaves a page
that is due, never one that nobody knows to press again (docs/explanation/press.md).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max
from django.db.models.functions import Greatest
from django.utils import timezone

from masthead.conf.pauses import doubling
from masthead.press import purging, rendering, rows
from masthead.press.address import Address
from masthead.press.models import Change, Key, Ledger, Reading, Sheet
from masthead.press.rendering import Rendered
from masthead.press.stores import Store, StoreError
from masthead.press.turns import turn

UNKNOWN = "?"
"""Stands for the digest of a page of which nobody can say what is stored: the next one is stored in any case."""
LONGEST_PAUSE = timedelta(minutes=5)
"""Until a page that failed is tried again; the pause doubles."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The moment at which renders begin: everything counted up to ``number`` is in them."""

    number: int
    clock: int

    @classmethod
    def now(cls) -> Beginning:
        """Taken before the first read of content."""
        return cls(Ledger.objects.values_list("number", flat=True).get(pk=1), time.time_ns())


def digest(rendered: Rendered) -> str:
    """What tells one version of a page from another; "" where there is none."""
    if rendered.page is None:
        return ""
    facts = f"{rendered.page.status} {rendered.page.location}\n".encode()
    return hashlib.blake2b(facts + rendered.body, digest_size=16).hexdigest()


def keep(store: Store, made: dict[int, Rendered], began: Beginning, *, is_missing: bool = False) -> int:
    """Store pages by the number of their sheet; returns how many got other bytes.

    ``is_missing`` says that the store was seen to lack them, whatever is written down.

    A store that does not work leaves them due, with the failure and a pause.
    """
    changed = 0
    while made:
        versions = {pk: digest(rendered) for pk, rendered in made.items()}
        registered = _register(made, versions, began)
        stored, made = _store(store, made, versions, began, registered, is_missing=is_missing)
        changed += stored
    return changed


@dataclass(frozen=True, slots=True)
class Registered:
    """What was written down of pages before they are stored."""

    numbers: dict[str, int]
    """Of the keys, by name."""
    there: set[rows.Pair]
    """What the pages had read before."""
    last: dict[int, tuple[int, int]]
    """When the render began that was noted last, by the number of the sheet."""


def _store(
    store: Store,
    made: dict[int, Rendered],
    versions: dict[int, str],
    began: Beginning,
    registered: Registered,
    *,
    is_missing: bool,
) -> tuple[int, dict[int, Rendered]]:
    """Returns how many got other bytes, and what is to be registered again.

    Those are pages that another worker has stored since: it may have struck out a reading that was found there, and a
    change counted meanwhile did not find the page.
    """
    changed = 0
    again: dict[int, Rendered] = {}
    with turn(sorted(made)) as sheets:
        done: list[Sheet] = []
        outdated: list[Address] = []
        for pk, sheet in sheets.items():
            if (sheet.number, sheet.began) > (began.number, began.clock):
                continue
            if (sheet.number, sheet.began) != registered.last.get(pk):
                again[pk] = made[pk]
                continue
            new = versions[pk]
            is_other = new != sheet.digest or sheet.number < 0 or is_missing
            was_there = False
            try:
                if is_other:
                    was_there = _put(store, sheet, made[pk])
            except StoreError as error:
                fail([pk], str(error))
                continue
            changed += is_other
            # Before it is noted that a page was stored, a process may have been killed; so what was there counts too.
            if (new != sheet.digest and sheet.pressed_at is not None) or (was_there and sheet.pressed_at is None):
                outdated.append(sheet.address)
            _note(sheet, made[pk], new, began)
            done.append(sheet)
        _finish(done, _dropped(done, made, registered), outdated)
    return changed, again


def _register(made: dict[int, Rendered], versions: dict[int, str], began: Beginning) -> Registered:
    """Add the keys that pages were made from; a change counted since makes them due again.

    A page that is about to be replaced has no known version until that is noted: where the process is killed between
    the two, the next one stores its page even if it is again what it was before.

    Changes not yet counted will find these rows, for counting holds the ledger as this does.
    """
    names = {name for rendered in made.values() for name in rendered.keys}
    numbers = _numbers(names)
    with transaction.atomic():
        Ledger.objects.select_for_update().get(pk=1)
        there = set(Reading.objects.filter(sheet__in=made).values_list("key_id", "sheet_id"))
        wanted = {(numbers[name], pk) for pk, rendered in made.items() for name in rendered.keys}
        rows.add_readings(sorted(wanted - there))
        newer = dict(
            Change.objects.filter(number__gt=began.number, key__in=names).values_list("key").annotate(Max("number"))
        )
        books = {sheet.pk: sheet for sheet in Sheet.objects.filter(pk__in=made).only("digest", "number", "began")}
        replaced = [pk for pk, sheet in books.items() if sheet.digest != versions[pk]]
        Sheet.objects.filter(pk__in=replaced).update(digest=UNKNOWN)
        for pk, rendered in made.items() if newer else ():
            number = max((newer[name] for name in rendered.keys & newer.keys()), default=0)
            Sheet.objects.filter(pk=pk).update(due_number=Greatest(F("due_number"), number))
    return Registered(numbers, there, {pk: (sheet.number, sheet.began) for pk, sheet in books.items()})


def _dropped(done: Sequence[Sheet], made: dict[int, Rendered], registered: Registered) -> set[rows.Pair]:
    """What pages had read and read no longer. What another worker has added meanwhile stays: too much is no harm."""
    wanted = {(registered.numbers[name], sheet.pk) for sheet in done for name in made[sheet.pk].keys}
    finished = {sheet.pk for sheet in done}
    return {pair for pair in registered.there - wanted if pair[1] in finished}


def _numbers(names: Iterable[str]) -> dict[str, int]:
    """The numbers of keys by name; those that are new are written."""
    wanted = set(names)
    known = dict(Key.objects.filter(name__in=wanted).values_list("name", "pk"))
    if missing := wanted - known.keys():
        Key.objects.bulk_create((Key(name=name) for name in sorted(missing)), ignore_conflicts=True)
        known |= dict(Key.objects.filter(name__in=missing).values_list("name", "pk"))
    return known


def _put(store: Store, sheet: Sheet, rendered: Rendered) -> bool:
    """Returns whether a page was there before."""
    if rendered.page is not None:
        return store.put(sheet.address, rendered.page)
    return store.remove(sheet.address)


def _note(sheet: Sheet, rendered: Rendered, new: str, began: Beginning) -> None:
    if new != sheet.digest:
        sheet.pressed_at = timezone.now()
        sheet.pressed_because = sheet.because
    sheet.digest = new
    sheet.status = rendered.page.status if rendered.page else 0
    sheet.number, sheet.began = began.number, began.clock
    sheet.until = rendered.until
    sheet.attempts, sheet.failure, sheet.not_before, sheet.leased_until = 0, "", None, None


NOTED = (
    *("digest", "status", "number", "began", "until", "pressed_at", "pressed_because"),
    *("attempts", "failure", "not_before", "leased_until"),
)


def _finish(done: Sequence[Sheet], dropped: set[rows.Pair], outdated: Sequence[Address]) -> None:
    with transaction.atomic():
        rows.write_sheets(done, NOTED)
        rows.remove_readings(sorted(dropped))
        if purging.is_wanted():
            # A page that was withdrawn, or that shows a picture no longer, takes the picture's files along.
            names = Key.objects.filter(pk__in={key for key, _ in dropped}).values_list("name", flat=True)
            purging.ask([*outdated, *rendering.files(names)])


def fail(sheets: Sequence[int], failure: str) -> None:
    """Note what went wrong; the pages are tried again after a pause, and what is stored of them stays."""
    for sheet in Sheet.objects.filter(pk__in=sheets):
        Sheet.objects.filter(pk=sheet.pk).update(
            failure=failure[:300],
            attempts=min(sheet.attempts + 1, 1000),
            not_before=timezone.now() + doubling(sheet.attempts + 1, LONGEST_PAUSE),
            leased_until=None,
        )
