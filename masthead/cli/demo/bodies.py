"""Turns the light markup of the demo's texts into body blocks."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from masthead.cli.demo.texts import NUMBERED, PICTURE, Address, Block, block_id, inline, pieces, quoted


@dataclass(frozen=True, slots=True)
class Wording:
    """What a picture's own caption, credit and alt text are in an edition of another language."""

    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(slots=True)
class Setting:
    """What a body needs of the newspaper around it: how keys become rows."""

    stem: str
    address: Address
    photos: Mapping[str, int]
    wording: Mapping[str, Wording]
    documents: Callable[[str], int]
    stories: Callable[[str], int | None]
    count: int = field(default=0)

    def block(self, kind: str, value: Any) -> Block:
        """One block with an id of its own."""
        self.count += 1
        return {"type": kind, "value": value, "id": block_id(self.stem, str(self.count), kind)}

    def rich(self, text: str) -> str:
        """A run of text as one rich-text paragraph."""
        return f"<p>{inline(text, self.address)}</p>" if text else ""

    def item(self, value: Any) -> Block:
        """One item of a list block."""
        self.count += 1
        return {"type": "item", "value": value, "id": block_id(self.stem, str(self.count), "item")}


def body(source: str, setting: Setting) -> list[Block]:
    """The blocks of a body; raises ``KeyError`` for a block kind or a picture that does not exist."""
    return [_block(kind, part, setting) for kind, part in pieces(source)]


def _block(kind: str, part: str, setting: Setting) -> Block:
    if kind != "text":
        return FENCED[kind](tomllib.loads(part), setting)
    for mark, build in PLAIN.items():
        if part.startswith(mark):
            return build(part, setting)
    if NUMBERED.match(part):
        return _list(part, setting)
    return setting.block("paragraph", setting.rich(part))


def _heading(part: str, setting: Setting) -> Block:
    level = "3" if part.startswith("###") else "2"
    return setting.block("heading", {"text": part.lstrip("# "), "level": level})


def _list(part: str, setting: Setting) -> Block:
    is_ordered = bool(NUMBERED.match(part))
    lines = [NUMBERED.sub("", line.strip()) if is_ordered else line.strip()[2:] for line in part.splitlines()]
    items = [setting.item(setting.rich(line)) for line in lines]
    return setting.block("list", {"items": items, "is_ordered": is_ordered})


def _quotation(part: str, setting: Setting) -> Block:
    words, attribution = quoted(part, ">")
    return setting.block("quotation", {"text": setting.rich(words), "attribution": attribution})


def _pull_quote(part: str, setting: Setting) -> Block:
    words, attribution = quoted(part, ">>")
    return setting.block("pull_quote", {"text": words, "attribution": attribution})


def _picture(part: str, setting: Setting) -> Block:
    found = PICTURE.match(part)
    if found is None:
        raise KeyError(f"{setting.stem}: {part!r} is no picture")
    return setting.block("picture", _picture_value(found[1], found[2], setting))


def _picture_value(key: str, caption: str, setting: Setting) -> dict[str, Any]:
    words = setting.wording.get(key, Wording())
    return {
        "photo": setting.photos[key],
        "caption": setting.rich(caption or words.caption),
        "credit": words.credit,
        "alt": words.alt,
    }


PLAIN: dict[str, Callable[[str, Setting], Block]] = {
    "#": _heading,
    "- ": _list,
    ">>": _pull_quote,
    ">": _quotation,
    "![": _picture,
}


def _gallery(facts: dict[str, Any], setting: Setting) -> Block:
    pictures = [
        setting.item(_picture_value(entry["picture"], entry.get("caption", ""), setting)) for entry in facts["pictures"]
    ]
    return setting.block("gallery", {"title": facts.get("title", ""), "pictures": pictures})


def _table(facts: dict[str, Any], setting: Setting) -> Block:
    rows = facts["rows"]
    has_header = facts.get("header_row", True)
    headings = rows[0] if has_header else [""] * len(rows[0])
    table = {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": [setting.rich(str(cell)) for cell in row]} for row in (rows[1:] if has_header else rows)],
        "caption": "",
    }
    value = {
        "caption": facts.get("caption", ""),
        "has_header_row": has_header,
        "has_header_column": facts.get("header_column", False),
        "table": table,
    }
    return setting.block("table", value)


def _callout(facts: dict[str, Any], setting: Setting) -> Block:
    return setting.block(
        "callout",
        {
            "title": facts.get("title", ""),
            "text": setting.rich(facts.get("text", "")),
            "style": facts.get("style", "plain"),
        },
    )


def _related(facts: dict[str, Any], setting: Setting) -> Block:
    found = [setting.stories(stem) for stem in facts["stories"]]
    stories = [setting.item(pk) for pk in found if pk is not None]
    return setting.block("related", {"title": facts.get("title", ""), "stories": stories})


def _embed(facts: dict[str, Any], setting: Setting) -> Block:
    value = {"url": facts["url"], "caption": setting.rich(facts.get("caption", "")), "title": facts.get("title", "")}
    poster = facts.get("poster")
    return setting.block("embed", value | {"poster": setting.photos[poster] if poster else None})


def _document(facts: dict[str, Any], setting: Setting) -> Block:
    return setting.block("document", {"document": setting.documents(facts["file"]), "title": facts.get("title", "")})


def _timeline(facts: dict[str, Any], setting: Setting) -> Block:
    return setting.block(
        "timeline",
        {"when": facts["when"], "heading": facts.get("heading", ""), "text": setting.rich(facts.get("text", ""))},
    )


def _recording(kind: str) -> Callable[[dict[str, Any], Setting], Block]:
    def build(facts: dict[str, Any], setting: Setting) -> Block:
        value = {
            "file": setting.documents(facts["file"]),
            "url": "",
            "caption": setting.rich(facts.get("caption", "")),
            "credit": facts.get("credit", ""),
            "transcript": facts.get("transcript", ""),
        }
        if kind == "video":
            poster = facts.get("poster")
            value["poster"] = setting.photos[poster] if poster else None
        return setting.block(kind, value)

    return build


def _key_points(facts: dict[str, Any], setting: Setting) -> Block:
    points = [setting.item(point) for point in facts["points"]]
    return setting.block("key_points", {"title": facts.get("title", ""), "points": points})


FENCED: dict[str, Callable[[dict[str, Any], Setting], Block]] = {
    "gallery": _gallery,
    "table": _table,
    "callout": _callout,
    "related": _related,
    "embed": _embed,
    "document": _document,
    "timeline": _timeline,
    "audio": _recording("audio"),
    "video": _recording("video"),
    "key_points": _key_points,
}
