"""Stored pages in memory: for tests, and to compare a full build with what is stored."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.press.address import Address
from masthead.press.stored import StoredPage


class MemoryStore:
    """A dictionary of pages."""

    def __init__(self) -> None:
        self.pages: dict[Address, StoredPage] = {}

    def get(self, address: Address) -> StoredPage | None:
        return self.pages.get(address)

    def put(self, address: Address, page: StoredPage) -> bool:
        was_there = address in self.pages
        self.pages[address] = page
        return was_there

    def remove(self, address: Address) -> bool:
        return self.pages.pop(address, None) is not None

    def walk(self) -> Iterator[Address]:
        yield from list(self.pages)
