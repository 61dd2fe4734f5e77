"""Examples of the component ``edition_switch``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% include "edition_switch/edition_switch.html" %}', {}),)
