"""The stored form of blocks as the merge sees it, and back: which strings are texts is known by the kind of block."""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from masthead.stories.merge import Block, Blocks, Rich, Text, Value


def plain_value(block: blocks.Block | None, value: Any) -> Value:
    """The value of a block (None: of one that nobody knows)."""
    match block, value:
        case blocks.StreamBlock(), list():
            return _plain_stream(value, block.child_blocks)
        case blocks.ListBlock(), list() if all(isinstance(each, dict) and each.get("type") == "item" for each in value):
            return _plain_stream(value, {"item": block.child_block})
        case blocks.ListBlock(), list():
            return [plain_value(block.child_block, each) for each in value]
        case blocks.StructBlock(), dict():
            return {name: plain_value(block.child_blocks.get(name), part) for name, part in value.items()}
        case TypedTableBlock(), dict():
            return _plain_table(block, value)
        case blocks.RichTextBlock(), str():
            return Rich(value)
        case blocks.CharBlock() | blocks.TextBlock(), str():
            return Text(value)
    return value


def _plain_stream(stored: list[dict[str, Any]], kinds: dict[str, blocks.Block]) -> Blocks:
    return Blocks(
        Block(each.get("id") or "", each["type"], plain_value(kinds.get(each["type"]), each["value"]))
        for each in stored
    )


def _plain_table(block: TypedTableBlock, table: dict[str, Any]) -> Value:
    kinds = [block.child_blocks.get(column["type"]) for column in table["columns"]]
    if any(len(row["values"]) != len(kinds) for row in table["rows"]):
        return table
    columns = [{**column, "heading": Text(column["heading"])} for column in table["columns"]]
    rows = [
        {**row, "values": [plain_value(kind, cell) for kind, cell in zip(kinds, row["values"], strict=True)]}
        for row in table["rows"]
    ]
    return {**table, "columns": columns, "rows": rows}


def written_value(value: Value) -> Any:
    """The stored form of a value."""
    match value:
        case Blocks():
            return [_written_block(each) for each in value]
        case dict():
            return {name: written_value(part) for name, part in value.items()}
        case list() | tuple():
            return [written_value(each) for each in value]
        case str():
            return str(value)
    return value


def _written_block(block: Block) -> dict[str, Any]:
    stored = {"type": block.kind, "value": written_value(block.value)}
    return stored | {"id": block.id} if block.id else stored
