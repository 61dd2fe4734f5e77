"""Shortcodes (``[caption]…[/caption]``) written out as HTML, and told apart from words in square brackets.

WordPress knows a shortcode only by its plugin's registered name; an export does not say which were there. So:

* names of WordPress itself and of page builders are shortcodes always;
* any other name is one if it is closed later, carries ``key="value"``, closes itself (``/]``), is a closing tag,
  has an underscore, or stands on a line of its own in small letters (``[related]``), where no sentence is around it;
* everything else in brackets – ``[sic]``, ``[…]``, ``[he said]``, ``[1]``, ``[co-author]`` – is the reporter's.

See https://developer.wordpress.org/apis/shortcode/ for the syntax.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from masthead.archive.sources.body.desk import Desk
from masthead.archive.sources.wordpress import shortcode_names as names

_TOKEN = re.compile(
    r"(?P<comment><!--)"
    r"|<(?P<raw>pre|code|script|style|textarea)\b[^<>]*>"
    r"|<[A-Za-z/][^<>]*>"
    r"|\[(?P<escape>\[?)(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:[\s/\u00a0=][^\[\]]*)?)\](?P<unescape>\]?)",
    re.S,
)
_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|[\u201c\u201d\u2033]([^\u201c\u201d\u2033]*)[\u201c\u201d\u2033]"""
    r"""|([^\s'"]+))|"([^"]*)"|'([^']*)'|(\S+)"""
)
_QUOTES = re.compile(r"&(?:quot|#34|#822[01]|#8243|ldquo|rdquo|Prime);")
_APOSTROPHES = re.compile(r"&(?:#39|#821[67]|apos|lsquo|rsquo);")
_CLOSERS = re.compile(r"\[/([A-Za-z][\w-]*)\]")
_EDGE = r"p|div|br|center|section|article|aside|li|td|h[1-6]|figure"
_LINE_BEFORE = re.compile(rf"(?:\A|\n|</?(?:{_EDGE})\b[^<>]*>|-->)([^<>\n]*)\Z")
_LINE_AFTER = re.compile(rf"([^<>\n]*)(?:\Z|\n|</?(?:{_EDGE})\b|<!--)")
_ONLY_CODES = re.compile(r"""(?:[\s\u00a0]|&nbsp;|\[/?[a-z][a-z0-9_-]+(?:\s+(?:"[^"]*"|'[^']*'|\d+))*\s*/?\])*""")
_LINE = 500
"""Characters to both sides in which the ends of a line are looked for."""
_DEEPEST = 12


@dataclass(slots=True)
class Attributes:
    """What stands in a shortcode's opening tag."""

    named: dict[str, str] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)

    def first(self, *keys: str) -> str:
        """The first of these that is given and not empty."""
        return next((value for key in keys if (value := self.named.get(key, "").strip())), "")


Writer = Callable[["Expander", Attributes, str | None, str], str | None]
"""(expander, attributes, content or ``None`` where it is not closed, name) → HTML; ``None``: not understood."""

WRITERS: dict[str, Writer] = {}
"""Filled by ``shortcode_html``."""


