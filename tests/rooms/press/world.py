"""A small world of things and pages, in which every order of events can be tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from masthead.press import rendering, serving
from masthead.press.address import Address
from masthead.press.models import Change
from masthead.press.recording import leave, remembered_each, until
from masthead.press.rendering import Made, Rendered, RenderError
from masthead.press.stored import StoredPage
from masthead.press.stores import StoreError
from masthead.press.stores.memory import MemoryStore


class Killed(BaseException):
    """The process ends here: nobody catches it."""


class FailingStore(MemoryStore):
    """Memory that can be told not to work, or to be the last thing that its process does."""

    is_broken = False
    is_last = False

    def put(self, address: Address, page: StoredPage) -> bool:
        if self.is_broken:
            raise StoreError("no space left on device")
        was_there = super().put(address, page)
        if self.is_last:
            raise Killed
        return was_there

    def remove(self, address: Address) -> bool:
        was_there = super().remove(address)
        if self.is_last:
            raise Killed
        return was_there


class World:
    """Things with words; a page for each thing, and a list of all of them. What a page shows, it leaves as a key.

    A thing's words hold until its moment, which is an hour after its edit: its page says so, and is another after it.
    """

    def __init__(self) -> None:
        self.words: dict[int, str] = {}
        self.moments: dict[int, datetime] = {}
        self.menu = "menu"
        self.is_broken = False
        self.renders: list[Address] = []

    def make(self, address: Address) -> Made:
        self.renders.append(address)
        if self.is_broken:
            raise RenderError("the template is wrong")
        leave("menu:1")
        if address.path == "/":
            leave("list:things", *(f"thing:{number}" for number in self.words))
            lines = remembered_each("line", list(self.words), self.lines, is_lasting=True)
            return Made(200, f"{self.menu} {sorted(lines.items())}".encode())
        number = int(address.path.strip("/"))
        leave(f"thing:{number}")
        if number not in self.words:
            return Made(404)
        if self.words[number] == "gone":
            return Made(410)
        if self.words[number].startswith("/"):
            return Made(301, location=self.words[number])
        return Made(200, f"{self.menu} {self.line(number)}".encode())

    def lines(self, numbers: list[int]) -> Iterator[tuple[int, str]]:
        """Things as the list shows them, each kept until it changes or its moment comes."""
        for number in numbers:
            leave(f"thing:{number}")
            yield number, self.line(number)

    def line(self, number: int) -> str:
        """The words of a thing at this moment."""
        moment = self.moments.get(number)
        if moment is not None and timezone.now() >= moment:
            return f"once {self.words[number]}"
        if moment is not None:
            until(moment)
        return self.words[number]

    def existing(self, keys: Iterable[str]) -> Iterator[Address]:
        for key in keys:
            if key.startswith("thing:"):
                yield Address("", f"/{key.removeprefix('thing:')}/")

    def everything(self) -> Iterator[Address]:
        yield Address("", "/")
        yield from (Address("", f"/{number}/") for number in self.words)

    def edit(self, number: int, words: str | None) -> None:
        """Change a thing, or take it away, with the keys of what it was and is."""
        keys = [f"thing:{number}"]
        if (number in self.words) != (words is not None):
            keys.append("list:things")
        if words is None:
            self.words.pop(number, None)
        else:
            self.words[number] = words
            self.moments[number] = timezone.now() + timedelta(hours=1)
        Change.objects.bulk_create(Change(key=key) for key in keys)

    def rebuilt(self) -> dict[Address, StoredPage]:
        """What a full build stores."""
        found = {address: rendering.render(address).page for address in self.everything()}
        return {address: page for address, page in found.items() if page is not None}


def use(world: World, monkeypatch) -> FailingStore:
    """Let the press make the pages of a world, into memory."""
    store = FailingStore()
    monkeypatch.setattr(rendering, "_makers", [(world.make, lambda addresses: None)])
    monkeypatch.setattr(rendering, "_outlets", [(world.existing, world.everything)])
    for place in ("masthead.press.serving.store", "masthead.press.working.store"):
        monkeypatch.setattr(place, lambda: store)
    return store


__all__ = ["FailingStore", "Killed", "Rendered", "World", "serving", "use"]
