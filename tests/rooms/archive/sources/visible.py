"""Every word that blocks hold, wherever they hold it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from masthead.stories.incoming import RICH_TEXT_TAGS, Block, BulletList, Paragraph, Preserved, Quotation, Table

_TAG = re.compile(r"<[^>]*>")


def texts(value: Any) -> Iterator[str]:
    """All strings inside a value, unescaped and without tags (sources of ``Preserved`` as they are)."""
    if isinstance(value, str):
        yield html.unescape(_TAG.sub(" ", value))
    elif isinstance(value, Preserved):
        yield html.unescape(value.source)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def words(value: Any) -> str:
    """All texts in one line."""
    return " ".join(" ".join(texts(value)).split())


def rich_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every piece of inline HTML."""
    for block in blocks:
        if isinstance(block, Paragraph | Quotation):
            yield block.html
        elif isinstance(block, BulletList):
            yield from block.items
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        elif caption := getattr(block, "caption", ""):
            yield caption
        elif photo := getattr(block, "photo", None):
            yield photo.caption


def tags(html_text: str) -> set[str]:
    """Names of the tags in some HTML."""
    return {match.lower() for match in re.findall(r"</?([A-Za-z][\w-]*)", html_text)}


__all__ = ["RICH_TEXT_TAGS", "rich_texts", "tags", "texts", "words"]
