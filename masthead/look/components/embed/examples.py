"""Examples of the component ``embed``."""

from __future__ import annotations

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block(
        "May be framed",
        blocks.Embed(
            url="https://video.example.org/1",
            provider="Example Video",
            title="How a twist lock works",
            frame_url="https://player.example.org/1",
        ),
    ),
    of_block("A link only", blocks.Embed(url="https://social.example/1", provider="Example")),
)
