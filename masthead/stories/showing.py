"""Where the room that shows pages registers how: stories know no templates and no views."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

Show = Callable[[Any, HttpRequest], HttpResponse]
Preview = Callable[[Any, HttpRequest, str], HttpResponse]

_shows: dict[type, Show] = {}
_previews: dict[type, Preview] = {}
_modes: dict[tuple[type, str], Preview] = {}


def register(model: type, show: Show, preview: Preview) -> None:
    """Say how pages of a class are shown to readers and previewed in the newsroom."""
    _shows[model] = show
    _previews[model] = preview


def register_mode(model: type, mode: str, preview: Preview) -> None:
    """Say how one further preview mode of a class is shown, whoever shows its page."""
    _modes[model, mode] = preview


def show(page: Any, request: HttpRequest) -> HttpResponse:
    """The answer to a reader who asks for this page; ``LookupError`` where nobody registered its class."""
    return _found(_shows, page)(page, request)


def preview(page: Any, request: HttpRequest, mode: str) -> HttpResponse:
    """What an unpublished state of this page would look like, in one of its preview modes."""
    special = _modes.get((type(page), mode))
    return (special or _found(_previews, page))(page, request, mode)


def _found(registry: dict[type, Any], page: object) -> Any:
    for model in type(page).__mro__:
        if model in registry:
            return registry[model]
    raise LookupError(f"nobody registered how to show {type(page).__name__}")
