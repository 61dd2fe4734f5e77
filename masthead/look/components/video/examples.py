"""Examples of the component ``video``."""

from __future__ import annotations

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block(
        "With subtitles",
        blocks.Video(
            files=(blocks.MediaFile("/media/vote.mp4", "video/mp4"),),
            title="The vote",
            subtitles=(blocks.Subtitles("/media/vote.vtt", "en", "English"),),
        ),
    ),
)
