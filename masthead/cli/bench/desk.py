"""An editor at a newspaper that is served: what the story editor posts, over HTTP."""

from __future__ import annotations

import secrets
import time
from typing import Any

import httpx
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from masthead.cli.bench.steps import editor
from masthead.cli.trouble import Trouble
from masthead.stories.models import Story

EMPTY = (
    *("kicker", "short_headline", "dateline", "lead_credit", "lead_alt", "lead_embed", "social_photo", "agency"),
    *("social_headline", "search_description", "source_id", "canonical_address", "notes", "claimed_by", "due_at"),
    "comment_notifications",
)
ROWS = ("memoriam", "corrections", "related_choices", "comments")


class Desk:
    """A signed-in administrator's browser."""

    def __init__(self, port: int, name: str) -> None:
        secret = secrets.token_hex(16)
        cookies = {"newsroom": editor(name).cookies["newsroom"].value, "newsroom_csrf": secret}
        self._http = httpx.Client(
            base_url=f"http://127.0.0.1:{port}",
            headers={"host": "localhost", "x-csrftoken": secret, "cookie": "; ".join(map("=".join, cookies.items()))},
            timeout=60,
            trust_env=False,
        )

    def publish(self, fields: dict[str, Any], story: int) -> float:
        """Publish a story with these fields; milliseconds until the newsroom answers."""
        began = time.perf_counter()
        answer = self._http.post(_address(story), data=fields | {"action-publish": "1"})
        took = (time.perf_counter() - began) * 1000
        if answer.status_code != 302:
            raise Trouble(f"the newsroom answered {answer.status_code} to a publication.")
        return took

    def autosave(self, fields: dict[str, Any], story: int, revision: int | None) -> int | None:
        """Save as the open editor does by itself; returns the revision to save over, ``None`` where it was refused."""
        more = {} if revision is None else {"overwrite_revision_id": str(revision)}
        answer = self._http.post(_address(story), data=fields | more, headers={"accept": "application/json"})
        said = answer.json() if answer.status_code == 200 else {}
        return int(said["revision_id"]) if said.get("success") else None

    def close(self) -> None:
        """Leave."""
        self._http.close()


def _address(story: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story])


def fields_of(story: Story, headline: str) -> dict[str, Any]:
    """What the editor of a story of the scratch newspaper posts, with another headline."""
    bylines = [{"person": row.person_id, "id": row.pk} for row in story.bylines.all()]
    values: dict[str, Any] = dict.fromkeys(EMPTY, "") | {name: inline_formset([]) for name in ROWS}
    return nested_form_data(
        values
        | {
            "title": headline,
            "standfirst": story.standfirst,
            "bylines": inline_formset(bylines, initial=len(bylines)),
            "key_points": {"count": "0"},
            "body": _body(story),
            "lead_photo": story.lead_photo_id or "",
            "lead_caption": rich_text(""),
            "further_sections": [],
            "topics": ",".join(str(row.topic_id) for row in story.story_topics.all()),
            "kind": story.kind,
            "address_slug": story.address_slug,
        }
    )


def _body(story: Story) -> dict[str, Any]:
    """The paragraphs and pictures that ``archive.py`` makes; each block keeps its id."""
    posted: dict[str, Any] = {}
    for place, block in enumerate(story.body.raw_data):
        value = block["value"]
        is_text = block["type"] == "paragraph"
        value = rich_text(value) if is_text else value | {"caption": rich_text(value["caption"])}
        posted[str(place)] = {"type": block["type"], "value": value, "id": block["id"], "deleted": "", "order": place}
    return posted | {"count": str(len(posted))}
