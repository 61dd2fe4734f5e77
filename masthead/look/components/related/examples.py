"""Examples of the component ``related``."""

from __future__ import annotations

from masthead.look import specimens
from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "Three",
        '{% from "related/related.html" import related %}{{ related(cards, edition) }}',
        {"cards": (specimens.CARD,) * 3},
    ),
)
