"""What the bible of the demo newspaper asks of each picture."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Orientation = Literal["landscape", "portrait", "square"]

BIBLE = Path(__file__).parents[1] / "content" / "paper.toml"

Words = dict[str, str]
"""The same words in each language, by its code; ``en`` is always there."""


@dataclass(frozen=True)
class Brief:
    """One ``[[pictures]]`` of paper.toml."""

    key: str
    orientation: Orientation
    alt: Words
    caption: Words
    credit: Words

    @property
    def artist(self) -> str:
        """The name in "Illustration: Name/Paper"."""
        return self.credit["en"].partition(": ")[2].partition("/")[0]


def read_briefs(bible: Path = BIBLE) -> list[Brief]:
    """All pictures in the bible's order; ``KeyError`` if one lacks a word."""
    with bible.open("rb") as file:
        pictures = tomllib.load(file)["pictures"]
    return [Brief(**{name: entry[name] for name in Brief.__dataclass_fields__}) for entry in pictures]
