"""The component guide: every component with its examples on one page, for people, tests and screenshots."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from masthead.look import specimens
from masthead.look.specimens import Example

COMPONENTS = Path(__file__).resolve().parent / "components"


def names() -> list[str]:
    """Return the names of all components."""
    return sorted(folder.name for folder in COMPONENTS.iterdir() if (folder / f"{folder.name}.html").is_file())


def examples() -> Mapping[str, tuple[Example, ...]]:
    """Return the examples of each component; raises ``ImportError`` for a component without any."""
    return {name: _examples_of(name) for name in names()}


def shown(example: Example, environment: Environment) -> Markup:
    """Return the HTML of one example."""
    page = specimens.PAGE
    context = {"page": page, "edition": page.edition, "head": page.head, **example.data}
    return Markup(environment.from_string(example.source).render(context))  # noqa: S704 (rendered with autoescape)


def guide(environment: Environment) -> str:
    """Return the whole guide as a page of the paper."""
    parts = [
        (name, [(example.name, shown(example, environment)) for example in made]) for name, made in examples().items()
    ]
    return environment.get_template("look/guide.html").render(page=specimens.PAGE, components=parts)


def _examples_of(name: str) -> tuple[Example, ...]:
    module = importlib.import_module(f"masthead.look.components.{name}.examples")
    made: tuple[Example, ...] = module.EXAMPLES
    return made
