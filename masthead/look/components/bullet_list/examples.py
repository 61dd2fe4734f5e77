"""Examples of the component ``bullet_list``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block("Bullets", blocks.BulletList(items=(Markup("Fruit"), Markup("Newsprint")))),
    of_block("Numbers", blocks.BulletList(items=(Markup("Fruit"), Markup("Newsprint")), is_ordered=True)),
)
