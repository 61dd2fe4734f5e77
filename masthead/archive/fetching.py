"""Fetches files of an old site over the network, from public addresses only, with limits on everything."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from contextlib import closing
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from masthead.archive.media import _DATA, NotThere, inline_data

MOST_BYTES = 60_000_000
MOST_REDIRECTS = 5
TRIES = 3
SECONDS = 60.0
MOST_FILES = 1_000_000
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_PORTS = frozenset({80, 443, 8080, 8443})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotPublic(httpcore.ConnectError):
    """The name leads to an address inside this machine or its network."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet; those that wrap another are judged by it."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip.sixtofour is not None:
            ip = ip.sixtofour
        elif ip in _NAT64:
            ip = ipaddress.ip_address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class PublicBackend(httpcore.NetworkBackend):
    """Connects to public addresses only.

    The name is looked up once, here, and the connection goes to the very address that was judged: a name server
    that answers differently a moment later changes nothing.
    """

    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look up, judge, connect; raises ``NotPublic`` where any address of the name is not public."""
        if port not in _PORTS:
            raise NotPublic(f"port {port} is none of a web site")
        addresses = resolve(host, port)
        if not addresses or not all(map(is_public, addresses)):
            raise NotPublic(f"{host} is not on the open internet")
        return self._inner.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """Refused."""
        raise NotPublic("a socket of this machine")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a name, in the system's order; none where there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def client() -> httpx.Client:
    """A client that reaches public addresses only, follows no redirect by itself and heeds no proxy settings."""
    transport = httpx.HTTPTransport(retries=0, trust_env=False)
    transport._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False),
        max_connections=4,
        network_backend=PublicBackend(),
    )
    return httpx.Client(
        transport=transport,
        timeout=httpx.Timeout(20.0, connect=10.0),
        follow_redirects=False,
        trust_env=False,
        headers={"User-Agent": "Masthead archive import", "Accept": "image/*,*/*;q=0.5", "Accept-Encoding": "identity"},
    )


class FetchedMedia:
    """Files from the old site itself."""

    def __init__(self, site: httpx.Client | None = None, pause: float = 0.5) -> None:
        self._client = site or client()
        self._pause = pause
        self._files = 0

    def read(self, url: str, file: str = "") -> tuple[bytes, str]:
        """See ``Media``. What fails for a passing reason is tried again; what cannot be had is ``NotThere``."""
        if _DATA.match(url):
            return inline_data(url), "inline"
        if urlsplit(url).scheme not in ("http", "https"):
            raise NotThere("no web address")
        self._files += 1
        if self._files > MOST_FILES:
            raise NotThere("too many files in one run; run it again")
        reason = ""
        for number in range(TRIES):
            if number:
                time.sleep(self._pause * 2**number)
            try:
                return self._fetched(url), urlsplit(url).path.rpartition("/")[2] or "file"
            except (httpx.HTTPError, httpcore.ConnectError, _Passing) as error:
                reason = str(error) or type(error).__name__
                if isinstance(error.__cause__, NotPublic) or isinstance(error, NotPublic):
                    break
        raise NotThere(f"could not be fetched: {reason}")

    def _fetched(self, url: str) -> bytes:
        for _ in range(MOST_REDIRECTS + 1):
            with closing(self._client.send(self._request(url), stream=True)) as response:
                if response.is_redirect and response.headers.get("location"):
                    url = urljoin(url, response.headers["location"])
                    continue
                if response.status_code in _AGAIN:
                    raise _Passing(f"the site answered {response.status_code}")
                if response.status_code != httpx.codes.OK:
                    raise NotThere(f"the site answered {response.status_code}")
                return _body(response)
        raise NotThere("redirected in circles")

    def _request(self, url: str) -> httpx.Request:
        try:
            parts = urlsplit(url)
            is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
            if is_web:
                return self._client.build_request("GET", url)
        except (ValueError, httpx.InvalidURL):
            pass
        raise NotThere("no web address")

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


class _Passing(Exception):  # noqa: N818
    """The site may answer better in a moment."""


def _body(response: httpx.Response) -> bytes:
    """What was answered, within limits of size and time: a slow trickle ends too."""
    deadline = time.monotonic() + SECONDS
    pieces, size = [], 0
    for piece in response.iter_bytes(65536):
        size += len(piece)
        if size > MOST_BYTES:
            raise NotThere("larger than a file may be")
        if time.monotonic() > deadline:
            raise _Passing("the site is too slow")
        pieces.append(piece)
    return b"".join(pieces)
