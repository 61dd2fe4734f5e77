"""The stylesheet of an edition: its name says all that is in it, so it is made from the name and a static file."""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli

from masthead.front import asking
from masthead.front.files import inside
from masthead.front.paper import FOREVER, PAGE_CACHE, FrontPaper
from masthead.look import edition_style
from masthead.look.edition_style import FOLDER as FOLDER
from masthead.look.edition_style import EditionStyle


@dataclass(frozen=True, slots=True)
class Style:
    """A stylesheet packed as a reader can unpack it."""

    headers: list[tuple[str, str]]
    body: bytes


def style(paper: FrontPaper, path: str, encoding: str) -> Style | None:
    """The stylesheet at ``/colours/0123456789ab-8a1c1c-f0a58f.css``; ``None`` where there is none."""
    named = edition_style.named(path)
    file = inside(paper.static, named.sheet) if named else None
    if named is None or file is None:
        return None
    body = _packed(named, file, os.stat(file).st_mtime_ns, encoding)  # noqa: PTH116
    headers = [
        ("content-type", "text/css; charset=utf-8"),
        ("cache-control", FOREVER if named.is_final else PAGE_CACHE),
        ("vary", "Accept-Encoding"),
        *([("content-encoding", encoding)] if encoding else []),
        *paper.safety,
    ]
    return Style(headers, body)


@lru_cache(maxsize=64)
def _packed(named: EditionStyle, file: str, _changed: int, encoding: str) -> bytes:
    css = edition_style.text(named, Path(file).read_text(encoding="utf-8")).encode()
    if encoding == asking.BROTLI:
        packed: bytes = brotli.compress(css, quality=5)
        return packed
    return gzip.compress(css, 9, mtime=0) if encoding else css
