"""The drawer of inks and papers: every picture takes three to five inks from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Ink:
    """An ink that darkens what lies under it.

    ``screen`` is how its half tones are broken up, ``bite`` how strongly: light inks hardly show a screen,
    but it would make the files much larger.
    """

    colour: Colour
    screen: Literal["dots", "grain"] = "grain"
    angle: float = 45.0
    bite: float = 0.21


INKS = {
    "night": Ink((21, 42, 54), "grain"),
    "umber": Ink((62, 40, 38), "grain"),
    "teal": Ink((13, 104, 117), "dots", 15),
    "sea": Ink((112, 182, 184), "dots", 75),
    "red": Ink((201, 62, 42), "dots", 45),
    "rust": Ink((176, 86, 52), "dots", 45),
    "ochre": Ink((236, 171, 62), "dots", 30, 0.13),
    "straw": Ink((246, 216, 140), "dots", 0, 0.1),
    "rose": Ink((234, 158, 136), "dots", 60, 0.16),
    "olive": Ink((128, 138, 66), "dots", 20),
    "plum": Ink((98, 58, 92), "grain"),
    "slate": Ink((122, 142, 152), "dots", 75),
    "blue": Ink((52, 92, 160), "dots", 15),
}

PAPERS: dict[str, Colour] = {
    "cream": (246, 238, 221),
    "white": (248, 245, 238),
    "cool": (236, 240, 236),
}
