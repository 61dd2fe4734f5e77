"""Examples of the component ``listing``."""

from __future__ import annotations

from masthead.look import specimens
from masthead.look.parts import Link
from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "Stories",
        '{% from "listing/listing.html" import listing %}{{ listing(cards, edition) }}',
        {"cards": (specimens.CARD, specimens.OPINION)},
    ),
    Example(
        "Months before",
        '{% from "listing/listing.html" import older %}{{ older(months) }}',
        {"months": (Link("October 2026", "/archive/2026/10/"),)},
    ),
    Example(
        "Before and after",
        '{% from "listing/listing.html" import neighbours %}{{ neighbours(step, step) }}',
        {"step": Link("October 2026", "/archive/2026/10/")},
    ),
)
