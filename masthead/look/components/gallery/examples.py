"""Examples of the component ``gallery``."""

from __future__ import annotations

from masthead.look import blocks, specimens
from masthead.look.specimens import of_block

EXAMPLES = (of_block("Three", blocks.Gallery(title="The quay", pictures=(specimens.PICTURE,) * 3)),)
