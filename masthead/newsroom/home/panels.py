"""The panels that the newsroom itself puts on its home page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from masthead.fronts.breaking import raised
from masthead.newsroom import panels_registry
from masthead.newsroom.breaking.form import BreakingForm
from masthead.newsroom.breaking.views import may_raise
from masthead.newsroom.home import reads
from masthead.newsroom.rights import Rights, rights_of, sections_to_write_in
from masthead.press import state

SECTIONS_SHOWN = 12


class Panel(Component):
    """A template with what it was given."""

    def __init__(self, template: str, **facts: Any) -> None:
        self.template_name = f"newsroom/home/{template}.html"
        self.facts = facts

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        parent = parent_context or {}
        return {**self.facts, "request": parent.get("request"), "csrf_token": parent.get("csrf_token")}


def _rights(request: HttpRequest) -> Rights:
    """Asked once for all panels of a page."""
    if not hasattr(request, "newsroom_rights"):
        request.newsroom_rights = rights_of(request.user)  # type: ignore[attr-defined]
    found: Rights = request.newsroom_rights  # type: ignore[attr-defined]
    return found


def press(request: HttpRequest) -> Panel | None:
    """A warning while readers do not get what was published."""
    found = state.trouble() if settings.MASTHEAD_STORES_PAGES else None
    return Panel("press", since=found.since, failure=found.failure) if found else None


def queue(request: HttpRequest) -> Panel | None:
    """What the press has to do, for who wonders where a story is."""
    return Panel("queue", queue=state.queue(), most=state.COUNTED) if settings.MASTHEAD_STORES_PAGES else None


def breaking_news(request: HttpRequest) -> Panel | None:
    """What stands over every page, and how to raise it."""
    if not may_raise(request.user):
        return None
    form = BreakingForm()
    return Panel("breaking", bars=raised(), form=form, is_choice=form.has_many_editions)


def copies(request: HttpRequest) -> Panel | None:
    """A warning while caches before the paper give out old copies and do not take the purge."""
    found = state.old_copies()
    return Panel("copies", since=found.since, failure=found.failure) if found else None


def write(request: HttpRequest) -> Panel | None:
    """A button for each of the first sections."""
    sections = [section for section in sections_to_write_in(request.user) if section.depth == 3]
    return (
        Panel("write", sections=sections[:SECTIONS_SHOWN], is_more=len(sections) > SECTIONS_SHOWN) if sections else None
    )


def waiting(request: HttpRequest) -> Panel:
    """What waits for me."""
    rights = _rights(request)
    return Panel(
        "waiting",
        waiting=reads.waiting(request.user),
        tributes=reads.tributes_waiting(request.user),
        lacking=reads.worklist_length(rights),
    )


def planned(request: HttpRequest) -> Panel:
    """What is due, and when."""
    return Panel("planned", rows=reads.planned(_rights(request)))


def live(request: HttpRequest) -> Panel:
    """What is live now."""
    rights = _rights(request)
    rows = [(story, rights.may_edit(story)) for story in reads.live_now()]
    return Panel("live", rows=rows, may_raise=may_raise(request.user))


def changed(request: HttpRequest) -> Panel:
    """What changed in the last hour."""
    return Panel("changed", changes=reads.last_hour(_rights(request)))


def register() -> None:
    """Put them on the home page."""
    panels_registry.register("press", press, 5)
    panels_registry.register("queue", queue, 90)
    panels_registry.register("copies", copies, 6)
    panels_registry.register("breaking", breaking_news, 7)
    panels_registry.register("write", write, 10)
    panels_registry.register("waiting", waiting, 20)
    panels_registry.register("planned", planned, 25)
    panels_registry.register("live", live, 30)
    panels_registry.register("changed", changed, 40)
