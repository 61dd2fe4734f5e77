"""The body of a WordPress post as blocks: block editor, classic editor, shortcodes, bare addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from masthead.archive.sources.body.addresses import is_shown_elsewhere, safe_link
from masthead.archive.sources.body.desk import Desk
from masthead.archive.sources.body.html_blocks import blocks_of
from masthead.archive.sources.body.line import Line, tidied
from masthead.archive.sources.body.plain import escaped
from masthead.archive.sources.wordpress import shortcode_html  # noqa: F401 - it registers the writers
from masthead.archive.sources.wordpress.gutenberg import parts_of
from masthead.archive.sources.wordpress.shortcodes import attribute, closers_in, expanded
from masthead.stories.incoming import Block, Embed, Paragraph

_INLINE_TAG = re.compile(r"<(/?)(strong|em|b|i|sub|sup|s|code|br|a)(\s[^<>]*)?/?>")
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMES = {"strong": "b", "em": "i"}
_ADDRESS_LINE = re.compile(r"(?m)^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*\r?$")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def blocks_of_content(content: str, desk: Desk, reusable: Callable[[str], str | None]) -> list[Block]:
    """Blocks in reading order; notes go to ``desk``.

    ``reusable``: number of a reusable block → its content.
    """
    if not content or content.isspace():
        return []
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    closers = closers_in(content) if "[/" in content else {}
    if "wp:" not in content or "<!--" not in content:
        return _classic(content, desk, closers)
    blocks: list[Block] = []
    for part in parts_of(content, desk, reusable):
        if part.kind == "paragraph" and (simple := simple_paragraph(part.html)) is not None:
            if simple:
                blocks.append(_paragraph(simple))
        elif part.kind == "free":
            blocks += _classic(part.html, desk, closers)
        else:
            html = f"<p>{part.html}</p>" if part.kind == "paragraph" else part.html
            blocks += blocks_of(expanded(html, desk, closers), desk)
    return blocks


def _classic(content: str, desk: Desk, closers: dict[str, int]) -> list[Block]:
    if "<" not in content and "[" not in content and "http" not in content:
        return _plain(content)
    if "http" in content:
        content = _ADDRESS_LINE.sub(_shown, content)
    return blocks_of(expanded(content, desk, closers), desk, has_lines=True)


def _plain(content: str) -> list[Block]:
    blocks: list[Block] = []
    for part in _BLANK_LINE.split(content):
        line = Line()
        for number, row in enumerate(unescape(part).split("\n")):
            if number:
                line.break_off()
            if row:
                line.write(row)
        if html := line.take():
            blocks.append(Paragraph(html))
    return blocks


def _shown(match: re.Match[str]) -> str:
    url = match[1].replace("&amp;", "&")
    if not is_shown_elsewhere(url):
        return match[0]
    return f'\n\n<galley-embed url="{attribute(url)}"></galley-embed>\n\n'


def _paragraph(html: str) -> Block:
    if html.startswith("http") and is_shown_elsewhere(url := html.replace("&amp;", "&")):
        return Embed(url)
    return Paragraph(html)


def simple_paragraph(html: str) -> str | None:
    """The inside of ``<p>`` as inline HTML of ours; ``None`` if it needs the whole treatment.

    Most paragraphs of an archive are words with a link or two: no parser is needed for those.
    """
    if "[" in html:
        return None
    if "<" not in html:
        return tidied(escaped(unescape(html) if "&" in html else html))
    line = Line()
    position = 0
    while (start := html.find("<", position)) >= 0:
        tag = _INLINE_TAG.match(html, start)
        if tag is None:
            return None
        if start > position:
            line.write(unescape(html[position:start]))
        if not _set_tag(line, tag):
            return None
        position = tag.end()
    if position < len(html):
        line.write(unescape(html[position:]) if "&" in html else html[position:])
    return line.take()


def _set_tag(line: Line, tag: re.Match[str]) -> bool:
    """Set one inline tag; False where it is not as simple as it looked."""
    closing, name, rest = tag.groups()
    name = _NAMES.get(name, name)
    if name == "br":
        return line.break_off()
    if closing:
        return line.close_last(name)
    if name != "a":
        return line.open(name)
    href = _HREF.search(rest or "")
    address = unescape(href[1] or href[2] or "") if href else ""
    return bool(address) and safe_link(address) == address and address != "#" and line.open("a", address)
