"""Asks Wagtail's backends for caches to throw copies away, and says which addresses they could not."""

from __future__ import annotations

import http.client
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import httpx
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.contrib.frontend_cache.utils import get_backends

TIMEOUT = httpx.Timeout(5, connect=2)
NOT_THERE = frozenset({404, 410})
"""What a proxy answers that has no copy, or fetched the page anew and found it withdrawn."""
COULD_NOT = "Couldn't purge"
"""How what Wagtail's backends tell begins."""
_told = logging.getLogger("wagtail.frontendcache")
_ERRORS = (OSError, ValueError, KeyError, http.client.HTTPException, httpx.HTTPError)


class Proxy(BaseBackend):
    """A proxy that takes PURGE, as Wagtail's ``HTTPBackend``; with limits of time and one connection for many."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.location: str = params["LOCATION"].rstrip("/")

    def purge(self, url: str) -> None:
        """Throw one copy away; raises where the proxy does not answer."""
        self.purge_batch([url])

    def purge_batch(self, urls: Sequence[str]) -> None:
        """Throw copies away; what the proxy refuses is told in the log, as Wagtail's backends do."""
        with httpx.Client(timeout=TIMEOUT, trust_env=False) as client:
            for url in urls:
                parts = urlsplit(url)
                answer = client.request("PURGE", self.location + parts.path, headers={"host": parts.netloc})
                if answer.is_error and answer.status_code not in NOT_THERE:
                    _told.error(f"{COULD_NOT} '%s' from %s: it answers %d", url, self.location, answer.status_code)


def purge(urls: Sequence[str]) -> dict[str, str]:
    """Have the copies of these addresses thrown away; returns why that failed, by address."""
    failures: dict[str, str] = {}
    for name, backend in get_backends().items():
        with _gathered(urls, failures):
            try:
                backend.purge_batch(list(urls))
            except _ERRORS as error:
                # Which of them were purged nobody knows; once more does no harm.
                failures |= dict.fromkeys(urls, f"{name}: {error or type(error).__name__}")
    return failures


@contextmanager
def _gathered(urls: Sequence[str], failures: dict[str, str]) -> Iterator[None]:
    """Wagtail's backends tell what they could not purge in the log and nowhere else; mostly the address comes first.

    They use their own logger or the root, so the handler is the root's, for this thread only.
    """
    here = threading.get_ident()

    class Gathering(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread != here or not str(record.msg).startswith(COULD_NOT):
                return
            told = str(record.args[0]) if isinstance(record.args, tuple) and record.args else ""
            failures.update(dict.fromkeys([told] if told in urls else urls, record.getMessage()))

    handler = Gathering(logging.ERROR)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
