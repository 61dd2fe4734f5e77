"""Examples of the component ``related_story``."""

from __future__ import annotations

from masthead.look import blocks, specimens
from masthead.look.specimens import of_block

EXAMPLES = (of_block("As it is", blocks.RelatedStories(cards=(specimens.CARD,))),)
