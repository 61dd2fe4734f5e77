"""Examples of the component ``data_table``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block(
        "With heads",
        blocks.Table(
            caption="Strikes",
            has_header_row=True,
            has_header_column=True,
            rows=((Markup("Year"), Markup("Days")), (Markup("1931"), Markup("41"))),
        ),
    ),
)
