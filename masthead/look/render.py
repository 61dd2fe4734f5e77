"""Renders a page's view model into an answer."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from django.conf import settings
from django.http import HttpResponse
from jinja2 import Environment, TemplateSyntaxError

from masthead.look.environment import environment
from masthead.look.language import speaking
from masthead.look.pages import Page


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(theme=settings.MASTHEAD_THEME, auto_reload=settings.DEBUG)


def load_templates() -> None:
    """Compile every template, for a process whose copies render: they share what is made here."""
    templates = _environment()
    for name in templates.list_templates(extensions=["html"]):
        # One of a theme that is wrong is told of where it is shown.
        with suppress(TemplateSyntaxError):
            templates.get_template(name)


def html(page: Page) -> str:
    """The page as HTML, in its edition's language."""
    with speaking(page.edition.language):
        return _environment().get_template(page.template).render(page=page)


def respond(page: Page, status: int = 200) -> HttpResponse:
    """The answer that shows a page."""
    return HttpResponse(html(page), status=status, content_type="text/html; charset=utf-8")
