"""Writes a page's schema.org things into its head (slot ``head``): one data block each, never a script."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from masthead.feeds.schema import lists, stories
from masthead.feeds.schema.publisher import Thing
from masthead.feeds.texts import printable
from masthead.look.pages import BylinePage, HomePage, InMemoriamPage, ListPage, Page, RunningStoryPage, StoryPage

ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end or open something in HTML; in JSON these only ever stand inside texts."""

NOT_SHOWN = "noindex"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def data_blocks(page: Page) -> Markup:
    """The things that the page is; nothing on pages that search engines leave out."""
    if page.head.robots == NOT_SHOWN:
        return Markup("")
    return Markup("\n").join(
        Markup('<script type="application/ld+json">{}</script>').format(written(thing)) for thing in things(page)
    )


def things(page: Page) -> Iterator[Thing]:
    """What the page is about first, then the way to it."""
    match page:
        case StoryPage():
            yield stories.story(page)
        case InMemoriamPage():
            yield stories.in_memoriam(page)
        case HomePage():
            yield from lists.front(page)
        case BylinePage():
            yield lists.profile(page)
        case ListPage() | RunningStoryPage():
            yield lists.collection(page)
    way = lists.way(page)
    if way is not None:
        yield way


def written(thing: Thing) -> Markup:
    """The thing as JSON that can stand in an HTML data block, whatever its texts are."""
    return Markup(printable(_encode(thing)).translate(ESCAPES))  # noqa: S704 (every sign of HTML is escaped)
