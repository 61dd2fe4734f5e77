"""Renders pages of the look without a database, for tests and for looking at them."""

from __future__ import annotations

from functools import cache

from django.utils import translation
from jinja2 import Environment

from masthead.look.environment import environment
from masthead.look.pages import Page


@cache
def plain_environment() -> Environment:
    """The readers' environment with unhashed static addresses."""
    return environment(static=lambda path: f"/static/{path}")


def rendered(page: Page) -> str:
    """The page's HTML in its edition's language."""
    with translation.override(page.edition.language):
        return plain_environment().get_template(page.template).render(page=page)
