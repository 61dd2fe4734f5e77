"""Examples of the component ``follow_us``."""

from __future__ import annotations

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (of_block("As it is", blocks.FollowUs()),)
