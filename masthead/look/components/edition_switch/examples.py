"""Examples of the component ``edition_switch``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "As it is",
        '{% from "edition_switch/edition_switch.html" import edition_switch %}{{ edition_switch(edition) }}',
    ),
)
