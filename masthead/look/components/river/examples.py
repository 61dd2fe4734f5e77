"""Examples of the component ``river``."""

from __future__ import annotations

from masthead.look import specimens
from masthead.look.pages import River
from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "Wide",
        '{% from "river/river.html" import river %}{{ river(section, edition) }}',
        {"section": River("City", "/city/", (specimens.CARD,) * 4, "wide")},
    ),
    Example(
        "Standard",
        '{% from "river/river.html" import river %}{{ river(section, edition) }}',
        {"section": River("City", "/city/", (specimens.CARD,) * 4, "standard")},
    ),
    Example(
        "Dense",
        '{% from "river/river.html" import river %}{{ river(section, edition) }}',
        {"section": River("City", "/city/", (specimens.CARD,) * 4, "dense")},
    ),
    Example(
        "Opinion",
        '{% from "river/river.html" import river %}{{ river(section, edition) }}',
        {"section": River("City", "/city/", (specimens.OPINION,) * 4, "opinion")},
    ),
)
