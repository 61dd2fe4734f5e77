"""Queries by which old systems told pages apart, so that no stored page may answer them."""

from __future__ import annotations

import re

NAMES = (
    *("p", "page_id", "attachment_id", "cat", "author", "tag", "m", "year"),
    *("monthnum", "day", "name", "category_name", "feed", "paged", "s"),
)
"""Parameters by which WordPress names things at the root of a site (its ``WP::$public_query_vars``)."""
_PARAMETERS = re.compile(rf"(?:^|&)(?:{'|'.join(NAMES)})=")


def is_old(path: str, query: str) -> bool:
    """Whether an address is WordPress' for a thing: a parameter at the root of an edition."""
    return path.count("/", 1) <= 1 and path.endswith("/") and _PARAMETERS.search(query) is not None
