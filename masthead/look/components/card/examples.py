"""Examples of the component ``card``."""

from __future__ import annotations

from masthead.look import specimens
from masthead.look.specimens import Example

IMPORT = '{% from "card/card.html" import card, opinion, timed %}'

EXAMPLES = (
    Example(
        "Lead",
        IMPORT + '{{ card(story, edition, "lead", with_byline=true, with_day=true) }}',
        {"story": specimens.CARD},
    ),
    Example(
        "Major",
        IMPORT + '{{ card(story, edition, "major", with_byline=true, with_day=true) }}',
        {"story": specimens.CARD},
    ),
    Example(
        "Second",
        IMPORT + '{{ card(story, edition, "second", with_byline=true, with_day=true) }}',
        {"story": specimens.CARD},
    ),
    Example(
        "Standard",
        IMPORT + '{{ card(story, edition, "standard", with_byline=true, with_day=true) }}',
        {"story": specimens.CARD},
    ),
    Example(
        "Brief",
        IMPORT + '{{ card(story, edition, "brief", with_byline=true, with_day=true) }}',
        {"story": specimens.CARD},
    ),
    Example(
        "Row",
        IMPORT + '{{ card(story, edition, "row", with_byline=true, with_day=true) }}',
        {"story": specimens.CARD},
    ),
    Example(
        "Listed",
        IMPORT + '{{ card(story, edition, "listed", with_byline=true, with_day=true) }}',
        {"story": specimens.CARD},
    ),
    Example(
        "Opinion",
        IMPORT + "{{ opinion(story, edition) }}",
        {"story": specimens.OPINION},
    ),
    Example(
        "Opinion among news",
        IMPORT + "{{ card(story, edition) }}",
        {"story": specimens.OPINION},
    ),
    Example(
        "With its time",
        IMPORT + "{{ timed(story, edition) }}",
        {"story": specimens.CARD},
    ),
)
