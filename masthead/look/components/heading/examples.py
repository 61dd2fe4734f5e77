"""Examples of the component ``heading``."""

from __future__ import annotations

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block("Level 2", blocks.Heading(text="What runs out first", anchor="first")),
    of_block("Level 3", blocks.Heading(text="Fruit", level=3)),
)
