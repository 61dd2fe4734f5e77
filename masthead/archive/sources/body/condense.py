"""Blocks squeezed into one piece of inline HTML, for places that hold no blocks (list items, cells, quotations)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from masthead.archive.sources.body.plain import escaped
from masthead.stories.incoming import (
    Block,
    BulletList,
    Heading,
    Html,
    Paragraph,
    PullQuote,
    Quotation,
    Table,
)


def condensed(blocks: Iterable[Block]) -> tuple[Html, list[Block]]:
    """(lines parted by ``<br>``, blocks that cannot be a line: pictures, embeds, …)."""
    lines: list[str] = []
    lifted: list[Block] = []
    for block in blocks:
        if kind := _LINES.get(type(block)):
            lines.extend(line for line in kind(block) if line)
        else:
            lifted.append(block)
    return "<br>".join(lines), lifted


def _list(block: BulletList) -> list[str]:
    return [f"{number}. {item}" if block.is_ordered else f"– {item}" for number, item in enumerate(block.items, 1)]


def _table(block: Table) -> list[str]:
    rows = [" | ".join(cell for cell in row if cell) for row in block.rows]
    return [escaped(block.caption), *rows]


_LINES: dict[type, Callable[[Any], list[str]]] = {
    Paragraph: lambda block: [block.html],
    Heading: lambda block: [f"<b>{escaped(block.text)}</b>"],
    BulletList: _list,
    Quotation: lambda block: [block.html, escaped(block.attribution)],
    PullQuote: lambda block: [escaped(block.text), escaped(block.attribution)],
    Table: _table,
}
