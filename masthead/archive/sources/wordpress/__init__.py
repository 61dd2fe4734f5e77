"""WordPress export files (WXR), read as a stream."""

from masthead.archive.sources.wordpress.reading import Incoming, read_wordpress

__all__ = ["Incoming", "read_wordpress"]
