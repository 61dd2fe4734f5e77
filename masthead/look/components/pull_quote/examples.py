"""Examples of the component ``pull_quote``."""

from __future__ import annotations

from masthead.look import blocks
from masthead.look.specimens import of_block

EXAMPLES = (of_block("With a name", blocks.PullQuote(text="Eleven minutes.", attribution="Aurel Stamm")),)
