"""Examples of the component ``paragraph``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (of_block("As it is", blocks.Paragraph(html=Markup("Nobody <b>shouted</b>."))),)
