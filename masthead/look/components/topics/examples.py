"""Examples of the component ``topics``."""

from __future__ import annotations

from masthead.look.parts import Link
from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "Two",
        '{% from "topics/topics.html" import topics %}{{ topics(links) }}',
        {"links": (Link("Strike", "/topic/strike/"), Link("Port", "/topic/port/"))},
    ),
)
