"""Readers' comments under an item."""

from __future__ import annotations

from datetime import UTC, tzinfo

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.dates import moment
from masthead.stories.incoming import Comment


def comments_of(found: list[dict[str, str]], zone: tzinfo) -> tuple[Comment, ...]:
    """Comments in the order of the file; spam and deleted ones too, as not approved."""
    return tuple(_comment(values, number, zone) for number, values in enumerate(found, 1))


def _comment(values: dict[str, str], number: int, zone: tzinfo) -> Comment:
    kind = values.get("wp:comment_type", "").strip()
    parent = values.get("wp:comment_parent", "").strip()
    written = values.get("wp:comment_date_gmt", "")
    return Comment(
        source_id=values.get("wp:comment_id", "").strip() or f"#{number}",
        author=plain_text(values.get("wp:comment_author", "")),
        text=_text(values.get("wp:comment_content", "")),
        written_at=moment(written, UTC) or moment(values.get("wp:comment_date", ""), zone),
        is_approved=values.get("wp:comment_approved", "").strip() in ("1", "approve", "approved"),
        parent_id="" if parent == "0" else parent,
        kind="" if kind == "comment" else kind,
    )


def _text(content: str) -> str:
    lines = (plain_text(line) for line in content.replace("\r", "").split("\n"))
    return "\n".join(lines).strip()
