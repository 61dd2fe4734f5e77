"""Where the rooms above say how a page is made and which pages there are; the press knows neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from masthead.press.address import Address
from masthead.press.recording import Key, recording
from masthead.press.stored import StoredPage


class RenderError(Exception):
    """A page could not be made; the message is for the newsroom. What is stored stays, and it is tried again."""


@dataclass(frozen=True, slots=True)
class Made:
    """The answer of the newspaper at an address: 200 with a body, 301 with a location, 410 or 404."""

    status: int
    body: bytes = b""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page made for the store; ``page`` is ``None`` where readers find nothing."""

    page: StoredPage | None
    body: bytes
    keys: frozenset[Key]
    until: datetime | None


Make = Callable[[Address], Made]
"""Makes a page from the database alone; raises ``RenderError``."""
Prepare = Callable[[Iterable[Address]], None]
"""Reads what some pages show together, inside ``remembering()``; no page may come out otherwise for it."""
Existing = Callable[[Iterable[Key]], Iterable[Address]]
"""The addresses that exist because of these keys, for those keys that a room knows."""
Everything = Callable[[], Iterator[Address]]
"""All addresses of a room that are stored without being asked for, the most important first."""
Files = Callable[[Iterable[Key], bool], Iterable[Address]]
"""The addresses of files that pages show because of these keys; or only of those that may not be shown any longer."""

_makers: list[tuple[Make, Prepare]] = []
_files: list[Files] = []
_outlets: list[tuple[Existing, Everything]] = []


def register_maker(make: Make, prepare: Prepare = lambda addresses: None) -> None:
    """Say how pages are made, and what can be read for several at once; the last one said holds."""
    _makers[:] = [(make, prepare)]


def register_outlet(existing: Existing, everything: Everything) -> None:
    """Say which addresses there are; called once by each room that has pages."""
    if (existing, everything) not in _outlets:
        _outlets.append((existing, everything))


def register_files(files: Files) -> None:
    """Say which files belong to keys; called once by each room that has files."""
    if files not in _files:
        _files.append(files)


def files(keys: Iterable[Key], *, expired: bool = False) -> set[Address]:
    """Files that pages show because of these keys; ``expired``: only those whose time is over."""
    wanted = list(keys)
    return {address for outlet in _files for address in outlet(wanted, expired)} if wanted else set()


def existing(keys: Iterable[Key]) -> set[Address]:
    """Addresses that a change of these keys may have brought about."""
    wanted = list(keys)
    return {address for outlet, _everything in _outlets for address in outlet(wanted)}


def everything() -> Iterator[Address]:
    """All addresses that a full build stores, each once."""
    seen: set[Address] = set()
    for _existing, outlet in _outlets:
        for address in outlet():
            if address not in seen:
                seen.add(address)
                yield address


def prepare(addresses: Iterable[Address]) -> None:
    """Read together what these pages show, before each is made."""
    _makers[0][1](addresses)


def render(address: Address) -> Rendered:
    """Make a page and say what it was made from; raises ``RenderError``."""
    with recording() as read:
        made = _makers[0][0](address)
    match made.status:
        case 200:
            page: StoredPage | None = StoredPage.of(made.body)
        case 301:
            page = StoredPage(301, location=made.location)
        case 410:
            page = StoredPage(410)
        case 404:
            page = None
        case _:
            raise RenderError(f"{address}: answers {made.status}")
    return Rendered(page, made.body, frozenset(read), read.until)
