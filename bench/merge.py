"""Measures how long the merge of a long story takes (docs/explanation/merge.md has what it said).

Run ``python bench/merge.py`` from the project's root.
Each line: milliseconds of processor time for one merge, least and median of many; the ratio of the medians to that of
a short story.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from masthead.stories.merge import Block, Blocks, Keys, Rich, Story, Text, merge

Paragraphs = list[list[str]]

TIMES = 15
COMMON = (
    "the",
    "of",
    "to",
    "and",
    "a",
    "in",
    "that",
    "it",
    "is",
    "was",
    "for",
    "on",
    "with",
    "he",
    "as",
    "his",
    "not",
    "by",
)


def paragraphs(chance: random.Random, words: int, each: int) -> Paragraphs:
    """Text whose words are as unevenly frequent as those of a language; a sentence has fifteen."""
    rare = [f"{chance.choice('bcdfgl')}{number:x}word" for number in range(3000)]

    def word(number: int) -> str:
        found = chance.choice(COMMON) if chance.random() < 0.45 else rare[int(len(rare) * chance.random() ** 3)]
        return f"{found}." if number % 15 == 14 else found

    return [[word(number) for number in range(min(each, words - start))] for start in range(0, words, each)]


def corrected(chance: random.Random, base: Paragraphs, edits: int) -> Paragraphs:
    """Some words replaced, some inserted, some sentences deleted, each anywhere."""
    found = [list(paragraph) for paragraph in base]
    for _ in range(edits):
        paragraph = chance.choice(found)
        place = chance.randrange(len(paragraph) - 20)
        match chance.randrange(4):
            case 0:
                del paragraph[place : place + chance.randrange(15)]
            case 1:
                paragraph[place:place] = ["newly", "written"]
            case _:
                paragraph[place] = "corrected"
    return found


def rewritten(chance: random.Random, base: Paragraphs) -> Paragraphs:
    """Every second word is another one."""
    return [[chance.choice(COMMON) if chance.random() < 0.5 else word for word in each] for each in base]


def story(text: Paragraphs, order: list[int] | None = None, key: str = "k") -> Story:
    """The text as a body, with bold words and a link in every paragraph."""

    def html(words: list[str]) -> str:
        inner = " ".join(words[2:-1])
        return f'<p data-block-key="{key}"><b>{words[0]} {words[1]}</b> {inner} <a href="/x/">{words[-1]}</a></p>'

    blocks = [Block(f"id-{number}", "paragraph", Rich(html(words))) for number, words in enumerate(text)]
    fields = {"headline": Text(" ".join(text[0][:9])), "bylines": Keys([1, 2]), "kind": "news"}
    return Story({**fields, "body": Blocks(blocks[number] for number in order or range(len(blocks)))})


def timed(versions: tuple[Story, Story, Story]) -> tuple[float, float, int]:
    """Least and median of milliseconds of processor time, and the number of conflicts."""
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        merged = merge(*versions)
        took.append(1000 * (time.process_time() - began))
    return min(took), median(took), len(merged.conflicts)


def cases() -> dict[str, Callable[[random.Random], tuple[Story, Story, Story]]]:
    """What is measured, by name."""

    def edited(words: int, each: int, edits: int) -> Callable[[random.Random], tuple[Story, Story, Story]]:
        def versions(chance: random.Random) -> tuple[Story, Story, Story]:
            base = paragraphs(chance, words, each)
            return story(base), story(corrected(chance, base, edits)), story(corrected(chance, base, edits))

        return versions

    def all_anew(chance: random.Random) -> tuple[Story, Story, Story]:
        base = paragraphs(chance, 10_000, 50)
        return story(base), story(rewritten(chance, base)), story(rewritten(chance, base))

    def moved(chance: random.Random) -> tuple[Story, Story, Story]:
        base = paragraphs(chance, 10_000, 50)
        ours, theirs = (chance.sample(range(len(base)), len(base)) for _ in range(2))
        return story(base), story(base, ours), story(base, theirs)

    def saved(chance: random.Random) -> tuple[Story, Story, Story]:
        base = paragraphs(chance, 10_000, 50)
        ours, theirs = (corrected(chance, base, 20) for _ in range(2))
        return story(base), story(ours, key="x"), story(theirs, key="y")

    return {
        "400 words, 3 edits a side": edited(400, 50, 3),
        "10,000 words in 200 paragraphs, 20 edits a side": edited(10_000, 50, 20),
        "the same, every paragraph with a new key by both": saved,
        "10,000 words in 200 paragraphs, 200 edits a side": edited(10_000, 50, 200),
        "10,000 words, every second one changed by both": all_anew,
        "10,000 words, all paragraphs moved by both": moved,
        "10,000 words in one paragraph, 20 edits a side": edited(10_000, 10_000, 20),
        "10,000 words in one paragraph, 200 edits a side": edited(10_000, 10_000, 200),
    }


def main() -> None:
    first = None
    print(f"{'':52}{'least':>9}{'median':>9}{'ratio':>8}{'conflicts':>11}")
    for name, make in cases().items():
        least, middle, conflicts = timed(make(random.Random(7)))
        first = first or middle
        print(f"{name:52}{least:6.1f} ms{middle:6.1f} ms{middle / first:8.1f}{conflicts:11}")


if __name__ == "__main__":
    main()
