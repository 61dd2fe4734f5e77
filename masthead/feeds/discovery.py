"""Lets browsers and feed readers find the feeds of a page by themselves (slot ``head``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

from masthead.feeds.entries import FORMS, NAMES
from masthead.look.pages import FeedsPage, HomePage, ListPage, Page, RunningStoryPage, StoryPage

LINK = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')


def links(page: Page) -> Markup:
    """The feeds of a page: a list's own in all formats, else the paper's; a story's section's besides."""
    known = {feed.url for feed in page.head.feeds}
    return Markup("\n").join(_link(*feed) for feed in _feeds(page) if feed[2] not in known)


@lru_cache(maxsize=1024)
def _link(kind: str, title: str, url: str) -> Markup:
    return LINK.format(kind, title, url)


def _feeds(page: Page) -> Iterator[tuple[str, str, str]]:
    paper = page.edition.name
    if isinstance(page, ListPage | RunningStoryPage) and page.feed_url:
        yield from _all(f"{page.name} – {paper}", page.feed_url.removesuffix("rss"))
        return
    if isinstance(page, StoryPage) and page.section:
        yield FORMS["rss"], f"{page.section.text} – {paper}", f"{page.section.url}feed.rss"
    if isinstance(page, HomePage | FeedsPage):
        yield from _all(paper, f"{page.edition.home_url}feed.")
    elif page.head.robots != "noindex":
        yield FORMS["rss"], paper, f"{page.edition.home_url}feed.rss"


def _all(title: str, base: str) -> Iterator[tuple[str, str, str]]:
    for form, kind in FORMS.items():
        yield kind, f"{title} ({NAMES[form]})", f"{base}{form}"
