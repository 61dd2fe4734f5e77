"""Shows pages in the newsroom's preview exactly as readers will get them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from masthead.editions.models import Edition
from masthead.look.render import respond
from masthead.reader.pages import home, information, lists, story
from masthead.stories import showing
from masthead.stories.models import HomePage, InformationPage, Section, Story


def _edition_of(page: Any) -> Edition:
    edition = page.find_edition()
    if edition is None:
        raise LookupError("this page belongs to no edition")
    found: Edition = edition
    return found


def _view(page: Any) -> Any:
    edition = _edition_of(page)
    match page:
        case Story():
            return story.story_page(page, edition)
        case HomePage():
            return home.home_page(edition)
        case Section():
            return lists.section_page(page, edition)
    return information.information_page(page, edition)


def show(page: Any, request: HttpRequest) -> HttpResponse:
    """The page as readers get it."""
    return respond(_view(page))


def preview(page: Any, request: HttpRequest, mode: str) -> HttpResponse:
    """The page as it would be with what its editor has written."""
    return respond(_view(page))


def register() -> None:
    """Say how each kind of page in the tree is shown."""
    for model in (HomePage, InformationPage, Section, Story):
        showing.register(model, show, preview)
