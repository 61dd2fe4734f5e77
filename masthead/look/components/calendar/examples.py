"""Examples of the component ``calendar``."""

from __future__ import annotations

from datetime import date

from masthead.look.dates import calendar_weeks
from masthead.look.pages import ArchiveDay, CalendarMonth
from masthead.look.specimens import Example

FIRST = date(2026, 11, 1)
WEEKS = calendar_weeks(FIRST, "en-GB", {FIRST: ArchiveDay(FIRST, "/archive/2026/11/01/", 3)})

EXAMPLES = (
    Example(
        "November",
        '{% from "calendar/calendar.html" import calendar %}{{ calendar(month, edition) }}',
        {"month": CalendarMonth(FIRST, WEEKS, "/archive/2026/11/")},
    ),
)
