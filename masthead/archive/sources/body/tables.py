"""Tables; those that only lay out a page are taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.archive.sources.body.condense import condensed
from masthead.archive.sources.body.galley import Element, Galley, detached, handles, words
from masthead.stories.incoming import Block, Table

_WIDEST = 50
"""Cells that one ``colspan`` may claim: a hostile one claims millions."""


@handles("table")
def _set_table(galley: Galley, element: Element) -> None:
    galley.end_paragraph()
    captions = list(element.iterchildren("caption"))
    caption = " ".join(filter(None, (words(detached(node)) for node in captions)))
    rows = list(_rows(element))
    if len(rows) == 1 and len(_cells(rows[0])) <= 1:
        galley.set(element)
        galley.end_paragraph()
        return
    lifted: list[Block] = []
    lines = []
    for row in rows:
        line = []
        for cell in _cells(row):
            html, more = condensed(galley.aside(cell))
            line += [html] + [""] * (_span(cell) - 1)
            lifted += more
        lines.append(tuple(line))
    _add_strays(galley, element)
    if any(cell for line in lines for cell in line):
        galley.blocks.append(
            Table(_squared(lines), _is_header(rows[0]), _has_header_column(rows), caption),
        )
    elif caption:
        galley.write(caption)
        galley.end_paragraph()
    galley.blocks.extend(lifted)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _add_strays(galley: Galley, table: Element) -> None:
    """What stands in a table but in no cell comes before it."""
    for node in list(table.iter("table", "thead", "tbody", "tfoot", "tr")):
        if node is not table and _home(node) is not table:
            continue
        for child in node:
            if isinstance(child.tag, str) and child.tag not in _PARTS:
                galley.set_element(child)
            if child.tail and child.tail.strip():
                galley.write(child.tail)
        if node.text and node.text.strip():
            galley.write(node.text)
    galley.end_paragraph()


_PARTS = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})


def _home(node: Element) -> Element | None:
    return next(node.iterancestors("table"), None)


def _span(cell: Element) -> int:
    given = (cell.get("colspan") or "1").strip()
    return min(max(int(given), 1), _WIDEST) if given.isdecimal() and len(given) < 9 else 1


def _squared(lines: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    width = min(max(len(line) for line in lines), max(_WIDEST, max(len(_stripped(line)) for line in lines)))
    return tuple((line + ("",) * width)[:width] for line in lines if line)


def _stripped(line: tuple[str, ...]) -> tuple[str, ...]:
    end = len(line)
    while end and not line[end - 1]:
        end -= 1
    return line[:end]


def _is_header(row: Element) -> bool:
    parent = row.getparent()
    cells = _cells(row)
    return (parent is not None and parent.tag == "thead") or (bool(cells) and all(cell.tag == "th" for cell in cells))


def _has_header_column(rows: list[Element]) -> bool:
    body = [cells for row in rows if (cells := _cells(row)) and not _is_header(row)]
    return bool(body) and all(cells[0].tag == "th" for cells in body)
