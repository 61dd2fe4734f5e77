"""Examples of the component ``share``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% from "share/share.html" import share %}{{ share(page.url, page.headline) }}', {}),)
