"""Queries by which old systems told pages apart, so that no stored page may answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs

NAMES = (
    *("p", "page_id", "attachment_id", "cat", "author", "tag", "m", "year"),
    *("monthnum", "day", "name", "category_name", "feed", "paged", "s"),
)
"""Parameters by which WordPress names things at the root of a site (its ``WP::$public_query_vars``)."""
NAMING = ("p", "page_id", "cat", "tag", "author")
"""Those whose value alone says what is meant, so that whatever stands beside them may be left out."""
_LONGEST = 2000
_VALUE = 200
_INDEX = re.compile(r"/index\.php(?=/|$)")
_PARAMETERS = re.compile(rf"(?:^|&)(?:{'|'.join(NAMES)})=")


def is_old(path: str, query: str) -> bool:
    """Whether an address is WordPress' for a thing: a parameter at the root of an edition."""
    return path.count("/", 1) <= 1 and path.endswith("/") and _PARAMETERS.search(query) is not None


def spellings(address: str) -> Iterator[str]:
    """What an old path and query may be written down as, the most exact first.

    As it is; with nothing but the parameter that names the thing (``/?p=12&utm_source=mail``); without its query.
    """
    yield address
    path, _, query = address.partition("?")
    if not query:
        return
    given = parse_qs(query[:_LONGEST])
    for name in NAMING:
        for value in given.get(name, ())[:1]:
            yield f"{path}?{name}={value[:_VALUE]}"
    if path.strip("/"):
        yield path


def without_index(address: str) -> str:
    """The same without ``/index.php``, which stands in addresses of sites whose web server cannot rewrite them."""
    path, mark, query = address.partition("?")
    return f"{_INDEX.sub('', path, count=1) or '/'}{mark}{query}"
