"""Entries of navigation menus."""

from __future__ import annotations

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.fields import Fields
from masthead.stories.incoming import IncomingMenuItem

_KINDS = {"post_tag": "tag"}


def menu_item(fields: Fields, context: Context) -> IncomingMenuItem:
    """A ``nav_menu_item``; ``target_id`` is a story's number, or a term's slug (its number if the slug is unknown)."""
    meta = {key.removeprefix("_menu_item_"): value.strip() for key, value in fields.meta.items()}
    kind, target = meta.get("object", ""), meta.get("object_id", "")
    if meta.get("type") == "custom" or not meta.get("type"):
        kind, target = "", ""
    elif meta.get("type") == "taxonomy":
        target = context.term_ids.get(target, ("", target))[1]
    menu = next((plain_text(name) or slug for domain, slug, name in fields.terms if domain == "nav_menu"), "")
    parent = meta.get("menu_item_parent", "")
    return IncomingMenuItem(
        source_id=fields.text("wp:post_id"),
        menu=menu,
        title=plain_text(context.text(fields, "title")),
        url=meta.get("url", ""),
        parent_id="" if parent == "0" else parent,
        position=whole(fields.text("wp:menu_order")),
        target_kind=_KINDS.get(kind, kind),
        target_id=target,
    )


def whole(text: str) -> int:
    """A number as WordPress writes it; 0 for anything else."""
    digits = text.strip().removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else 0
