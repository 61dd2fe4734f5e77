"""Rich text as readers get it: our own links, one look-up a text, a key for everything that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import nh3
from markupsafe import Markup
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.press.recording import leave
from masthead.stories import keys
from masthead.stories.models import Story

LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
OUTER = re.compile(r"^\s*<p[^>]*>(.*)</p>\s*$", re.DOTALL)
BETWEEN = re.compile(r"</p>\s*<p[^>]*>")
INLINE_TAGS = {"a", "b", "br", "code", "em", "i", "s", "strong", "sub", "sup", "p", "del", "ul", "ol", "li"}
SCHEMES = {"http", "https", "mailto", "tel"}

Numbers = dict[int, str]


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of the pages and documents that some texts lead to, by number."""

    pages: Numbers = field(default_factory=dict)
    documents: Numbers = field(default_factory=dict)

    def address(self, kind: str | None, number: str) -> str:
        """The address of a linked thing; "" where readers cannot see it."""
        known = {"page": self.pages, "document": self.documents}.get(kind or "", {})
        return known.get(int(number), "") if number.isdigit() else ""


def links_in(sources: Iterable[str], edition: Edition) -> Links:
    """Look up everything that the texts link to: at most one question for each kind of thing."""
    wanted: dict[str, set[int]] = {"page": set(), "document": set()}
    for source in sources:
        for match in LINK.finditer(source):
            facts = dict(ATTRIBUTE.findall(match[1]))
            if facts.get("linktype") in wanted and facts.get("id", "").isdigit():
                wanted[facts["linktype"]].add(int(facts["id"]))
    return Links(_pages(wanted["page"], edition), _documents(wanted["document"]))


def strings(value: Any) -> Iterator[str]:
    """Every text in the stored form of a body."""
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from strings(part)
        case list() | tuple():
            for part in value:
                yield from strings(part)


def chosen(value: Any, names: set[str]) -> Iterator[int]:
    """The numbers of what was chosen under these names, anywhere in the stored form of a body."""
    match value:
        case dict():
            for name, part in value.items():
                if name in names and isinstance(part, int):
                    yield part
                else:
                    yield from chosen(part, names)
        case list() | tuple():
            for part in value:
                yield from chosen(part, names)


def items(values: object) -> list[Any]:
    """The values of a list block in the stored form of a body, in both forms in which Wagtail has stored them."""
    if not isinstance(values, list):
        return []
    return [each["value"] if isinstance(each, dict) and each.get("type") == "item" else each for each in values]


def source_of(value: object) -> str:
    """The stored form of a rich text value."""
    return str(value.source) if isinstance(value, RichText) else str(value or "")


def block(value: object, links: Links) -> Markup:
    """Block HTML of a rich text; links to what readers cannot see become plain words."""
    return Markup(_clean(_linked(source_of(value), links)))  # noqa: S704 (cleaned by nh3)


def inline(value: object, links: Links) -> Markup:
    """Inline HTML of a rich text of one paragraph; several are joined by line breaks."""
    text = _clean(_linked(source_of(value), links))
    whole = OUTER.match(text)
    if whole and "<p" not in whole[1]:
        return Markup(whole[1])  # noqa: S704 (cleaned by nh3)
    joined = BETWEEN.sub("<br>", text).replace("<p>", "").replace("</p>", "")
    return Markup(joined)  # noqa: S704 (cleaned by nh3)


def prose(source: str, edition: Edition) -> Markup:
    """Block HTML of one text that stands by itself."""
    return block(source, links_in([source], edition))


_cleaner = nh3.Cleaner(tags=INLINE_TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)


def _clean(text: str) -> str:
    return _cleaner.clean(text)


def _linked(source: str, links: Links) -> str:
    return LINK.sub(lambda match: _link(match, links), source)


def _link(match: re.Match[str], links: Links) -> str:
    facts = dict(ATTRIBUTE.findall(match[1]))
    href = facts.get("href", "")
    if "linktype" in facts:
        href = links.address(facts["linktype"], facts.get("id", ""))
    return f'<a href="{href}">{match[2]}</a>' if href else match[2]


def _pages(wanted: set[int], edition: Edition) -> Numbers:
    if not wanted:
        return {}
    leave(*keys.linked(sorted(wanted)))
    found: Numbers = dict(
        Story.objects.filter(pk__in=wanted, live=True).exclude(address="").values_list("pk", "address")
    )
    others = Page.objects.filter(pk__in=wanted - set(found), live=True).exclude(content_type__model="story")
    homes = [edition, *(each for each in editions() if each.pk != edition.pk)]
    for page in others:
        home = next((each for each in homes if page.url_path.startswith(each.home.url_path)), None)
        if home is not None:
            found[page.pk] = f"{home.root}{page.url_path.removeprefix(home.home.url_path)}"
    return found


def _documents(wanted: set[int]) -> Numbers:
    if not wanted:
        return {}
    leave(*(f"document:{pk}" for pk in sorted(wanted)))
    return {document.pk: document.url for document in get_document_model().objects.filter(pk__in=wanted)}
