"""Examples of the component ``open_graph``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% include "open_graph/open_graph.html" %}', {}),)
