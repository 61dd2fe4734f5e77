"""Slugs as people read them: decoded, and found in the address where an item has none."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes, urlsplit

_ENDING = re.compile(r"\.(?:html?|php|aspx?)$", re.I)
_CUT = re.compile(r"(?:(?<=%[0-9a-fA-F]{2})|(?<=%[0-9a-fA-F]{2}-))%[0-9a-fA-F]?$")
_SPACE = re.compile(r"[\s/]+")


def readable(slug: str) -> str:
    """``%d7%a9%d7%9c%d7%95%d7%9d`` as Hebrew, without space or a file ending."""
    slug = slug.strip()
    if "%" in slug:
        slug = _decoded(slug)
    slug = _ENDING.sub("", slug)
    if _SPACE.search(slug):
        slug = _SPACE.sub("-", slug.strip("/ ")).lower()
    return slug


def from_address(url: str) -> str:
    """The last part of an address's path, readable; "" for ``?p=12``, a front page and nonsense."""
    try:
        path = urlsplit(url.strip()).path
    except ValueError:
        return ""
    last = path.rstrip("/").rpartition("/")[2]
    return "" if last in ("index.php", "") else readable(last)


def plainly(name: str) -> str:
    """A login or name as WordPress makes a slug of it: ``a@b.example`` → ``a-b-example``."""
    return re.sub(r"[^\w-]+", "-", name.strip().lower()).strip("-")


def _decoded(slug: str) -> str:
    """A percent-encoded slug; WordPress' column cuts long ones within a letter, and then the last word goes too."""
    whole = _CUT.sub("", slug)
    given = unquote_to_bytes(whole)
    try:
        text = given.decode()
    except UnicodeDecodeError as error:
        if error.end != len(given) or error.reason != "unexpected end of data":
            return slug
        text, whole = given[: error.start].decode(), ""
    return text if whole == slug else text.rpartition("-")[0] or text
