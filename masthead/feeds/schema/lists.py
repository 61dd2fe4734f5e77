"""Fronts, lists and bylines in schema.org's words, and the way to a page as its BreadcrumbList."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from masthead.feeds.schema.publisher import Thing, given, own_address, publisher, website, whole
from masthead.feeds.schema.stories import author, images
from masthead.look.pages import (
    BylinePage,
    HomePage,
    InMemoriamPage,
    ListPage,
    Page,
    RunningStoryPage,
    SectionPage,
    StoryPage,
)
from masthead.look.parts import Card

CONTEXT = {"@context": "https://schema.org"}
NAMED = 20
"""Stories named in the description of a list."""


def front(page: HomePage) -> list[Thing]:
    """The paper and its site."""
    site = website(page) | {"publisher": {"@id": publisher(page)["@id"]}}
    return [CONTEXT | publisher(page), CONTEXT | given(site | {"description": page.edition.tagline})]


def collection(page: ListPage | RunningStoryPage) -> Thing:
    """A list of stories."""
    address = own_address(page)
    return given(
        CONTEXT
        | {
            "@type": "CollectionPage",
            "@id": f"{address}#list",
            "url": address,
            "name": page.name,
            "description": page.head.description,
            "inLanguage": page.edition.language,
            "isPartOf": website(page),
            "mainEntity": _items(page),
        }
    )


def _items(page: ListPage | RunningStoryPage) -> Thing | None:
    urls = dict.fromkeys(card.url for card in _cards(page))
    items = [
        {"@type": "ListItem", "position": place, "url": whole(page, url)}
        for place, url in enumerate(islice(urls, NAMED), start=1)
    ]
    return {"@type": "ItemList", "itemListElement": items} if items else None


def _cards(page: ListPage | RunningStoryPage) -> Iterator[Card]:
    if isinstance(page, SectionPage):
        yield from [page.lead] if page.lead else []
        yield from page.secondaries
        for river in page.rivers:
            yield from river.cards
    if isinstance(page, RunningStoryPage):
        for day in page.days:
            yield from day.cards
    else:
        yield from page.cards


def profile(page: BylinePage) -> Thing:
    """A byline's own page."""
    shown = page.byline
    pictures = images(page, shown.portrait)[:1] if shown.portrait else []
    elsewhere = [link.url for link in page.links if link.url.startswith(("https://", "http://"))]
    who = author(page, shown) | given({"image": pictures, "sameAs": elsewhere})
    if shown.kind == "person":
        who["worksFor"] = {"@type": "NewsMediaOrganization", "@id": publisher(page)["@id"], "name": page.edition.name}
    address = own_address(page)
    facts = {"@type": "ProfilePage", "@id": f"{address}#profile", "url": address, "inLanguage": page.edition.language}
    return CONTEXT | facts | {"isPartOf": website(page), "mainEntity": who}


def way(page: Page) -> Thing | None:
    """The breadcrumbs, with the page itself at their end; ``None`` for a page without any."""
    if not page.breadcrumbs:
        return None
    steps = [(link.text, whole(page, link.url)) for link in page.breadcrumbs]
    steps.append((_name(page), own_address(page)))
    return CONTEXT | {"@type": "BreadcrumbList", "itemListElement": list(_steps(steps))}


def _steps(steps: Iterable[tuple[str, str]]) -> Iterator[Thing]:
    for place, (name, url) in enumerate(steps, start=1):
        yield {"@type": "ListItem", "position": place, "name": name, "item": url}


def _name(page: Page) -> str:
    match page:
        case StoryPage() | InMemoriamPage():
            return page.headline
        case ListPage() | RunningStoryPage():
            return page.name
    return page.head.title
