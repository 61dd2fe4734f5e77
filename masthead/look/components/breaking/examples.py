"""Examples of the component ``breaking``."""

from __future__ import annotations

from dataclasses import replace

from masthead.look.parts import BreakingNews
from masthead.look.specimens import CARD, MOMENT, Example

SOURCE = '{% include "breaking/breaking.html" %}'
NEWS = BreakingNews("The harbour is closed until further notice", MOMENT, CARD.url)

EXAMPLES = (
    Example("With a story", SOURCE, {"breaking": NEWS}),
    Example("Before there is one", SOURCE, {"breaking": replace(NEWS, url="")}),
)
