"""Examples of the component ``picture``."""

from __future__ import annotations

from masthead.look import specimens
from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "With caption and credit",
        '{% from "picture/picture.html" import figure %}{{ figure(view, "39rem") }}',
        {"view": specimens.PICTURE},
    ),
    Example(
        "Alone, first on its page",
        '{% from "picture/picture.html" import picture %}{{ picture(view, "39rem", is_lead=true) }}',
        {"view": specimens.PICTURE},
    ),
)
