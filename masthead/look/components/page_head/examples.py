"""Examples of the component ``page_head``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% include "page_head/page_head.html" %}', {}),)
