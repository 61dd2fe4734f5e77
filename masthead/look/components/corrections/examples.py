"""Examples of the component ``corrections``."""

from __future__ import annotations

from masthead.look import specimens
from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "One, with changes",
        '{% from "corrections/corrections.html" import corrections %}{{ corrections((note,), "/changes/", edition) }}',
        {"note": specimens.CORRECTION},
    ),
)
