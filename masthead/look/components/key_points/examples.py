"""Examples of the component ``key_points``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (of_block("Two", blocks.KeyPoints(items=(Markup("The third day."), Markup("No mediator yet.")))),)
