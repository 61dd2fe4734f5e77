"""Entries of navigation menus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.fields import Fields
from masthead.archive.sources.wordpress.gutenberg import links_of_navigation
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


def navigation(fields: Fields, context: Context) -> Iterator[IncomingMenuItem]:
    """The entries of a ``wp_navigation``: a menu of a block theme, kept as blocks."""
    number = fields.text("wp:post_id")
    above: list[str] = []
    for position, (depth, name, attributes) in enumerate(links_of_navigation(fields.texts.get("content:encoded", ""))):
        source_id = f"{number}.{position + 1}"
        del above[depth:]
        kind, target = _named_target(attributes, context)
        yield IncomingMenuItem(
            source_id=source_id,
            menu=plain_text(fields.text("title")) or number,
            title=plain_text(_text(attributes, "label")),
            url=_text(attributes, "url") or ("/" if name == "home-link" else ""),
            parent_id=above[-1] if above else "",
            position=position,
            target_kind=kind,
            target_id=target,
            holder_id=number,
        )
        above.append(source_id)


def _named_target(attributes: dict[str, Any], context: Context) -> tuple[str, str]:
    number = str(attributes.get("id") or "")
    kind = _text(attributes, "type")
    if _text(attributes, "kind") == "taxonomy" and number in context.term_ids:
        domain, slug = context.term_ids[number]
        return _KINDS.get(domain, domain), slug
    return (kind, number) if kind in ("post", "page") and number else ("", "")


def _text(attributes: dict[str, Any], name: str) -> str:
    value = attributes.get(name)
    return value.strip() if isinstance(value, str) else ""


def whole(text: str) -> int:
    """A number as WordPress writes it; 0 for anything else."""
    digits = text.strip().removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else 0
