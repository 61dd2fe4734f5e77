"""Set type before the page is made up: blocks collected in reading order from a tree of HTML.

Every element either has a handler or is transparent, so no word is lost for being in an unknown tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from masthead.archive.sources.body.addresses import is_shown_elsewhere, safe_link
from masthead.archive.sources.body.desk import Desk
from masthead.archive.sources.body.line import Line
from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordset import word_set
from masthead.stories.incoming import Block, Embed, Html, Paragraph

Element = etree._Element
Handler = Callable[["Galley", Element], None]

INLINE = {
    "strong": "b",
    "b": "b",
    "em": "i",
    "i": "i",
    "cite": "i",
    "dfn": "i",
    "var": "i",
    "s": "s",
    "del": "s",
    "strike": "s",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
    "kbd": "code",
    "tt": "code",
    "samp": "code",
}
PARTING = word_set(
    "address article aside body button center dd details dialog dir div dl dt fieldset figcaption footer "
    "header hgroup html legend li main menu nav optgroup p search section summary tbody td tfoot th thead "
    "tr galley-break"
)
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
HANDLERS: dict[str, Handler] = {}


def handles(*tags: str) -> Callable[[Handler], Handler]:
    """Register the function that sets elements with these tags."""

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(tags, handler))
        return handler

    return register


class Galley:
    """Blocks in the making.

    With ``has_lines``, line ends mean what they mean to WordPress' classic editor: a blank line ends the
    paragraph, a single one is a line break (its ``wpautop``).
    """

    __slots__ = ("blocks", "desk", "has_lines", "line", "link")

    def __init__(self, desk: Desk, has_lines: bool = False) -> None:
        self.desk = desk
        self.has_lines = has_lines
        self.blocks: list[Block] = []
        self.line = Line()
        self.link = ""

    def set(self, element: Element) -> None:
        """Set an element's text and children."""
        if element.text:
            self.write(element.text)
        for child in element:
            self.set_element(child)
            if child.tail:
                self.write(child.tail)

    def set_element(self, element: Element) -> None:
        """Set one element by its handler, its inline tag, or as if only its content were there."""
        tag = element.tag
        if not isinstance(tag, str):
            return
        if tag in INLINE:
            is_new = self.line.open(INLINE[tag])
            self.set(element)
            if is_new:
                self.line.close(INLINE[tag])
        elif tag in HANDLERS:
            HANDLERS[tag](self, element)
        elif tag in PARTING:
            self.end_paragraph()
            self.set(element)
            self.end_paragraph()
        else:
            self.set(element)

    def write(self, text: str) -> None:
        """Append text to the current paragraph."""
        if not self.has_lines or "\n" not in text:
            self.line.write(text)
            return
        for number, part in enumerate(_PARAGRAPH_BREAK.split(text.replace("\r", ""))):
            if number:
                self.end_paragraph()
            for at, row in enumerate(part.split("\n")):
                if at:
                    self.line.break_off()
                if row:
                    self.line.write(row)

    def break_off(self) -> None:
        """A line break; two in a row end the paragraph."""
        if not self.line.break_off():
            self.end_paragraph()

    def end_paragraph(self) -> None:
        """What has been written so far becomes a paragraph (or an embed, if it is only such an address)."""
        html = self.line.take()
        if not html:
            return
        if html.startswith("http") and is_shown_elsewhere(url := html.replace("&amp;", "&")):
            self.blocks.append(Embed(url))
        else:
            self.blocks.append(Paragraph(html))

    def add(self, *blocks: Block) -> None:
        """Append blocks after what has been written so far."""
        self.end_paragraph()
        self.blocks.extend(blocks)

    def aside(self, element: Element, has_lines: bool | None = None) -> list[Block]:
        """The blocks of an element set apart from this galley."""
        other = Galley(self.desk, self.has_lines if has_lines is None else has_lines)
        other.link = self.link
        other.set(element)
        other.end_paragraph()
        return other.blocks

    def aside_of(self, element: Element) -> list[Block]:
        """The blocks of an element, its own tag counted, set apart from this galley."""
        other = Galley(self.desk, self.has_lines)
        other.link = self.link
        other.set_element(element)
        other.end_paragraph()
        return other.blocks


@handles("br")
def _set_break(galley: Galley, element: Element) -> None:
    galley.break_off()
    galley.set(element)


@handles("hr")
def _set_rule(galley: Galley, element: Element) -> None:
    galley.end_paragraph()
    galley.set(element)


@handles("a")
def _set_link(galley: Galley, element: Element) -> None:
    given = element.get("href") or ""
    href = safe_link(given)
    if given and not href:
        galley.desk.note("unsafe-link", given)
    if not href or href == "#":
        galley.set(element)
        return
    outer, galley.link = galley.link, href
    is_new = galley.line.open("a", href)
    galley.set(element)
    if is_new:
        galley.line.close("a")
    galley.link = outer


@handles("q")
def _set_short_quotation(galley: Galley, element: Element) -> None:
    galley.line.write("\u201c")
    galley.set(element)
    galley.line.write("\u201d")


def words(element: Element) -> str:
    """All text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def detached(element: Element) -> Element:
    """The element taken out of its parent; what followed it stays."""
    parent = element.getparent()
    if parent is None:
        return element
    tail = element.tail or ""
    element.tail = None
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
    return element


def classes(element: Element) -> frozenset[str]:
    """The element's classes."""
    return frozenset((element.get("class") or "").split())


def text_of(html: Html) -> str:
    """Inline HTML as plain text."""
    return plain_text(html) if "<" in html or "&" in html else html
