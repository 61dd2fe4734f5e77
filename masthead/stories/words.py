"""The words of a body as plain text: for the index, for likeness and for what changed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

TAG = re.compile(r"<[^>]*>")
BREAK = re.compile(r"</(?:p|li|h\d|tr|div)>|<br\s*/?>", re.IGNORECASE)
SKIPPED = frozenset({"preserved", "related", "embed"})
"""Blocks whose words are not the story's own."""
NOT_WORDS = frozenset({"photo", "url", "file", "poster", "document", "level", "style", "stories", "page", "alt"})


def bare(source: str) -> str:
    """HTML or rich text without tags; blocks of text end a line, entities become characters."""
    return html.unescape(TAG.sub("", BREAK.sub("\n", source))).strip()


def plain_text(body: Iterable[Any]) -> str:
    """The words of a body, one line a block or list item."""
    return "\n".join(line for line in lines(body) if line)


def lines(body: Iterable[Any]) -> Iterator[str]:
    """The words of a body, block by block."""
    for block in getattr(body, "raw_data", body):
        if block["type"] not in SKIPPED:
            yield from _words(block["value"])


def _words(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield from (line.strip() for line in bare(value).splitlines())
        case dict():
            for name, part in value.items():
                if name not in NOT_WORDS and name not in {"id", "type"}:
                    yield from _words(part)
        case list() | tuple():
            for part in value:
                yield from _words(part)
