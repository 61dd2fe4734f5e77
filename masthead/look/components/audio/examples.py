"""Examples of the component ``audio``."""

from __future__ import annotations

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block(
        "With a title", blocks.Audio(files=(blocks.MediaFile("/media/a.mp3", "audio/mpeg"),), title="Eleven minutes")
    ),
)
