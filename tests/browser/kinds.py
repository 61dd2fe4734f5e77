"""One address of each kind of page in the demo, found as a reader finds them: by following links."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from functools import cache
from urllib.parse import quote

KINDS = (
    "home",
    "section",
    "running-story",
    "story",
    "in-memoriam",
    "topic",
    "byline",
    "kind",
    "archive",
    "archive-year",
    "archive-month",
    "archive-day",
    "corrections",
    "feeds",
    "information",
    "not-found",
)
EDITIONS = ("en", "he")


@cache
def fetch(url: str) -> str:
    """A page's HTML, of whatever status."""
    try:
        with urllib.request.urlopen(quote(url, safe=":/%?=&"), timeout=30) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()


def first(html: str, pattern: str) -> str:
    """The first link of a page that looks like this."""
    found = re.search(rf'href="({pattern})"', html)
    if found is None:
        raise LookupError(pattern)
    return found[1]


@cache
def address(paper: str, edition: str, kind: str) -> str:
    """The path of a page of a kind."""
    root = "/" if edition == "en" else "/he/"
    home = fetch(f"{paper}{root}")
    fixed = {
        "home": root,
        "kind": f"{root}kind/opinion/",
        "archive": f"{root}archive/",
        "archive-year": f"{root}archive/2007/",
        "archive-month": f"{root}archive/2007/07/",
        "archive-day": f"{root}archive/2007/07/30/",
        "corrections": f"{root}corrections/",
        "feeds": f"{root}feeds/",
        "not-found": f"{root}no-such-page/",
    }
    if kind in fixed:
        return fixed[kind]
    if kind == "story":
        return _of_every_block(paper, root)
    if kind == "in-memoriam":
        return first(
            fetch(f"{paper}{root}kind/in-memoriam/").split("<main", 1)[1], rf"{root}\d{{4}}/\d\d/\d\d/[^\"/]+/"
        )
    if kind == "topic":
        return first(fetch(f"{paper}{address(paper, edition, 'story')}"), rf"{root}topic/[^\"/]+/")
    if kind == "byline":
        return first(fetch(f"{paper}{address(paper, edition, 'story')}").split("<main", 1)[1], rf"{root}by/[^\"/]+/")
    slugs = {
        ("section", "en"): "/news/",
        ("section", "he"): "/he/hadashot/",
        ("information", "en"): "/about/",
        ("information", "he"): "/he/odot/",
    }
    if (kind, edition) in slugs:
        return slugs[kind, edition]
    return _running(paper, home)


def _running(paper: str, home: str) -> str:
    strip = home.split('class="running', 1)
    return first(strip[1] if len(strip) > 1 else home, r"/[^\"]+/")


def _of_every_block(paper: str, root: str) -> str:
    """The story that uses every kind of block is on the front in both editions."""
    html = fetch(f"{paper}{root}")
    for match in re.finditer(rf'href="({root}\d{{4}}/\d\d/\d\d/[^"/]+/)"', html):
        if "tram-night-run" in fetch(f"{paper}{match[1]}"):
            return match[1]
    return first(html, rf"{root}\d{{4}}/\d\d/\d\d/[^\"/]+/")
