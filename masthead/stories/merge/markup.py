"""Rich text as words with marks, and words with marks as well-formed rich text.

A paragraph, an item of a list and a line break are words too: tags, of which the rest of the merge need not know more.
Elements that the newsroom's rich text does not have are dropped; their words stay.
What comes from outside was cleaned before (``filing.py``): for thousands of tags that never end, html.parser of older
Pythons takes time that grows with their square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

from masthead.stories.merge.words import END, NO_MARKS, Mark, Word, cut

MARKS = ("a", "b", "strong", "i", "em", "s", "del", "sub", "sup", "code")
"""Inline elements, in the order in which they are nested: a link is never cut by what is bold in it."""

LEAVES = frozenset({"p", "li", "h2", "h3", "h4", "h5", "h6"})
"""What holds words; there may be a list within an item of a list."""

AROUND = frozenset({"ul", "ol", "blockquote"})
"""What holds leaves."""

VOID = frozenset({"br", "hr", "embed"})

DEEPEST = 20
"""Elements within so many others are taken for noise; their words stay."""


KEY = re.compile(r' data-block-key="[^"]*"')
"""What the editor gives every paragraph that it saves, and nobody wrote."""


def read_rich(source: str) -> list[Word]:
    """A rich text as words, with ``END``."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return [*reader.words, END]


def write_rich(words: Iterable[Word]) -> str:
    """Well-formed rich text of words."""
    writer = _Writer()
    for word in words:
        writer.add(word)
    return "".join(writer.parts)


def _leaf(path: tuple[str, ...]) -> str:
    return "\0/" + "/".join(path)


def _attributes(found: list[tuple[str, str | None]]) -> str:
    escaped = ((name, _escaped(value or "").replace('"', "&quot;")) for name, value in found)
    return "".join(f' {name}="{value}"' for name, value in escaped)


def _escaped(text: str) -> str:
    """As nh3 writes it."""
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")


class _Reader(HTMLParser):
    """Gathers words while it goes through elements; it does not mind what is not closed or closed twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[Word] = []
        self._marks: list[Mark] = []
        self._path: list[str] = []
        self._written: tuple[str, ...] = ()
        self._gap = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in MARKS:
            if len(self._marks) < DEEPEST:
                self._marks.append((tag, _attributes(attrs)))
        elif tag in VOID:
            self._add_leaf()
            self._add(Word(f"\0{tag}{_attributes(attrs)}", "", self._carried()))
        elif tag in LEAVES or tag in AROUND:
            self._open(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            last = next((place for place in reversed(range(len(self._marks))) if self._marks[place][0] == tag), None)
            if last is not None:
                del self._marks[last]
        elif tag in self._path:
            del self._path[len(self._path) - 1 - self._path[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        words, rest = cut(data, self._carried())
        if words:
            self._add_leaf()
        for word in words:
            self._add(word)
        self._gap += rest if words else data

    def _open(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(self._path) >= DEEPEST:
            return
        if tag in LEAVES and tag != "li" and self._path and self._path[-1] in LEAVES:
            self._path.pop()
        self._path.append(tag)
        if tag in LEAVES:
            self._written = tuple(self._path)
            self._add(Word(_leaf(self._written), "", attributes=_attributes(attrs)))

    def _add_leaf(self) -> None:
        """Words that stand beside leaves, not in one."""
        path = tuple(self._path)
        if path != self._written:
            self._add(Word(_leaf(path)))
            self._written = path

    def _add(self, word: Word) -> None:
        if self._gap:
            word, self._gap = word._replace(gap=self._gap + word.gap), ""
        self.words.append(word)

    def _carried(self) -> frozenset[Mark]:
        """The marks of what is read; of links within links the inner one."""
        return frozenset({tag: (tag, attributes) for tag, attributes in self._marks}.values())


class _Writer:
    """Opens and closes elements as the next word asks for it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._marks: list[Mark] = []
        self._path: list[str] = []
        self._named: set[str] = set()

    def add(self, word: Word) -> None:
        if word.text == END.text or word.text.startswith("\0/"):
            self._change_marks(NO_MARKS)
            self._enter([part for part in word.text[2:].split("/") if part], word.attributes)
        else:
            opened = self._change_marks(word.marks)
            self.parts += [_escaped(word.gap), *opened, f"<{word.text[1:]}>" if word.is_tag else _escaped(word.text)]

    def _change_marks(self, marks: frozenset[Mark]) -> list[str]:
        """End the marks that a word does not have; the tags of those that begin with it."""
        if len(marks) == len(self._marks) and marks.issuperset(self._marks):
            return []
        wanted = sorted(marks, key=_rank)
        kept = 0
        while kept < min(len(wanted), len(self._marks)) and wanted[kept] == self._marks[kept]:
            kept += 1
        self.parts += [f"</{tag}>" for tag, _ in reversed(self._marks[kept:])]
        self._marks = wanted
        return [f"<{tag}{attributes}>" for tag, attributes in wanted[kept:]]

    def _enter(self, path: list[str], attributes: str = "") -> None:
        """Leave what does not go on, and begin what is new; a leaf is always a new one."""
        same = 0
        while same < min(len(path), len(self._path)) and path[same] == self._path[same]:
            same += 1
        if path and same == len(path):
            same -= 1
        self.parts += [f"</{tag}>" for tag in reversed(self._path[same:])]
        opened = path[same:]
        if attributes in self._named:
            # The key of a paragraph: with one key twice the editor would lose the first of them.
            attributes = ""
        self._named.add(attributes)
        self.parts += [f"<{tag}{attributes if n == len(opened) else ''}>" for n, tag in enumerate(opened, 1)]
        self._path = path


def _rank(mark: Mark) -> tuple[int, str]:
    return MARKS.index(mark[0]), mark[1]
