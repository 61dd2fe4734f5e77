"""An edition's own colours as a stored stylesheet, kept readable on the paper's background."""

from __future__ import annotations

import re

PAPER, INK = "#fffdf9", "#191713"
PAPER_DARK, INK_DARK = "#171512", "#ebe6dc"
LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of any size."""

Channels = tuple[float, float, float]


def stylesheet(accent: str, accent_dark: str = "") -> str:
    """Return the CSS that sets an edition's accent colour, light and dark.

    ``accent`` and ``accent_dark`` are ``#rrggbb``; a dark one that is missing is made from the light one. A colour
    that could not be read as text is moved towards the ink until it can. Raises ``ValueError`` for anything else.
    """
    light = readable(accent, PAPER, INK)
    dark = readable(accent_dark or accent, PAPER_DARK, INK_DARK)
    return f":root{{--accent:{light}}}@media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}"


def readable(colour: str, paper: str, ink: str) -> str:
    """Return ``colour``, moved towards ``ink`` in small steps until its contrast with ``paper`` suffices."""
    start, end = _channels(colour), _channels(ink)
    for step in range(21):
        mixed = _hex(tuple(a + (b - a) * step / 20 for a, b in zip(start, end, strict=True)))
        if contrast(mixed, paper) >= LEAST_CONTRAST:
            return mixed
    return ink


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> Channels:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"{colour!r} is no colour: write it as #rrggbb.")
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
