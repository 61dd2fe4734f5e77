"""Reads of editions, each leaving its key; editions are few and are kept in memory for the length of a request."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.press.recording import leave, remembered

HOME_DEPTH = 2
"""Every edition's home page stands right below the root of the tree."""


def editions() -> QuerySet[Edition]:
    """All editions with what their addresses need."""
    return Edition.objects.select_related("locale", "home")


def known() -> tuple[Edition, ...]:
    """All editions, read once for a batch of pages."""
    return remembered("editions", lambda: tuple(editions()))


def edition_of_path(path: str) -> Edition | None:
    """The edition that a tree path belongs to: its first two steps are those of the home page."""
    edition = editions().filter(home__path=path[: Page.steplen * HOME_DEPTH]).first()
    if edition is not None:
        leave(f"edition:{edition.pk}")
    return edition


def edition_for(host: str, path: str) -> Edition | None:
    """The edition that answers a host and a path: a host of its own first, then a prefix, then the first edition."""
    first_part = path.lstrip("/").split("/", 1)[0]
    found = None
    for edition in known():
        if edition.host and edition.host != host:
            continue
        if edition.prefix and edition.prefix != first_part:
            continue
        rank = (bool(edition.host), bool(edition.prefix))
        if found is None or rank > (bool(found.host), bool(found.prefix)):
            found = edition
    return found
