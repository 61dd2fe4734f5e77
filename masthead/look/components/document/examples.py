"""Examples of the component ``document``."""

from __future__ import annotations

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block(
        "With its size",
        blocks.Document(url="/documents/a.pdf", title="The agreement", format_name="PDF", size=1_843_200),
    ),
)
