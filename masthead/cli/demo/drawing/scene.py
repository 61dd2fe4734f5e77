"""What a picture is made from: its key, its inks and paper, its shape, what to keep when cropping, its drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from PIL import Image

from masthead.cli.demo.drawing.briefs import Orientation
from masthead.cli.demo.drawing.printing import pull
from masthead.cli.demo.drawing.sheet import Sheet

SIZES: Final[dict[Orientation, tuple[tuple[int, int], float]]] = {
    "landscape": ((1200, 800), 4 / 3),
    "portrait": ((960, 1200), 1.0),
    "square": ((1000, 1000), 1.2),
}
"""Design units, and pixels of the master for each unit."""


@dataclass(frozen=True)
class Scene:
    """One picture. ``focal`` is the point to keep in every crop, as fractions of width and height."""

    key: str
    inks: tuple[str, ...]
    draw: Callable[[Sheet], None]
    focal: tuple[float, float]
    orientation: Orientation = "landscape"
    paper: str = "cream"


def find_scene(key: str) -> Scene:
    """Find the scene of a key of paper.toml; ``ModuleNotFoundError`` if nobody drew it."""
    module = import_module(f"masthead.cli.demo.drawing.scenes.{key.replace('-', '_')}")
    scene: Scene = module.SCENE
    return scene


def print_scene(scene: Scene) -> Image.Image:
    """Draw and print a picture at the size of its master."""
    size, scale = SIZES[scene.orientation]
    sheet = Sheet(scene.key, size, scene.inks, scale)
    scene.draw(sheet)
    return pull(sheet, scene.paper)
