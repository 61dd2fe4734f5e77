"""The VCL with which Varnish keeps a copy of the paper in front of ``masthead serve``."""

from __future__ import annotations

from masthead.cli.deploy.forms import connectable, filled
from masthead.cli.ports import split
from masthead.conf.old_queries import NAMES as OLD_NAMES
from masthead.conf.read import Config
from masthead.front.paper import PAGE_CACHE
from masthead.front.serving import OF_THE_APP

PURGED, NOT_PURGED = 600.0, 0.1
"""Seconds without asking, where the press tells Varnish of every change and where it does not."""


def configuration(config: Config, *, seconds: float | None = None) -> str:
    """A complete VCL; for ``seconds`` Varnish gives out a page without asking the front for a newer one."""
    if seconds is None:
        seconds = PURGED if config.text("purge") else NOT_PURGED
    host, port = split(connectable(config.text("listen")))
    return filled(
        "varnish.vcl",
        host=host,
        port=port,
        fresh=f"{seconds:g}s",
        page_cache=PAGE_CACHE,
        of_the_app="|".join(path.strip("/") for path in OF_THE_APP),
        old="|".join(OLD_NAMES),
    )
