"""Keeps Wagtail's own ways of publishing and moving pages at our rules."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from masthead.stories import gate
from masthead.stories.models import Story


def before_bulk_publish(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Refuse the whole of the page explorer's bulk publication, story by story, where the gate would refuse one.

    The list of stories has a publication of its own, which does the others.
    """
    if action != "publish":
        return None
    refused = False
    for page in objects:
        story = page.get_latest_revision_as_object() if isinstance(page, Page) else page
        for problem in gate.problems(story) if isinstance(story, Story) else ():
            messages.error(request, f"{story.get_admin_display_title()}: {problem.message}")
            refused = True
    return redirect(view.next_url) if refused else None


def before_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move a draft without a headline: Wagtail's move ends in an error there.

    It saves the bare page, which asks for a title; the draft stays where it is until it has one.
    """
    if page.title:
        return None
    messages.error(request, no_headline())
    return redirect("wagtailadmin_pages:edit", page.pk)


def before_bulk_move(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """The same for many pages in the page explorer."""
    if action != "move" or all(page.title for page in objects if isinstance(page, Page)):
        return None
    messages.error(request, no_headline())
    return redirect(view.next_url)


def no_headline() -> str:
    """What is said of a draft that cannot be moved yet."""
    return _("A draft without a headline cannot be moved; write one first.")


def not_offered(request: HttpRequest, name: str) -> HttpResponse:
    """Wagtail's page actions over HTTP publish and withdraw past the gate; nothing in the newsroom uses them."""
    return JsonResponse({"error": "Publish and withdraw in the newsroom's editor or list."}, status=405)
