"""What a source says when a file is not what it was taken for."""

from __future__ import annotations


class NotAnExport(ValueError):  # noqa: N818 - the name says what the file is
    """The file as a whole cannot be read; the message is one line that says why and what to do."""
