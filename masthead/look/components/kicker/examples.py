"""Examples of the component ``kicker``."""

from __future__ import annotations

from masthead.look import specimens
from masthead.look.specimens import Example

EXAMPLES = (
    Example("News", '{% from "kicker/kicker.html" import kicker %}{{ kicker(story) }}', {"story": specimens.CARD}),
    Example(
        "Opinion", '{% from "kicker/kicker.html" import kicker %}{{ kicker(story) }}', {"story": specimens.OPINION}
    ),
    Example(
        "On its own page",
        '{% from "kicker/kicker.html" import kicker %}{{ kicker(page, "/analysis/", "Analysis") }}',
        {},
    ),
)
