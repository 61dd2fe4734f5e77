"""Writes stories and edits them, as Hypothesis likes; knows nothing of how the merge reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from itertools import count, groupby
from typing import Any

from hypothesis import strategies as st

from masthead.stories.merge import Block, Blocks, Conflict, Keys, Rich, Story, Text

Draw = Callable[[st.SearchStrategy[Any]], Any]
Prose = list[tuple[str, frozenset[str]]]
"""Words, each with what is around it: b, i, or the address of a link."""

MARKS = st.sampled_from(
    [frozenset(), frozenset({"b"}), frozenset({"i", "b"}), frozenset({"/one"}), frozenset({"/two"})]
)
EVERYDAY = [
    "the",
    "tram",
    "council",
    "voted,",
    "(twice)",
    'צה"ל',
    "שָׁלוֹם",
    "مُدُن،",
    "👩‍👩‍👧",
    "e\u0301te",
    "3,000",
    "R&D.",
    "a<b",
]


def html(prose: Prose) -> str:
    """Inline HTML of words; a space is within what both its neighbours are in."""
    parts = []
    for marks, run in groupby(prose, lambda word: word[1]):
        text = escape(" ".join(word for word, _ in run), quote=False)
        for mark in sorted(marks, reverse=True):
            opening = f'a href="{mark}"' if mark.startswith("/") else mark
            text = f"<{opening}>{text}</{opening.split()[0]}>"
        parts.append(text)
    return " ".join(parts)


class Author:
    """Writes and edits; each of their words is unlike any other, or all are everyday words."""

    def __init__(self, draw: Draw, name: str, is_unmistakable: bool) -> None:
        self.draw = draw
        self.name = name
        self.numbers = count()
        self.is_unmistakable = is_unmistakable

    def word(self) -> str:
        return f"{self.name}{next(self.numbers)}" if self.is_unmistakable else self.draw(st.sampled_from(EVERYDAY))

    def prose(self, most: int = 6) -> Prose:
        return [(self.word(), self.draw(MARKS)) for _ in range(self.draw(st.integers(0, most)))]

    def key(self) -> str:
        return f"{self.name}-{next(self.numbers)}"

    # The pieces of a story: what they are made of, and how they are shown to the merge.

    def block(self) -> tuple[str, str, Any]:
        kind = self.draw(st.sampled_from(["paragraph", "paragraph", "heading", "list", "table", "picture"]))
        match kind:
            case "paragraph":
                content: Any = [self.prose() for _ in range(self.draw(st.integers(1, 2)))]
            case "list":
                content = [(self.key(), self.prose(3)) for _ in range(self.draw(st.integers(0, 3)))]
            case "table":
                content = [[self.prose(2), self.prose(2)] for _ in range(self.draw(st.integers(1, 3)))]
            case _:
                content = self.prose(4)
        return self.key(), kind, content

    def story(self) -> dict[str, Any]:
        return {
            "headline": self.prose(),
            "caption": self.prose(),
            "kind": self.draw(st.sampled_from(["news", "opinion"])),
            "bylines": [self.key() for _ in range(self.draw(st.integers(0, 4)))],
            "body": [self.block() for _ in range(self.draw(st.integers(0, 3)))],
        }

    # Edits.

    def edited(self, story: dict[str, Any]) -> dict[str, Any]:
        return {
            "headline": self.edited_prose(story["headline"]),
            "caption": self.edited_prose(story["caption"]),
            "kind": self.draw(st.sampled_from([story["kind"], story["kind"], "news", "analysis"])),
            "bylines": self.edited_list(story["bylines"], self.key, lambda key: key),
            "body": self.edited_list(story["body"], self.block, self.edited_block),
        }

    def edited_block(self, block: tuple[str, str, Any]) -> tuple[str, str, Any]:
        key, kind, content = block
        match kind:
            case "paragraph":
                return key, kind, self.rearranged([self.edited_prose(each) for each in content])
            case "list":
                return (
                    key,
                    kind,
                    self.edited_list(content, self._item, lambda item: (item[0], self.edited_prose(item[1]))),
                )
            case "table":
                rows = [[self.edited_prose(cell) for cell in row] for row in content]
                return key, kind, rows[self.draw(st.integers(0, 1)) :] or rows
            case _:
                return key, kind, self.edited_prose(content)

    def rearranged(self, paragraphs: list[Prose]) -> list[Prose]:
        """One paragraph cut in two, or all made one, or neither."""
        match self.draw(st.sampled_from(["as it is", "as it is", "cut", "joined"])):
            case "cut":
                place = self.draw(st.integers(0, len(paragraphs[0])))
                return [paragraphs[0][:place], paragraphs[0][place:], *paragraphs[1:]]
            case "joined":
                return [[word for paragraph in paragraphs for word in paragraph]]
            case _:
                return paragraphs

    def _item(self) -> tuple[str, Prose]:
        return self.key(), self.prose(3)

    def edited_list(self, things: list[Any], new: Callable[[], Any], edited: Callable[[Any], Any]) -> list[Any]:
        things = list(things)
        for _ in range(self.draw(st.integers(0, 4))):
            place = self.draw(st.integers(0, max(0, len(things) - 1)))
            match self.draw(st.sampled_from(["edit", "edit", "edit", "insert", "delete", "move"])):
                case "insert":
                    things.insert(place, new())
                case "delete":
                    del things[place : place + 1]
                case "move":
                    moving = things[place : place + 1]
                    del things[place : place + 1]
                    target = self.draw(st.integers(0, len(things)))
                    things[target:target] = moving
                case "edit":
                    things[place : place + 1] = [edited(each) for each in things[place : place + 1]]
        return things

    def edited_prose(self, prose: Prose) -> Prose:
        prose = list(prose)
        for _ in range(self.draw(st.integers(0, 3))):
            place = self.draw(st.integers(0, len(prose)))
            end = place + self.draw(st.integers(1, 3))
            match self.draw(st.sampled_from(["insert", "delete", "replace", "mark"])):
                case "insert":
                    prose[place:place] = [(self.word(), self.draw(MARKS))]
                case "delete":
                    del prose[place:end]
                case "replace":
                    prose[place:end] = [(self.word(), self.draw(MARKS))]
                case "mark":
                    marks = self.draw(MARKS)
                    prose[place:end] = [(word, marks) for word, _ in prose[place:end]]
        return prose


def plain(story: dict[str, Any]) -> Story:
    """The story as the merge reads it."""
    return Story(
        {
            "headline": Text(" ".join(word for word, _ in story["headline"])),
            "caption": Rich(html(story["caption"])),
            "kind": story["kind"],
            "bylines": Keys(story["bylines"]),
            "body": Blocks(Block(key, kind, _value(kind, content)) for key, kind, content in story["body"]),
        }
    )


def _value(kind: str, content: Any) -> Any:
    match kind:
        case "paragraph":
            return Rich("".join(f"<p>{html(each)}</p>" for each in content))
        case "list":
            return {
                "items": Blocks(Block(key, "item", Rich(html(prose))) for key, prose in content),
                "is_ordered": False,
            }
        case "table":
            return {"rows": [[Rich(html(cell)) for cell in row] for row in content]}
        case "heading":
            return {"text": Text(" ".join(word for word, _ in content)), "level": "2"}
        case _:
            return {"photo": 7, "caption": Rich(html(content))}


@st.composite
def versions(draw: Draw, *, are_unmistakable: bool = False) -> tuple[Story, Story, Story]:
    """A story, and what two people made of it."""
    base = Author(draw, "b", are_unmistakable).story()
    ours = Author(draw, "o", are_unmistakable).edited(base)
    theirs = Author(draw, "t", are_unmistakable).edited(base)
    return plain(base), plain(ours), plain(theirs)


def texts(value: Any) -> Iterator[str]:
    """Every text in a story, a value or a conflict; keys too."""
    match value:
        case Text():
            yield str(value)
        case Keys():
            yield " ".join(value)
        case Rich():
            yield unescape(re.sub(r"<[^>]*>", " ", value))
        case Story():
            yield from texts(value.fields)
        case Block():
            yield from texts(value.value)
        case Conflict():
            yield from texts([value.base, value.ours, value.theirs])
        case dict():
            yield from texts(list(value.values()))
        case list() | tuple():
            for each in value:
                yield from texts(each)


def words(value: Any) -> set[str]:
    """The words in a story, a value or a conflict."""
    return {word for text in texts(value) for word in text.split()}


def riches(value: Any) -> Iterator[Rich]:
    """Every rich text in a story."""
    match value:
        case Rich():
            yield value
        case Story():
            yield from riches(value.fields)
        case Block():
            yield from riches(value.value)
        case dict():
            yield from riches(list(value.values()))
        case list() | tuple():
            for each in value:
                yield from riches(each)
