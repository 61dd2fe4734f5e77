"""Examples of the component ``call_out``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look import blocks
from masthead.look.parts import Link
from masthead.look.specimens import of_block

EXAMPLES = (
    of_block(
        "With a link",
        blocks.CallOut(title="Tell us", html=Markup("<p>Do you work there?</p>"), link=Link("Write", "/contact/")),
    ),
)
