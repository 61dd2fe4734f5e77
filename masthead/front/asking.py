"""What a request's headers ask for: encodings, conditions and ranges (RFC 9110)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from typing import Protocol

GZIP, BROTLI, IDENTITY = "gzip", "br", ""
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class Headers(Protocol):
    """A request's headers by lower-case name."""

    def get(self, key: str, default: str | None = None) -> str | None: ...


@lru_cache(maxsize=512)
def encoding(accepted: str) -> str:
    """The best of brotli, gzip and none for an ``Accept-Encoding`` (section 12.5.3)."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    others = weights.get("*", 0.0)
    brotli, gzip = weights.get("br", others), weights.get("gzip", weights.get("x-gzip", others))
    if brotli <= 0 and gzip <= 0:
        return IDENTITY
    if weights.get("identity", 0.0) > max(brotli, gzip):
        return IDENTITY
    return BROTLI if brotli >= gzip else GZIP


def _weight(parameters: str) -> float:
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value.strip()), 0.0), 1.0)
    except ValueError:
        return 0.0


def tag(modified: float, size: int) -> str:
    """The entity tag that nginx makes of a file's seconds and size."""
    return f'"{int(modified):x}-{size:x}"'


def http_date(modified: float) -> str:
    """A moment as ``Last-Modified`` writes it."""
    return formatdate(int(modified), usegmt=True)


def is_unchanged(headers: Headers | Mapping[str, str], etag: str, modified: float) -> bool:
    """Whether 304 answers the request: the tag decides where one is named, else the date (section 13.2.2)."""
    tags = headers.get("if-none-match")
    if tags is not None:
        plain = etag.removeprefix("W/")
        return any(each.strip().removeprefix("W/") in {plain, "*"} for each in tags.split(","))
    since = headers.get("if-modified-since")
    if not since:
        return False
    try:
        return int(modified) <= parsedate_to_datetime(since).timestamp()
    except (ValueError, OverflowError):
        return False


def part(header: str, size: int) -> tuple[int, int] | None:
    """First byte and the one behind the last of a single range; ``None`` for no range that is understood.

    A range that a file of this size cannot satisfy is answered as (0, 0): 416.
    """
    match = _RANGE.fullmatch(header.replace(" ", ""))
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        return (size - length, size) if length else (0, 0)
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return None
    return (start, end) if start < size else (0, 0)
