"""Examples of the component ``body``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% include "body/body.html" %}', {}),)
