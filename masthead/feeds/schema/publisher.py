"""The paper as schema.org's NewsMediaOrganization and WebSite; addresses of pages as absolute ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from masthead.look.pages import Page
from masthead.look.parts import Menu, MenuItem

Thing = dict[str, Any]
"""A node of JSON-LD: names of properties to texts, numbers, things, or lists of them."""

POLICIES = {
    "about": "publishingPrinciples",
    "principles": "publishingPrinciples",
    "standards": "publishingPrinciples",
    "ethics": "ethicsPolicy",
    "ethics-policy": "ethicsPolicy",
    "code-of-ethics": "ethicsPolicy",
    "corrections-policy": "correctionsPolicy",
    "verification": "verificationFactCheckingPolicy",
    "fact-checking": "verificationFactCheckingPolicy",
    "unnamed-sources": "unnamedSourcesPolicy",
    "contact": "actionableFeedbackPolicy",
    "feedback": "actionableFeedbackPolicy",
    "diversity": "diversityPolicy",
    "ownership": "ownershipFundingInfo",
    "masthead": "masthead",
    "staff": "masthead",
    "team": "masthead",
}
"""Last part of the address of a page in the menu, to the property that it is (schema.org/NewsMediaOrganization)."""


def given(thing: Thing) -> Thing:
    """The thing without the properties that have no value."""
    return {name: value for name, value in thing.items() if value not in ("", None, [], ())}


def whole(page: Page, url: str) -> str:
    """An absolute address for one that stands on the page."""
    if not url or "://" in url or not url.startswith("/"):
        return url
    parts = urlsplit(getattr(page, "url", "") or page.head.canonical)
    origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else settings.MASTHEAD_ADDRESS
    return f"{origin}{url}"


def own_address(page: Page) -> str:
    """Where the page stands: the address that readers share, else the canonical one."""
    return str(getattr(page, "url", "") or page.head.canonical)


def reference(page: Page) -> Thing:
    """The publisher where another thing names it: enough for a reader of that thing alone."""
    edition = page.edition
    home = whole(page, edition.home_url)
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{home}#publisher",
        "name": edition.name,
        "url": home,
        "logo": logo(page),
    }


def logo(page: Page) -> Thing:
    """The paper's logo, or the look's own mark."""
    found = page.edition.logo
    if found is None:
        mark = page.edition.icon_url or staticfiles_storage.url("look/icon.svg")
        return {"@type": "ImageObject", "url": whole(page, mark)}
    size = {"width": found.width, "height": found.height}
    return {"@type": "ImageObject", "url": whole(page, found.url)} | size


def publisher(page: Page) -> Thing:
    """The publisher in full, with its policies as far as the menu leads to them."""
    edition = page.edition
    founded = edition.founded.isoformat() if edition.founded else ""
    facts = {
        "description": edition.tagline,
        "foundingDate": founded,
        "sameAs": [account.url for account in edition.social],
        "correctionsPolicy": whole(page, edition.corrections_url),
    }
    policies = {POLICIES[name]: whole(page, url) for name, url in _endings(page.menu) if name in POLICIES}
    return given(reference(page) | facts | policies)


def website(page: Page) -> Thing:
    """The edition as a web site."""
    home = whole(page, page.edition.home_url)
    return {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "name": page.edition.name,
        "url": home,
        "inLanguage": page.edition.language,
    }


def _endings(menu: Menu) -> Iterator[tuple[str, str]]:
    for item in (*menu.main, *menu.header, *menu.phone, *menu.footer):
        yield from _ending(item)


def _ending(item: MenuItem) -> Iterator[tuple[str, str]]:
    yield item.url.strip("/").rpartition("/")[2], item.url
    for child in item.children:
        yield from _ending(child)
