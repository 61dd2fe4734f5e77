"""Where rooms register what stands on the newsroom's home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

Build = Callable[[HttpRequest], Component | None]
"""Makes a panel for a request; ``None`` where somebody has nothing to see in it."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A panel and its place: smaller numbers stand higher."""

    order: int
    name: str
    build: Build


_panels: dict[str, Registered] = {}


def register(name: str, build: Build, order: int) -> None:
    """Have a panel shown on the home page; a name registered again replaces what it stood for."""
    _panels[name] = Registered(order, name, build)


def unregister(name: str) -> None:
    """Take a panel back; an unknown name is ignored."""
    _panels.pop(name, None)


def panels_for(request: HttpRequest) -> list[Component]:
    """The panels of a request, in their order."""
    built = (each.build(request) for each in sorted(_panels.values(), key=lambda each: (each.order, each.name)))
    return [panel for panel in built if panel is not None]
