"""The language that a page is rendered in: Django is asked once a page, for templates ask very often."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import translation

_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Render in a language: Django's is switched, and remembered for ``spoken``."""
    with translation.override(language):
        token = _spoken.set(translation.get_language())
        try:
            yield
        finally:
            _spoken.reset(token)


def spoken() -> str | None:
    """The language inside ``speaking``, else Django's active one."""
    return _spoken.get() or translation.get_language()
