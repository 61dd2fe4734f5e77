"""Passes requests on to the application, over its socket: streamed both ways, or asked for once for many readers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from masthead.front.paper import FrontPaper

WHOLE_MOST = 32 * 1024 * 1024
"""Bytes of the largest answer that is kept to be given to several readers."""
HOP_BY_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "expect",
    }
)
"""Headers that are for one connection only (RFC 9110, section 7.6.1)."""
NOT_PASSED = HOP_BY_HOP | {"host", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}
TIMEOUT = httpx.Timeout(connect=2, read=120, write=120, pool=30)
Pairs = list[tuple[str, str]]


class AppDown(Exception):  # noqa: N818 - what has happened, in words
    """The application does not answer."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer of the application that was read to its end; the body is packed if a header says so."""

    status: int
    headers: Pairs
    body: bytes


class App:
    """The application behind the front.

    Below httpx' client, at its transport: a client would keep one reader's cookies and send them for another.
    """

    def __init__(self, paper: FrontPaper) -> None:
        self.paper = paper
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=20, keepalive_expiry=2)
        self.transport = httpx.AsyncHTTPTransport(uds=paper.socket, limits=limits, trust_env=False)
        self.flights: dict[tuple[str, str, str], asyncio.Task[Whole]] = {}

    async def pass_on(self, scope: Any, protocol: Any, named: str) -> httpx.Response:
        """Send a request on as it came; the answer's body is still to be read. Raises ``AppDown``."""
        headers = [
            (name, value)
            for name, value in scope.headers.items()
            # A server that turns "-" into "_" could not tell X_Forwarded_For from the header that we set.
            if name not in NOT_PASSED and "_" not in name and name not in _named(scope)
        ]
        body: AsyncIterator[bytes] | None = None
        if "content-length" in scope.headers or "transfer-encoding" in scope.headers:
            body = _chunks(protocol)
            if "content-length" not in scope.headers:
                headers.append(("transfer-encoding", "chunked"))
        return await self._send(
            scope.method, scope.path, scope.query_string, [*headers, *self.origin(scope, named)], body
        )

    async def once(self, scope: Any, key: tuple[str, str, str], named: str) -> Whole:
        """Ask for a page that is not stored: however many ask at once, the application is asked one time.

        Nothing of the reader goes along but where the request came from: no cookie, no header.
        """
        flight = self.flights.get(key)
        if flight is None:
            headers = [*self.origin(scope, named), ("accept-encoding", "gzip")]
            flight = asyncio.create_task(self._whole(scope.path, scope.query_string, headers))
            self.flights[key] = flight
            flight.add_done_callback(lambda done: self._landed(key, done))
        return await asyncio.shield(flight)

    def _landed(self, key: tuple[str, str, str], done: asyncio.Task[Whole]) -> None:
        self.flights.pop(key, None)
        if not done.cancelled():
            done.exception()

    async def _whole(self, path: str, query: str, headers: Pairs) -> Whole:
        response = await self._send("GET", path, query, headers, None)
        try:
            body = bytearray()
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > WHOLE_MOST:
                    raise AppDown(f"an answer of more than {WHOLE_MOST} bytes")
        except httpx.HTTPError as error:
            raise AppDown(str(error)) from error
        finally:
            await response.aclose()
        return Whole(response.status_code, answered(response), bytes(body))

    async def answers(self) -> bool:
        """Whether the application answers at all."""
        try:
            async with asyncio.timeout(3):
                response = await self._send("HEAD", "/robots.txt", "", [("host", self.paper.own_host)], None)
                await response.aclose()
        except (AppDown, TimeoutError):
            return False
        return response.status_code < 500 or response.status_code == 503

    def origin(self, scope: Any, named: str) -> Pairs:
        """Who asks, for what host, by which scheme: what a proxy says is believed only behind one."""
        client, scheme, host = scope.client.rpartition(":")[0], scope.scheme, named
        if self.paper.behind_proxy:
            client = (scope.headers.get("x-forwarded-for") or client).rpartition(",")[2].strip()
            scheme = scope.headers.get("x-forwarded-proto") or scheme
            host = scope.headers.get("x-forwarded-host") or named
        return [
            ("host", named),
            ("x-forwarded-for", client.strip("[]")),
            ("x-forwarded-host", host),
            ("x-forwarded-proto", scheme),
        ]

    async def _send(
        self, method: str, path: str, query: str, headers: Pairs, body: AsyncIterator[bytes] | None
    ) -> httpx.Response:
        target = quote(path, safe="/!$&'()*+,;=:@~-._") + (f"?{query}" if query else "")
        url = httpx.URL("http://app").copy_with(raw_path=target.encode("ascii", "replace"))
        request = httpx.Request(method, url, headers=headers, content=body, extensions={"timeout": TIMEOUT.as_dict()})
        for attempt in (1, 2):
            try:
                return await self.transport.handle_async_request(request)
            except httpx.RemoteProtocolError as error:
                # A connection that was kept may have been closed meanwhile; what has no body can be asked again.
                if attempt == 2 or body is not None or method not in {"GET", "HEAD"}:
                    raise AppDown(str(error)) from error
            except httpx.HTTPError as error:
                raise AppDown(str(error)) from error
        raise AppDown("no answer")


async def _chunks(protocol: Any) -> AsyncIterator[bytes]:
    async for chunk in protocol:
        yield bytes(chunk)


def _named(scope: Any) -> set[str]:
    """Headers that the connection's own header names are for this connection too."""
    return {name.strip().lower() for name in (scope.headers.get("connection") or "").split(",")}


def answered(response: httpx.Response) -> Pairs:
    """The headers of an answer that go on to whoever asked."""
    return [
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in response.headers.raw
        if name.decode("latin-1").lower() not in HOP_BY_HOP | {"server", "date"}
    ]
