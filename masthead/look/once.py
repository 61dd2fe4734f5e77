"""Parts that many pages share, made once for a batch of pages that are pressed together."""

from __future__ import annotations

from typing import Any

from jinja2.runtime import Macro
from markupsafe import Markup

from masthead.look.language import spoken
from masthead.press.recording import remembered

_PLAIN = (str, int, type(None))


def once(macro: Macro, *given: Any, **named: Any) -> Markup:
    """What a macro makes of these things; for templates: ``{{ once(card, story, edition, level=2) }}``.

    A macro sees what it is given and the language, and nothing of the page; so what it makes of the same things is the
    same. Things are the same if they are one object: the view models of a batch are, and they never change.
    """
    things = (*given, *named.values())
    key = ("once", macro, spoken(), *named, *(_sign(thing) for thing in things))
    # The things are held with it: another one could get the number of one that is gone.
    made, _held = remembered(key, lambda: (Markup(macro(*given, **named)), things))  # noqa: S704 (macros escape)
    return made


def _sign(thing: Any) -> Any:
    return (type(thing), thing) if isinstance(thing, _PLAIN) else id(thing)
