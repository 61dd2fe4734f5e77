"""What the front knows of a newspaper: its folders, its hosts and the headers of its pages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from masthead.conf import buckets, policy, services
from masthead.conf import hosts as edition_hosts
from masthead.conf.read import Config, ConfigError

SOCKET_MOST = 100
"""Bytes of the longest path of a socket; the system's own bound is 108 (unix(7))."""
PAGE_CACHE = "max-age=0, must-revalidate"
COPIES = "max-age=86400, stale-while-revalidate=60, stale-if-error=864000"
"""For how long a cache that is told of every change may keep a page (RFC 9213, RFC 5861)."""
FOREVER = "public, max-age=31536000, immutable"
STATIC = ".static"
NOTICES = ".notices"
MAINTENANCE = "maintenance"


@dataclass(frozen=True, slots=True)
class FrontPaper:
    """Folders are absolute; ``hosts`` are those of further editions, as in the option."""

    pages: str
    media: str
    originals: str
    """"": they are in a bucket."""
    static: str
    notices: str
    socket: str
    own_host: str
    hosts: tuple[str, ...]
    behind_proxy: bool
    is_secure: bool
    safety: tuple[tuple[str, str], ...]
    reader_policy: str
    for_caches: tuple[tuple[str, str], ...] = ()
    """Headers of stored pages for caches that are purged; browsers do not read them."""
    bucket: buckets.Bucket | None = None
    """Where the pages are, if ``pages`` is only the copy of some of them."""
    copy_bytes: int = 0
    media_bucket: buckets.Bucket | None = None
    """Where media are, if ``media`` is only the copy of some of them."""
    media_copy_bytes: int = 0

    def host_of(self, named: str) -> str | None:
        """The host of an address ("" = the paper's own) for what a request names; ``None`` for one not ours.

        A host that is no edition's own shows the paper's own pages.
        """
        host = self._allowed(named)
        if not host:
            return host
        editions = self.editions()
        return host if editions is None or host in editions else ""

    def editions(self) -> frozenset[str] | None:
        """Hosts that are an edition's own; ``None`` while nothing has said which are: each may be one then."""
        try:
            found = os.stat(f"{self.notices}/{edition_hosts.FILE}")  # noqa: PTH116 (one call a request)
        except OSError:
            return None
        return _editions_at(self.notices, found.st_mtime_ns, found.st_ino)

    @lru_cache(maxsize=256)  # noqa: B019 (one paper a process)
    def _allowed(self, named: str) -> str | None:
        host = named.rpartition(":")[0] if named.rpartition(":")[2].isdigit() else named
        host = host.lower().rstrip(".")
        if host in {self.own_host, "localhost", "127.0.0.1", "[::1]"}:
            return ""
        for known in self.hosts:
            if host == known.lower() or (known[:1] in ".*" and host.endswith("." + known.lower().lstrip("*."))):
                return host
        return None


@lru_cache(maxsize=4)
def _editions_at(folder: str, *_seen: int) -> frozenset[str] | None:
    return edition_hosts.read(folder)


def socket_of(folder: Path) -> str:
    """Where the application listens; raises ``ConfigError`` where the folder's path is too long for a socket."""
    socket = folder / ".run" / "app.sock"
    if len(bytes(socket)) > SOCKET_MOST:
        raise ConfigError(f"{folder}: the path is too long for a socket; move the newspaper to a shorter one.")
    return str(socket)


def paper_of(config: Config) -> FrontPaper:
    """What the front needs, out of the options."""
    address = services.address(config)
    is_secure = address.scheme == "https"
    safety = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("x-frame-options", "SAMEORIGIN"),
        ("cross-origin-opener-policy", "same-origin"),
    ]
    if is_secure:
        safety.append(("strict-transport-security", "max-age=31536000"))
    return FrontPaper(
        pages=buckets.folder(config, "pages"),
        media=buckets.folder(config, "media"),
        originals=buckets.folder(config, "originals"),
        static=str(config.folder / STATIC),
        notices=str(config.folder / NOTICES),
        socket=socket_of(config.folder),
        own_host=address.hostname or "localhost",
        hosts=services.hosts(config, "hosts"),
        behind_proxy=config.switch("behind_proxy"),
        is_secure=is_secure,
        safety=tuple(safety),
        reader_policy=policy.for_readers(services.hosts(config, "embed_hosts")),
        bucket=buckets.bucket(config, "pages"),
        copy_bytes=config.number("page_copy_megabytes") * 1024 * 1024,
        media_bucket=buckets.bucket(config, "media"),
        media_copy_bytes=config.number("media_copy_megabytes") * 1024 * 1024,
        for_caches=(("cdn-cache-control", COPIES), ("surrogate-control", COPIES)) if config.text("purge") else (),
    )
