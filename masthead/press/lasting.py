"""What many pages are made from, kept from batch to batch for as long as nothing that it was made from has changed.

A headline changes one card of the hundred on the home page, and one entry of the forty of a feed: the others are there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, MutableMapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from masthead.press.changes import EVERYTHING
from masthead.press.models import Change
from masthead.press.recording import Recording

MOST = 1_000
"""Things kept; those that were asked for longest ago go first. A card takes some 5 kilobytes, a feed's entry 15."""
TRUSTED = timedelta(minutes=30)
"""What was not brought up to date for so long is forgotten: changes are not kept for ever (``working.KEPT``)."""


class Lasting(MutableMapping[Hashable, tuple[Any, Recording]]):
    """Things with the keys that they were made from; of one process, and of one thread.

    Before each batch it is brought to the number at which the batch begins. A change that was counted up to it was
    committed before; what was made earlier and read its key is dropped, and is made again from what was committed.
    A change that is counted later makes the pages of the batch due again, as it does without this.
    """

    def __init__(self, most: int = MOST) -> None:
        self._things: dict[Hashable, tuple[Any, Recording]] = {}
        self._most = most
        self._number = -1
        self._moment = datetime.min.replace(tzinfo=timezone.get_default_timezone())

    def bring_to(self, number: int) -> None:
        """Forget what a change up to a number of the ledger concerns, and what is not right any more by itself."""
        now = timezone.now()
        if number < self._number or not timedelta(0) <= now - self._moment < TRUSTED:
            self._things.clear()
        elif self._things:
            self._drop(self._touched(number), now)
        self._number, self._moment = number, now

    def _touched(self, number: int) -> set[str]:
        if number == self._number:
            return set()
        changes = Change.objects.filter(number__gt=self._number, number__lte=number)
        return set(changes.values_list("key", flat=True))

    def _drop(self, touched: set[str], now: datetime) -> None:
        if EVERYTHING in touched:
            self._things.clear()
            return
        for name, (_, read) in list(self._things.items()):
            if not touched.isdisjoint(read) or (read.until is not None and read.until <= now):
                del self._things[name]

    def __getitem__(self, name: Hashable) -> tuple[Any, Recording]:
        thing = self._things.pop(name)
        self._things[name] = thing
        return thing

    def __setitem__(self, name: Hashable, thing: tuple[Any, Recording]) -> None:
        self._things[name] = thing

    def __delitem__(self, name: Hashable) -> None:
        del self._things[name]

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, name: object) -> bool:
        return name in self._things

    def trim(self) -> None:
        """Let go of what is too much; called between batches, for inside one everything made must stay."""
        while len(self._things) > self._most:
            del self._things[next(iter(self._things))]
