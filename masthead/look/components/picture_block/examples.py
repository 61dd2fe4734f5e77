"""Examples of the component ``picture_block``."""

from __future__ import annotations

from masthead.look import blocks, specimens
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block("In the column", blocks.PictureBlock(picture=specimens.PICTURE)),
    of_block("Wide", blocks.PictureBlock(picture=specimens.PICTURE, width="wide")),
)
