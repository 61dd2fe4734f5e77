"""Stored pages in a bucket of an S3-compatible store: one object a page, so that each is replaced at once.

``<prefix>/<host or _>/<path>``, named as in a folder but for the ending. The object of a page is its body packed with
gzip and says so, so whoever reads the bucket gets the page. That of a moved or withdrawn page is a line of text.
Brotli is packed by whoever fetches the page: the same body gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from isal import igzip_lib

from masthead.conf.buckets import Bucket
from masthead.conf.objects import client, in_one_line
from masthead.press.address import Address
from masthead.press.stored import StoredPage, media_type, packed_again
from masthead.press.stores import StoreError
from masthead.press.stores.files import OWN_HOST

if TYPE_CHECKING:
    from obstore.store import S3Store as Objects

ANSWER = timedelta(seconds=5)
PACKED, MOVED, GONE = b"\x1f\x8b", b"moved ", b"gone\n"
"""How the object of a page begins (RFC 1952), of one that moved, and of one that was withdrawn."""


def objects(bucket: Bucket) -> Objects:
    """A client for pages: a bucket has little time to give or take one."""
    return client(bucket, timeout=ANSWER)


def name_of(address: Address) -> str:
    """The name of a page's object below the prefix."""
    return f"{address.host or OWN_HOST}/{address.name}"


def page_of(content: bytes) -> StoredPage:
    """The page that an object holds; raises ``StoreError`` for what is none."""
    if content.startswith(PACKED):
        try:
            return packed_again(content)
        # Its stub says that the class is an instance.
        except (EOFError, OSError, ValueError, igzip_lib.IsalError) as error:  # type: ignore[misc]
            raise StoreError("an object in the bucket is part of a page") from error
    if content.startswith(MOVED):
        return StoredPage(301, location=content.removeprefix(MOVED).decode())
    if content == GONE:
        return StoredPage(410)
    raise StoreError("an object in the bucket is no stored page")


@contextmanager
def told() -> Iterator[None]:
    """Errors of the client are the store's, in one line."""
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, OSError) as error:
        raise StoreError(in_one_line(error)) from error


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page with the entity tag by which the store knows its version; ``page`` is ``None`` where there is none."""

    page: StoredPage | None
    tag: str


class S3Store:
    """Pages in a bucket; several machines may write."""

    def __init__(self, bucket: Bucket) -> None:
        self.objects = objects(bucket)

    def get(self, address: Address) -> StoredPage | None:
        try:
            with told():
                content = bytes(self.objects.get(name_of(address)).bytes())
        except StoreError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise
        return page_of(content)

    async def fetch(self, address: Address, tag: str) -> Fetched | Literal["same"]:
        """The page as it is now, unless it still is the version of that tag ("": none is known)."""
        from obstore.exceptions import NotModifiedError

        try:
            with told():
                options: Any = {"if_none_match": tag} if tag else None
                found = await self.objects.get_async(name_of(address), options=options)
                content = bytes(await found.bytes_async())
        except StoreError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return Fetched(None, "")
            if isinstance(error.__cause__, NotModifiedError):
                return "same"
            raise
        return Fetched(page_of(content), found.meta["e_tag"] or "")

    def put(self, address: Address, page: StoredPage) -> bool:
        """Answers True: whether there was a page before only another request could say."""
        attributes = {"Content-Type": "text/plain; charset=utf-8"}
        content = page.gzip
        if page.status == 301:
            content = MOVED + page.location.encode()
        elif page.status == 410:
            content = GONE
        else:
            attributes = {"Content-Type": media_type(address.name), "Content-Encoding": "gzip"}
        with told():
            self.objects.put(name_of(address), content, attributes=attributes)
        return True

    def remove(self, address: Address) -> bool:
        try:
            with told():
                self.objects.delete(name_of(address))
        except StoreError as error:
            if not isinstance(error.__cause__, FileNotFoundError):
                raise
        return True

    def walk(self) -> Iterator[Address]:
        with told():
            for batch in self.objects.list():
                for each in batch:
                    host, _, path = each["path"].partition("/")
                    step = path.removesuffix("index.html") if path.endswith(("/index.html",)) else path
                    step = "" if step == "index.html" else step
                    yield Address("" if host == OWN_HOST else host, f"/{step}")
