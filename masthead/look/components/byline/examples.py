"""Examples of the component ``byline``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (
    Example("News", '{% from "byline/byline.html" import byline %}{{ byline(page.bylines, edition) }}', {}),
    Example(
        "Opinion",
        '{% from "byline/byline.html" import byline %}{{ byline(page.bylines[:1], edition, with_faces=true) }}',
        {},
    ),
)
