"""The sizes and formats in which readers get photos."""

from __future__ import annotations

WIDTHS = (320, 640, 960, 1280, 1600)
"""Pixels; a photo has those up to the first that is not smaller than the original."""
FORMATS = ("webp", "jpeg", "avif")
"""In the order in which they are made: a page can be shown with the first two."""
SHARING = "fill-1200x630|format-jpeg"
"""The picture of links on other sites (Open Graph)."""


def spec(width: int, file_format: str) -> str:
    """Wagtail's name for one rendition."""
    return f"width-{width}|format-{file_format}"


def widths_for(original_width: int) -> list[int]:
    """The widths in which a photo is kept.

    >>> widths_for(800)
    [320, 640, 960]
    """
    smaller = [width for width in WIDTHS if width < original_width]
    return [*smaller, *WIDTHS[len(smaller) : len(smaller) + 1]]
