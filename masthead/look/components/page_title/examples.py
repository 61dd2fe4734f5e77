"""Examples of the component ``page_title``."""

from __future__ import annotations

from markupsafe import Markup

from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "With everything",
        '{% from "page_title/page_title.html" import page_title %}'
        '{{ page_title("Harbour", introduction, "/feed/", above="Section") }}',
        {"introduction": Markup("<p>Ships and fish.</p>")},
    ),
)
