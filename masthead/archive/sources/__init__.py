"""Readers of other systems' archives: plain Python, plain data out (``masthead/stories/incoming.py``)."""

from masthead.archive.sources.errors import NotAnExport
from masthead.archive.sources.wordpress import Incoming, read_wordpress

__all__ = ["Incoming", "NotAnExport", "read_wordpress"]
