"""Examples of the component ``footer``."""

from __future__ import annotations

from masthead.look.specimens import Example

EXAMPLES = (Example("As it is", '{% include "footer/footer.html" %}', {}),)