@dataclass(slots=True)
class Expander:
    """Writes out the shortcodes of one story."""

    desk: Desk
    last_closer: dict[str, int]
    depth: int = 0
    closings: dict[str, int] = field(default_factory=dict)
    """Where closing tags come next in the text at hand (-1: not again): looking each time would take hours."""

    def expand(self, text: str) -> str:
        """``text`` without a shortcode in it."""
        outer, self.closings = self.closings, {}
        pieces: list[str] = []
        position = 0
        while match := _TOKEN.search(text, position):
            pieces.append(text[position : match.start()])
            if match["name"]:
                replacement, position = self._shortcode(text, match)
                pieces.append(replacement)
            else:
                position = self._end_of_markup(text, match)
                pieces.append(text[match.start() : position])
        pieces.append(text[position:])
        self.closings = outer
        return "".join(pieces)

    def _end_of_markup(self, text: str, match: re.Match[str]) -> int:
        """Where a tag, a comment or an element whose text is not touched (``<pre>``, ``<script>`` …) ends."""
        if match["comment"]:
            return self._after(text, "-->", match.end())
        if match["raw"]:
            return self._after(text, f"</{match['raw']}", match.end())
        return match.end()

    def _after(self, text: str, closing: str, start: int) -> int:
        """The end of the next ``closing``; ``start`` if there is none (looked for once in each text)."""
        found = self.closings.get(closing)
        if found is None or 0 <= found < start:
            found = self.closings[closing] = text.find(closing, start)
        return found + len(closing) if found >= 0 else start

    def _shortcode(self, text: str, match: re.Match[str]) -> tuple[str, int]:
        name, rest = match["name"], match["rest"]
        attributes = parsed(rest)
        if not self._is_shortcode(text, match, attributes):
            return match[0], match.end()
        if match["escape"] and match["unescape"]:
            return match[0][1:-1], match.end()
        edge = "[" if match["escape"] else "", "]" if match["unescape"] else ""
        if match["close"]:
            if not self._is_layout(name) and name not in WRITERS:
                self.desk.note("unknown-shortcode", name)
            return edge[0] + self._parting(name) + edge[1], match.end()
        replacement, end = self._opened(text, match, name, attributes)
        return edge[0] + replacement + (edge[1] if end == match.end() else ""), end

    def _is_shortcode(self, text: str, match: re.Match[str], attributes: Attributes) -> bool:
        name = match["name"]
        if match["rest"].startswith("="):
            return _plays(name)
        if name in names.CORE or name.startswith(names.LAYOUT_PREFIXES) or name in names.KNOWN_WITHOUT_ATTRIBUTES:
            return True
        is_closed = self.last_closer.get(name, -1) >= 0
        if match["close"]:
            return is_closed
        if is_closed or _is_self_closing(match["rest"]):
            return True
        if attributes.named:
            return _is_clearly_given(match["rest"], attributes)
        if _plays(name) and attributes.listed:
            return _is_address(attributes.listed[0]) or len(attributes.listed) == 1
        if "_" in name and (not attributes.listed or _is_quoted(match["rest"])):
            return True
        return name not in names.SAID and _stands_alone(text, match)

    def _opened(self, text: str, match: re.Match[str], name: str, attributes: Attributes) -> tuple[str, int]:
        inner, end = None, match.end()
        writer = WRITERS.get(name)
        if writer is not None and self.depth < _DEEPEST and not _is_self_closing(match["rest"]):
            inner, end = self._content(text, name, match.end())
        if writer is not None:
            written = writer(self, attributes, inner, name)
            if written is not None:
                return written, end
        return self._unwrapped(match[0], name, attributes), match.end()

    def inside(self, text: str) -> str:
        """The content of a shortcode, its own shortcodes written out."""
        self.depth += 1
        try:
            return self.expand(text)
        finally:
            self.depth -= 1

    def _content(self, text: str, name: str, start: int) -> tuple[str | None, int]:
        if self.last_closer.get(name, -1) < 0:
            return None, start
        closing = f"[/{name}]"
        end = self._after(text, closing, start)
        if end == start:
            return None, start
        found = end - len(closing)
        again = re.compile(rf"\[{re.escape(name)}[\s\]]").search(text, start, found)
        if again and name not in names.CORE:
            return None, start
        return text[start:found], end

    def _unwrapped(self, source: str, name: str, attributes: Attributes) -> str:
        is_layout = self._is_layout(name)
        heading = attributes.first("title", "heading", "headline") if is_layout else ""
        has_content = self.last_closer.get(name, -1) >= 0
        if is_layout:
            self.desk.note("layout-shortcode", name)
        else:
            self.desk.note("unknown-shortcode", name)
        kept = ""
        says_more = any(" " in value for key, value in attributes.named.items() if value != heading or not is_layout)
        if not is_layout and (not has_content or says_more):
            kept = preserved(source, f"the shortcode [{name}]")
        title = f"<h3>{heading}</h3>" if heading else ""
        return self._parting(name) + title + kept

    def _parting(self, name: str) -> str:
        is_inline = name in names.INLINE or not self._is_layout(name)
        return "" if is_inline else "<galley-break></galley-break>"

    def _is_layout(self, name: str) -> bool:
        return name in names.LAYOUT or name.startswith(names.LAYOUT_PREFIXES)


def expanded(text: str, desk: Desk, closers: dict[str, int] | None = None) -> str:
    """``text`` with its shortcodes written out as HTML; ``closers`` of a larger whole, if it is part of one."""
    if "[" not in text:
        return text
    return Expander(desk, closers if closers is not None else closers_in(text)).expand(text)


def closers_in(text: str) -> dict[str, int]:
    """Where each closing tag comes for the last time."""
    return {match[1]: match.start() for match in _CLOSERS.finditer(text)}


def parsed(rest: str) -> Attributes:
    """The attributes after a shortcode's name, curly and escaped quotes taken as meant."""
    attributes = Attributes()
    rest = rest.strip().removesuffix("/").strip()
    if not rest:
        return attributes
    # quotation marks as entities are those around values only where there are no others
    if "&" in rest and '="' not in rest and "='" not in rest:
        rest = _APOSTROPHES.sub("'", _QUOTES.sub('"', rest))
    for match in _ATTRIBUTE.finditer(rest.replace("\u00a0", " ")):
        key, *values = match.groups()
        if key:
            attributes.named[key.lower()] = next((v for v in values[:4] if v is not None), "")
        else:
            attributes.listed.append(next((v for v in values[4:] if v is not None), ""))
    return attributes


def preserved(source: str, reason: str) -> str:
    """An element that becomes a ``Preserved`` block."""
    return f'<galley-preserved source="{attribute(source)}" reason="{attribute(reason)}"></galley-preserved>'


def attribute(value: str) -> str:
    """A value that may stand in double quotes in HTML, without touching entities that stand in it already."""
    return value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def _is_clearly_given(rest: str, attributes: Attributes) -> bool:
    """Whether ``key=value`` is meant as such, and not said in a sentence ("[note: x = 5]")."""
    quoted = re.search(r"""=\s*["'\u201c\u201d\u2033]|=\s*&(?:quot|#34|#822[01]|#8243|ldquo|rdquo);""", rest)
    return bool(quoted) or not attributes.listed


def _is_self_closing(rest: str) -> bool:
    return rest.rstrip().endswith("/") and not rest.rstrip().endswith(("://", ":/"))


def _plays(name: str) -> bool:
    return name in names.VIDEO_SITES


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "//", "www."))


def _is_quoted(rest: str) -> bool:
    return rest.strip().startswith(('"', "'", "\u201c", "&quot;", "&#8220;", "&#8221;"))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the line around a token holds nothing but such tokens."""
    before = _LINE_BEFORE.search(text[max(match.start() - _LINE, 0) : match.start()])
    after = _LINE_AFTER.match(text, match.end(), min(match.end() + _LINE, len(text)))
    if before is None or after is None:
        return False
    return bool(_ONLY_CODES.fullmatch(f"{before[1]}{match[0]}{after[1]}"))
