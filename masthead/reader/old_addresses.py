"""Finds what an address of an old system leads to, however a reader came by it."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.models import Redirect

from masthead.conf.old_queries import spellings, without_index
from masthead.press.recording import leave
from masthead.stories.models import Section

_ENDING = re.compile(
    r"/(?:(?P<feed>feed(?:/(?:rss2?|atom|rdf))?)|amp|embed|trackback|(?:comment-)?page[/-]\d{1,6}|\d{1,4})/?$"
)
"""What WordPress hangs on an address of its own: feeds, pages of a long list or story, versions for others."""
_FEEDS = frozenset({"/feed", "/feed/rss", "/feed/rss2", "/feed/atom", "/feed/rdf", "/rss", "/atom"})


def led_to(request: HttpRequest, root: str) -> tuple[str, bool]:
    """The address that an old one leads to now, "" for none, and whether that is written down for this very address.

    ``root`` is where the edition begins.

    The exact address counts first, then the same without a query (``?utm_source=…``, ``?fbclid=…``), then without
    ``/index.php``, last without what WordPress adds at its end. A feed leads to the feed of what it was of.
    """
    address, path = without_index(request.get_full_path()), without_index(request.path)
    if path.rstrip("/").removeprefix(root.rstrip("/")) in _FEEDS:
        return f"{root}feed.rss", False
    is_exact = address == request.get_full_path()
    for old in (*spellings(request.get_full_path()), *(() if is_exact else spellings(address))):
        if target := _at(old):
            return target, is_exact
    ending = _ENDING.search(path)
    found = _redirect(path[: ending.start()]) if ending else None
    if ending is None or found is None:
        return "", False
    return f"{found.link}feed.rss" if ending["feed"] and _has_feed(found) else str(found.link or ""), False


def _at(old: str) -> str:
    found = _redirect(old)
    return str(found.link or "") if found is not None else ""


def _redirect(old: str) -> Redirect | None:
    path = Redirect.normalise_path(old)
    if "\x00" in path:
        # No address has one, and PostgreSQL refuses to look for it.
        return None
    found: Redirect | None = Redirect.objects.filter(old_path=path).select_related("redirect_page").first()
    if found is not None:
        leave(f"redirect:{found.pk}")
        if found.redirect_page_id is not None:
            leave(f"page:{found.redirect_page_id}", f"story:{found.redirect_page_id}")
    return found


def _has_feed(found: Redirect) -> bool:
    """Sections, topics and people have feeds; a story's was one of comments."""
    page = found.redirect_page
    return page is None or page.specific_class is Section


def guessed(response: HttpResponse) -> HttpResponse:
    """Mark a move whose old address nobody wrote down: there is no end of such addresses, and none is stored."""
    response.is_guessed = True  # type: ignore[attr-defined]
    return response


def is_guessed(response: HttpResponse) -> bool:
    """Whether the address of a move was guessed at."""
    return getattr(response, "is_guessed", False)
