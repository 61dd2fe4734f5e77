"""One line of inline HTML in the making: safe and balanced whatever order the source's tags come in."""

from __future__ import annotations

import re
from html import escape

from masthead.archive.sources.body.plain import escaped
from masthead.stories.incoming import Html

BREAK = "<br>"
_SPACE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_ROUND_BREAK = re.compile(r"[ ]*<br>[ ]*")
_EMPTY = re.compile(r'<(b|i|s|sub|sup|code|a)(?: href="[^"]*")?>( ?)</\1>')
_FIRST_BREAKS = re.compile(r'^((?:<\w+(?: href="[^"]*")?>)*)(?: |<br>)+')
_CLOSING = re.compile(r"</\w+>$")
_BLANK = re.compile("[\\s\u00a0\u200b\u200c\u200d\u2060\ufeff]*")
_UNSEEN = re.compile("(?:<[^>]*>|[\\s\u00a0\u200b\u200c\u200d\u2060\ufeff])*")


class Line:
    """Collects text and inline tags; :meth:`take` gives the finished HTML and starts anew inside the same tags."""

    __slots__ = ("_open", "_parts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[tuple[str, str]] = []

    def write(self, text: str) -> None:
        """Append plain text; white space is folded when the line is taken."""
        if text.isspace() and (not self._parts or self._parts[-1] == BREAK):
            return
        self._parts.append(escaped(text))

    def open(self, tag: str, href: str = "") -> bool:
        """Begin a tag; False (and nothing happens) if the line is inside such a tag already."""
        if any(name == tag for name, _ in self._open):
            return False
        opening = f'<a href="{escape(href)}">' if tag == "a" else f"<{tag}>"
        self._open.append((tag, opening))
        self._parts.append(opening)
        return True

    def close(self, tag: str) -> None:
        """End a tag; tags opened since then are ended and begun again."""
        again = []
        while self._open:
            name, opening = self._open.pop()
            self._parts.append(f"</{name}>")
            if name == tag:
                break
            again.append((name, opening))
        for name, opening in reversed(again):
            self._open.append((name, opening))
            self._parts.append(opening)

    def close_last(self, tag: str) -> bool:
        """End the tag that was opened last; False (and nothing happens) if it is another."""
        if not self._open or self._open[-1][0] != tag:
            return False
        self._open.pop()
        self._parts.append(f"</{tag}>")
        return True

    def break_off(self) -> bool:
        """A line break; False (and nothing happens) if one stands there already."""
        if self._parts and self._parts[-1] == BREAK:
            return False
        self._parts.append(BREAK)
        return True

    def take(self) -> Html:
        """The finished line, "" if no reader would see anything of it."""
        if not self._parts:
            return ""
        self._parts.extend(f"</{name}>" for name, _ in reversed(self._open))
        html = "".join(self._parts)
        self._parts = [opening for _, opening in self._open]
        return tidied(html)


def tidied(html: str) -> Html:
    """Inline HTML of ours with white space folded, without empty tags and breaks at its edges."""
    if "  " in html or "\n" in html or "\t" in html or "\r" in html or "\f" in html:
        html = _SPACE.sub(" ", html)
    if "<" not in html:
        return "" if _BLANK.fullmatch(html) else html.strip()
    if BREAK in html:
        html = _ROUND_BREAK.sub(BREAK, html)
    count = 1 if "></" in html or "> </" in html else 0
    while count:
        html, count = _EMPTY.subn(r"\2", html)
    html = _FIRST_BREAKS.sub(r"\1", html, count=1)
    if html.endswith((" ", ">")):
        html = _without_last_breaks(html)
    return "" if _UNSEEN.fullmatch(html) else html


def _without_last_breaks(html: str) -> str:
    """Without breaks and spaces at the end, those inside tags that close there counted."""
    end = len(html)
    closing = []
    while True:
        if html.endswith(BREAK, 0, end):
            end -= len(BREAK)
        elif html.endswith(" ", 0, end):
            end -= 1
        elif tag := _CLOSING.search(html, max(end - 8, 0), end):
            closing.append(tag[0])
            end = tag.start()
        else:
            return html[:end] + "".join(reversed(closing))
