"""The stylesheet of an edition's colours: its name says all that is in it, so it is made from the name."""

from __future__ import annotations

import re
from functools import lru_cache

from masthead.look import colours

FOLDER = "/colours/"
_NAME = re.compile(r"/colours/([0-9a-f]{6})-([0-9a-f]{6})\.css")


@lru_cache(maxsize=64)
def stylesheet(path: str) -> str | None:
    """The CSS for ``/colours/8a1c1c-f0a58f.css``; ``None`` for a path that names no colours."""
    named = _NAME.fullmatch(path)
    return colours.stylesheet(f"#{named[1]}", f"#{named[2]}") if named else None
