"""Examples of the component ``masthead``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% include "masthead/masthead.html" %}', {}),)
