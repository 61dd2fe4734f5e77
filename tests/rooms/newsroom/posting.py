"""What the story editor posts."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from masthead.people.models import Person
from masthead.photos.models import Photo


def paragraph(words: str) -> tuple[str, Any]:
    return ("paragraph", rich_text(f"<p>{words}</p>"))


def picture(photo: Photo | None, **texts: str) -> tuple[str, Any]:
    values = {"photo": str(photo.pk) if photo else "", "caption": rich_text(""), "credit": "", "alt": ""}
    return ("picture", values | texts)


def story(
    title: str = "Council votes for the tram",
    *,
    by: Person | None = None,
    body: list[tuple[str, Any]] | None = None,
    action: str = "",
    topics: str = "",
    **fields: Any,
) -> dict[str, Any]:
    """The editor's fields; ``action`` is a button such as ``publish``."""
    values: dict[str, Any] = {
        "title": title,
        "kicker": "",
        "short_headline": "",
        "standfirst": "",
        "dateline": "",
        "bylines": inline_formset([{"person": by.pk}] if by else []),
        "key_points": streamfield([]),
        "body": streamfield(body if body is not None else [paragraph("The council voted.")]),
        "lead_photo": "",
        "lead_caption": rich_text(""),
        "lead_credit": "",
        "lead_alt": "",
        "lead_embed": "",
        "social_photo": "",
        "further_sections": [],
        "topics": topics,
        "kind": "news",
        "memoriam": inline_formset([]),
        "address_slug": "",
        "social_headline": "",
        "search_description": "",
        "agency": "",
        "source_id": "",
        "canonical_address": "",
        "corrections": inline_formset([]),
        "related_choices": inline_formset([]),
        "notes": "",
        "claimed_by": "",
        "due_at": "",
        "comments": inline_formset([]),
        "comment_notifications": "",
    }
    values |= fields
    if action:
        values[f"action-{action}"] = "1"
    return nested_form_data(values)
