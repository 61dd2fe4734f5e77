"""Examples of the component ``icon``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (
    Example("menu", '{% from "icon/icon.html" import icon %}{{ icon("menu") }}', {}),
    Example("close", '{% from "icon/icon.html" import icon %}{{ icon("close") }}', {}),
    Example("down", '{% from "icon/icon.html" import icon %}{{ icon("down") }}', {}),
    Example("onward", '{% from "icon/icon.html" import icon %}{{ icon("onward") }}', {}),
    Example("play", '{% from "icon/icon.html" import icon %}{{ icon("play") }}', {}),
    Example("download", '{% from "icon/icon.html" import icon %}{{ icon("download") }}', {}),
)
