"""Examples of the component ``timeline_entry``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look import blocks, specimens
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block("A day", blocks.TimelineEntry(at=specimens.MOMENT, heading="Eight hours")),
    of_block(
        "In words", blocks.TimelineEntry(when="Spring 1931", heading="No bread", html=Markup("<p>Flour is sent.</p>"))
    ),
)
