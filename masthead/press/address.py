"""Where a stored page is found: a host and a path, checked before any store is touched."""

from __future__ import annotations

import re
from dataclasses import dataclass

PATH_MOST = 600
"""Characters of the longest path that is stored; longer ones are made for each request."""
SEGMENT_MOST = 240
"""Bytes of the longest step of a path: a file system takes 255, and an ending follows (POSIX, ``NAME_MAX``)."""
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")
SPECIAL = frozenset({".404", ".410", ".500", ".503"})
"""Last steps of the pages that no reader asks for by address: one of each for an edition."""
LIVE = "live.html"
"""Last step of the small page of each edition that all its other pages fetch: today's date, breaking news."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A page of the newspaper. ``host`` is "" for the paper's own host, else that of an edition.

    ``path`` begins with a slash, is decoded, and has no query: ``/he/2026/11/27/כותרת/``, ``/city/feed.rss``.
    """

    host: str
    path: str

    def __str__(self) -> str:
        return f"{self.host}{self.path}"

    @property
    def name(self) -> str:
        """The path of its file below the host's folder, without the ending that says how it is packed."""
        path = self.path[1:]
        return f"{path}index.html" if not path or path.endswith("/") else path


def is_storable(host: str, path: str) -> bool:
    """Whether a request may name a stored page: no step that is empty, hidden or ``..``, no control character.

    Everything else is refused before the store is touched.
    """
    if host and not _HOST.fullmatch(host):
        return False
    if not path.startswith("/") or len(path) > PATH_MOST or _FORBIDDEN.search(path):
        return False
    steps = path[1:].split("/")
    last = steps.pop()
    if any(not step or step.startswith(".") for step in steps if step != ".well-known"):
        return False
    if last.startswith(".") or last == "index.html":
        return False
    return all(len(step.encode(errors="surrogatepass")) <= SEGMENT_MOST for step in (*steps, last))
