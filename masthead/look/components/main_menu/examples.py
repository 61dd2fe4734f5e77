"""Examples of the component ``main_menu``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "In the header",
        '{% from "main_menu/main_menu.html" import main_menu %}{{ main_menu(page.menu, page.current_url) }}',
        {},
    ),
    Example(
        "On phones",
        '{% from "main_menu/main_menu.html" import phone_menu %}{{ phone_menu(page.menu, edition, page.current_url) }}',
        {},
    ),
)
