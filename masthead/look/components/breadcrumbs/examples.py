"""Examples of the component ``breadcrumbs``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% include "breadcrumbs/breadcrumbs.html" %}', {}),)
