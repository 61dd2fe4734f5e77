"""Where stored pages are kept: a folder, an object store, or memory for tests; all behave alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from masthead.press.address import Address
from masthead.press.stored import StoredPage


class StoreError(Exception):
    """The store did not take or give a page: full, read-only, not answering. The press tries again."""


class Store(Protocol):
    """Keeps pages by address. Each call is whole: a reader gets the old page or the new one, never half of one.

    One that cannot say whether there was a page says that there was.
    All raise ``StoreError``, and only that, when the store does not work.
    """

    def get(self, address: Address) -> StoredPage | None:
        """The page at an address."""

    def put(self, address: Address, page: StoredPage) -> bool:
        """Keep a page in the place of the one that is there; returns whether there was one."""

    def remove(self, address: Address) -> bool:
        """Forget a page; returns whether there was one."""

    def walk(self) -> Iterator[Address]:
        """All addresses that have a page, in no order."""
