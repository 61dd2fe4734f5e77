"""Examples of the component ``story_times``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (
    Example(
        "Updated on the same day",
        '{% from "story_times/story_times.html" import story_times %}{{ story_times(page, edition) }}',
        {},
    ),
)
