"""HTML as other systems keep it, turned into blocks of ours."""

from __future__ import annotations

import re

from lxml import etree

from masthead.archive.sources.body import foreign, pictures, tables, texts  # noqa: F401 - they register handlers
from masthead.archive.sources.body.condense import condensed
from masthead.archive.sources.body.desk import Desk
from masthead.archive.sources.body.galley import Galley
from masthead.archive.sources.body.line import tidied
from masthead.archive.sources.body.plain import escaped, plain_text
from masthead.archive.sources.wordset import word_set
from masthead.stories.incoming import Block, Html, Paragraph

DEEPEST = 80
"""Nesting that is walked; libxml2 stops at 2,048 (and silently leaves out the rest), no person gets to 40."""

_ODD = re.compile(r"<!\[CDATA\[", re.I)
_HIDDEN_CODE = re.compile(r"<\?(?:php|=).*?(?:\?>|\Z)", re.S | re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAGS = re.compile(r"<(/?)([A-Za-z][\w-]*)([^<>]*)>")
_UNCOUNTED = word_set("p li dt dd td th tr option br img hr input meta link col source track wbr area base param embed")
_RAW = frozenset({"script", "style", "iframe", "textarea"})
_INLINE = word_set("span font b i u s em strong small big sub sup code a tt mark abbr ins del strike cite")


def blocks_of(html: str, desk: Desk, has_lines: bool = False) -> list[Block]:
    """Blocks in reading order; notes go to ``desk``.

    ``has_lines``: line ends count (the classic editor). No word of the text is lost: what has no block of
    its own is kept as text or as ``Preserved``.
    """
    galley = Galley(desk, has_lines)
    root = _tree(html, desk)
    if root is not None:
        galley.set_element(root)
        galley.end_paragraph()
    return galley.blocks


def inline_of(html: str, desk: Desk | None = None) -> Html:
    """A short text (a caption) as inline HTML of ours."""
    if "<" not in html and "&" not in html:
        return tidied(escaped(html))
    desk = desk or Desk()
    line, lifted = condensed(blocks_of(html, desk))
    for block in lifted:
        desk.note("left-out-of-caption", type(block).__name__)
    return line


def _tree(html: str, desk: Desk) -> etree._Element | None:
    html = _CONTROL.sub("", html)
    if "<!" in html:
        html = _ODD.sub("&lt;![CDATA[", html)
    if "<?" in html:
        html = _HIDDEN_CODE.sub(lambda match: _noted(match, desk), html)
    if html.count("<") > DEEPEST and depth(html) > DEEPEST:
        desk.note("nested-too-deep", f"{depth(html)} levels made flat")
        html = flat(html)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    return etree.fromstring(f"<body>{html}".encode(), parser)


def _noted(match: re.Match[str], desk: Desk) -> str:
    desk.note("code-removed", match[0])
    return ""


def depth(html: str) -> int:
    """How deep elements nest at most, unclosed ones counted as open to the end."""
    level = deepest = 0
    for closing, tag, rest in _TAGS.findall(html):
        if tag.lower() in _UNCOUNTED or rest.endswith("/"):
            continue
        level += -1 if closing else 1
        level = max(level, 0)
        deepest = max(deepest, level)
    return deepest


def flat(html: str) -> str:
    """Everything that nests taken away; paragraphs, pictures and links stay, and every word."""

    def replaced(match: re.Match[str]) -> str:
        tag = match[2].lower()
        if tag in _UNCOUNTED or tag in _RAW:
            return match[0]
        if tag in _INLINE:
            return ""
        return "<galley-break></galley-break>"

    return _TAGS.sub(replaced, html)


def plain_paragraphs(text: str) -> list[Block]:
    """Plain text as paragraphs, parted at blank lines."""
    parts = (plain_text(escaped(part)) for part in re.split(r"\n\s*\n", text))
    return [Paragraph(escaped(part)) for part in parts if part]
