"""Links inside imported bodies that lead to the old site: turned into links to our own pages and documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from masthead.archive import items, old_addresses
from masthead.archive.media import place
from masthead.archive.models import ImportedItem
from masthead.conf.old_queries import spellings, without_index
from masthead.search.documents import in_batches

_HREF = re.compile(r'<a href="([^"]*)">')
_NUMBERED = re.compile(r"(?:^|&)(p|page_id|attachment_id)=(\d{1,18})(?:&|$)")
_UPLOADS = "/wp-content/uploads/"

Stored = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """The old site: its host (without www) and the path that it lived under."""

    host: str
    base: str

    @classmethod
    def at(cls, url: str) -> Site:
        """The site of an address; one without an address has no links of its own but relative ones."""
        try:
            parts = urlsplit(url)
            return cls((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"))
        except ValueError:
            return cls("", "")

    def inner(self, href: str) -> str:
        """The path and query of a link that stays in the site; "" for any other."""
        href = unescape(href)
        if not href or href[0] in "#?":
            return ""
        try:
            parts = urlsplit(href)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return ""
        if parts.scheme not in ("", "http", "https") or (host or self.host) != self.host:
            return ""
        if not host and not parts.path.startswith("/"):
            return ""
        return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def hrefs(blocks: list[Stored]) -> set[str]:
    """Every link in the rich texts of stored blocks; preserved source is left alone."""
    found: set[str] = set()
    for block in blocks:
        _find_hrefs(block, found)
    return found


def _find_hrefs(value: Any, found: set[str]) -> None:
    if isinstance(value, str):
        if '<a href="' in value:
            found.update(_HREF.findall(value))
    elif isinstance(value, dict):
        if value.get("type") != "preserved":
            for part in value.values():
                _find_hrefs(part, found)
    elif isinstance(value, list):
        for part in value:
            _find_hrefs(part, found)


def rewritten(value: Any, targets: Mapping[str, str]) -> Any:
    """Stored blocks with links replaced: ``targets`` gives the new start tag of an ``href``."""
    if isinstance(value, str):
        if '<a href="' in value:
            return _HREF.sub(lambda match: targets.get(match[1], match[0]), value)
    elif isinstance(value, dict):
        if value.get("type") != "preserved":
            return {name: rewritten(part, targets) for name, part in value.items()}
    elif isinstance(value, list):
        return [rewritten(part, targets) for part in value]
    return value


class Finder:
    """Finds what inner links of one source lead to, many at once; ``root`` is where the edition begins."""

    def __init__(self, source: str, site: Site, root: str) -> None:
        self.source = source
        self.site = site
        self.ours = (f"{root}topic/", f"{root}by/")

    def find(self, given: Iterable[str]) -> tuple[dict[str, str], set[str]]:
        """The new start tag of each ``href`` that leads to something imported, and the inner ones that do not."""
        inner = {href: path for href in set(given) if (path := self.site.inner(href))}
        wanted = {href: items.normal(path) for href, path in inner.items()}
        numbers = {href: match[2] for href, path in inner.items() if (match := _numbered(path))}
        pages = self._at_addresses(set(wanted.values()))
        by_number = items.objects_of(items.known(self.source, (items.STORY, items.PAGE), numbers.values()))
        documents = self._documents({href: path for href, path in inner.items() if _UPLOADS in path})
        targets = {}
        for href in inner:
            pk = by_number.get(numbers.get(href, "")) or pages.get(wanted[href])
            if pk is not None:
                targets[href] = f'<a linktype="page" id="{pk}">'
            elif href in documents:
                targets[href] = f'<a linktype="document" id="{documents[href]}">'
        targets |= _moved({href: path for href, path in inner.items() if href not in targets})
        return targets, {href for href in inner if href not in targets and not href.startswith(self.ours)}

    def _at_addresses(self, addresses: set[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for batch in in_batches(sorted(addresses - {"", "/"}), 500):
            # The condition is that of the index: without it SQLite reads every item of the source.
            rows = ImportedItem.objects.filter(source=self.source, old_address__in=batch).exclude(old_address="")
            pairs = rows.values_list("old_address", "object_id")
            found.update((address, pk) for address, pk in pairs if pk is not None)
        return found

    def _documents(self, files: Mapping[str, str]) -> dict[str, int]:
        keys = {href: items.key(f"at:{place(unescape(href))}") for href in files}
        rows = items.objects_of(items.known(self.source, items.FILE, keys.values()))
        return {href: rows[key] for href, key in keys.items() if key in rows}


def _moved(inner: Mapping[str, str]) -> dict[str, str]:
    """The new start tags of links to what answers 301 here: sections, topics, bylines, and what editors led on."""
    spelt = {
        href: [
            items.normal(one) for address in dict.fromkeys([path, without_index(path)]) for one in spellings(address)
        ]
        for href, path in inner.items()
    }
    known = old_addresses.targets(one for ways in spelt.values() for one in ways)
    found = {}
    for href, ways in spelt.items():
        row = next((known[one] for one in ways if one in known), None)
        if row is not None and row.redirect_page_id is not None:
            found[href] = f'<a linktype="page" id="{row.redirect_page_id}">'
        elif row is not None and row.redirect_link:
            found[href] = f'<a href="{escape(row.redirect_link)}">'
    return found


def _numbered(path: str) -> re.Match[str] | None:
    return _NUMBERED.search(path.partition("?")[2]) if "?" in path else None


def loaded(body: str) -> list[Stored]:
    """Stored blocks of a column's text."""
    found: list[Stored] = json.loads(body) if body else []
    return found
