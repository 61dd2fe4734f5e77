"""Answers requests: stored pages, files, health; what it does not have it asks the application for."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from time import monotonic
from typing import Any

from granian.rsgi import ProtocolClosed
from isal import igzip

from masthead.conf.old_queries import is_old
from masthead.front import asking, colours, files
from masthead.front.copying import Copy
from masthead.front.fetching import media_copy
from masthead.front.pages import Page, Pages
from masthead.front.paper import MAINTENANCE, FrontPaper
from masthead.front.passing import App, AppDown, Whole, answered
from masthead.press.address import PATH_MOST, Address

RETRY_AFTER = "120"
SPECIAL_AGE = 30.0
"""Seconds for which the pages for what goes wrong are given out of the copy of a bucket."""
LOOK = 0.02
"""Seconds between two looks at whether the newspaper is closed for maintenance."""
SAFE = frozenset({"GET", "HEAD"})
OF_THE_APP = ("/newsroom/", "/documents/")
"""Addresses whose answers depend on who asks: passed on with everything that the request has."""
Pairs = list[tuple[str, str]]


class Front:
    """The RSGI application (https://github.com/emmett-framework/granian, RSGI 1.5)."""

    def __init__(self, paper: FrontPaper) -> None:
        self.paper = paper
        self.pages = Pages(paper)
        self.app = App(paper)
        self.copy = Copy(paper) if paper.bucket is not None else None
        self.media = media_copy(paper)
        self.marker = f"{paper.notices}/{MAINTENANCE}"
        self.is_closed, self.look_again = False, 0.0

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        if scope.proto != "http":
            protocol.close(403)
            return
        path = scope.path
        if len(path) > 8 * PATH_MOST or "\x00" in path or "\ufffd" in path:
            _plain(protocol, 400, "This address cannot be read.")
            return
        if path == "/healthz":
            await self._health(protocol)
            return
        named = scope.authority or scope.headers.get("host") or ""
        host = self.paper.host_of(named)
        if host is None:
            _plain(protocol, 400, "This newspaper has no such host.")
        elif path.startswith(OF_THE_APP):
            await self._pass_on(scope, protocol, named, host)
        elif path.startswith(("/media/", "/static/", colours.FOLDER)):
            await self._file(scope, protocol, host)
        elif self._is_closed() and await self._special_page(host, path, 503, asking.IDENTITY):
            # Where that page is not stored, the application answers with its own.
            await self._unavailable(scope, protocol, host)
        else:
            await self._page(scope, protocol, named, host, path)

    def _is_closed(self) -> bool:
        """Whether the newspaper is closed for maintenance."""
        now = monotonic()
        if now >= self.look_again:
            self.is_closed, self.look_again = os.path.exists(self.marker), now + LOOK  # noqa: PTH110
        return self.is_closed

    async def _page(self, scope: Any, protocol: Any, named: str, host: str, path: str) -> None:
        file = self.pages.file_of(host, path)
        if file is None:
            await self._special(scope, protocol, host, 404)
            return
        if self.copy is not None:
            await self.copy.refresh(Address(host, path))
        if scope.method not in SAFE:
            if self._is_stored(file):
                _plain(protocol, 405, "This address can only be read.", [("allow", "GET, HEAD")])
            else:
                await self._pass_on(scope, protocol, named, host)
            return
        is_dynamic = scope.query_string and is_old(path, scope.query_string)
        if is_dynamic or not await self._stored(scope, protocol, host, file):
            await self._miss(scope, protocol, named, Address(host, path))

    def _is_stored(self, file: str) -> bool:
        return (
            self.pages.page(file, asking.GZIP) is not None
            or self.pages.moved(file) is not None
            or self.pages.is_gone(file)
        )

    async def _stored(self, scope: Any, protocol: Any, host: str, file: str) -> bool:
        """Answer from the store; False where it has nothing at this address."""
        headers = scope.headers
        page = self.pages.page(file, asking.encoding(headers.get("accept-encoding") or ""))
        if page is not None:
            if asking.is_unchanged(headers, page.etag, page.modified):
                protocol.response_empty(304, [pair for pair in page.headers if pair[0] != "content-encoding"])
            else:
                protocol.response_bytes(200, page.headers, page.body)
            return True
        location = self.pages.moved(file)
        if location is not None:
            protocol.response_empty(301, [("location", location), *self.pages.for_readers()])
            return True
        if self.pages.is_gone(file):
            await self._special(scope, protocol, host, 410)
            return True
        return False

    async def _miss(self, scope: Any, protocol: Any, named: str, address: Address) -> None:
        query, host = scope.query_string, address.host
        try:
            whole = await self.app.once(scope, (host, scope.path, query), named)
        except AppDown:
            await self._unavailable(scope, protocol, host)
            return
        if not is_old(scope.path, query) and whole.status != 404:
            if self.copy is not None:
                await self.copy.refresh(address, age=0)
            if await self._stored(scope, protocol, host, self.pages.file(address)):
                return
        _give(scope, protocol, whole)

    async def _special_page(self, host: str, path: str, status: int, encoding: str) -> Page | None:
        if self.copy is not None:
            for address in self.pages.specials(host, path, str(status)):
                await self.copy.refresh(address, SPECIAL_AGE)
        return self.pages.special(host, path, str(status), encoding)

    async def _special(self, scope: Any, protocol: Any, host: str, status: int, extra: Pairs | None = None) -> None:
        """An edition's page for 404, 410 or 503, or a line of text where it was never written."""
        encoding = asking.encoding(scope.headers.get("accept-encoding") or "")
        page = await self._special_page(host, scope.path, status, encoding)
        if page is None:
            _plain(protocol, status, {404: "Not found", 410: "Gone"}.get(status, "Back in a moment"), extra)
            return
        protocol.response_bytes(status, [*_without_state(page), *(extra or [])], page.body)

    async def _unavailable(self, scope: Any, protocol: Any, host: str) -> None:
        await self._special(scope, protocol, host, 503, [("retry-after", RETRY_AFTER)])

    async def _file(self, scope: Any, protocol: Any, host: str) -> None:
        if scope.method not in SAFE:
            _plain(protocol, 405, "This address can only be read.", [("allow", "GET, HEAD")])
            return
        style = colours.style(self.paper, scope.path, asking.encoding(scope.headers.get("accept-encoding") or ""))
        if style is not None:
            protocol.response_bytes(200, style.headers, style.body)
            return
        if not await self._bring(files.public_name(scope.path)):
            await self._unavailable(scope, protocol, host)
            return
        is_file = not scope.path.startswith(colours.FOLDER)
        found = files.answer(self.paper, scope.path, scope.headers) if is_file else None
        if found is None:
            await self._special(scope, protocol, host, 404)
        elif not found.file:
            protocol.response_empty(found.status, found.headers)
        else:
            length = ("content-length", str(found.end - found.start))
            if found.end == found.start or scope.method == "HEAD":
                protocol.response_empty(found.status, [*found.headers, length])
            else:
                pairs = [*found.headers, length]
                protocol.response_file_range(found.status, pairs, found.file, found.start, found.end)

    async def _bring(self, name: str) -> bool:
        """Fetch a file of media; False where nobody can tell whether there is one."""
        if name and self.media is not None:
            try:
                await self.media.bring(name)
            except OSError:
                return False
        return True

    async def _pass_on(self, scope: Any, protocol: Any, named: str, host: str) -> None:
        try:
            response = await self.app.pass_on(scope, protocol, named)
        except AppDown:
            if scope.path.startswith(OF_THE_APP):
                _plain(protocol, 503, "The newsroom does not answer; it is being started.", [("retry-after", "5")])
            else:
                await self._unavailable(scope, protocol, host)
            return
        try:
            if scope.method == "HEAD" or response.status_code in {204, 304}:
                protocol.response_empty(response.status_code, answered(response))
                return
            sending = protocol.response_stream(response.status_code, answered(response))
            # A reader who is gone before the end needs the rest no longer.
            with suppress(ProtocolClosed):
                async for chunk in response.aiter_raw():
                    await sending.send_bytes(chunk)
        finally:
            await response.aclose()

    async def _health(self, protocol: Any) -> None:
        store, app = self.pages.is_readable(), await self.app.answers()
        headers = [("content-type", "application/json"), ("cache-control", "no-store")]
        protocol.response_str(200 if store else 503, headers, json.dumps({"front": True, "store": store, "app": app}))


def _without_state(page: Page) -> Pairs:
    """Headers of a page that says what is wrong: nobody may keep it as the page of this address."""
    state = {"etag", "last-modified", "cache-control", "cdn-cache-control", "surrogate-control"}
    return [*(pair for pair in page.headers if pair[0] not in state), ("cache-control", "no-store")]


def _give(scope: Any, protocol: Any, whole: Whole) -> None:
    headers, body = whole.headers, whole.body
    is_packed = ("content-encoding", "gzip") in headers
    takes = asking.encoding((scope.headers.get("accept-encoding") or "").replace("br", "-"))
    if is_packed and takes != asking.GZIP:
        headers = [pair for pair in headers if pair[0] not in {"content-encoding", "content-length"}]
        body = igzip.decompress(body)
    etag = next((value for name, value in headers if name == "etag"), "")
    if etag and whole.status == 200 and etag in (scope.headers.get("if-none-match") or ""):
        protocol.response_empty(304, [pair for pair in headers if not pair[0].startswith("content-")])
        return
    protocol.response_bytes(whole.status, headers, body)


def _plain(protocol: Any, status: int, text: str, extra: Pairs | None = None) -> None:
    headers = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store"), *(extra or [])]
    protocol.response_str(status, headers, f"{text}\n")
