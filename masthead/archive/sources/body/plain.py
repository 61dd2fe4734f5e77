"""Plain text out of HTML."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
_BREAKING = re.compile(
    r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|figure|figcaption)|br|hr)\b[^<>]*>", re.I
)


def plain_text(source: str) -> str:
    """The words of some HTML in one line, unescaped; scripts, styles and comments left out."""
    if "<" in source:
        source = without_comments(source)
        source = _HIDDEN.sub(" ", source)
        source = _BREAKING.sub(" ", source)
        source = _TAG.sub("", source)
    if "&" in source:
        source = html.unescape(source)
    return " ".join(source.split())


def without_comments(source: str) -> str:
    """HTML without its comments; what looks like the start of one and never ends stays."""
    pieces = []
    position = 0
    while (start := source.find("<!--", position)) >= 0 and (end := source.find("-->", start + 4)) >= 0:
        pieces.append(source[position:start])
        position = end + 3
    pieces.append(source[position:])
    return "".join(pieces)


def escaped(text: str) -> str:
    """Text as HTML."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
