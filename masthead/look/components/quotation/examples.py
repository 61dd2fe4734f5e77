"""Examples of the component ``quotation``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block("With a name", blocks.Quotation(html=Markup("I have no more to give."), attribution="Lukas Vane")),
)
