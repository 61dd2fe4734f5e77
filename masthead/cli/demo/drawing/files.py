"""The darkroom: writes a print's master and the ready-made renditions that readers get."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from masthead.cli.demo.drawing.briefs import Brief
from masthead.cli.demo.drawing.metadata import exif, xmp

MANIFEST = "pictures.toml"

MASTER_QUALITY = 50
"""Dots and grain are all detail: a higher figure doubles the file and shows nothing."""

RENDITIONS: Mapping[str, tuple[tuple[int, ...], dict[str, Any]]] = {
    "avif": ((320, 640, 960, 1280), {"quality": 45, "speed": 5, "max_threads": 1}),
    "webp": ((640, 1280), {"quality": 40, "method": 6}),
    "jpg": ((640,), {"quality": 55, "progressive": True, "optimize": True}),
}
"""Widths and settings for each ending. Four widths in all three formats would not fit into 15 MB."""


@dataclass(frozen=True)
class Entry:
    """What the manifest says of a picture. ``files`` are names beside it, the master first."""

    width: int
    height: int
    focal_point: tuple[float, float]
    """Fractions of width and height."""
    dominant_colour: str
    """As ``#rrggbb``."""
    credit: str
    files: tuple[str, ...]


def write_picture(image: Image.Image, brief: Brief, focal_point: tuple[float, float], folder: Path) -> Entry:
    """Write the master and all renditions of a picture into ``folder``."""
    master = folder / f"{brief.key}.jpg"
    image.save(
        master, "JPEG", quality=MASTER_QUALITY, progressive=True, optimize=True, xmp=xmp(brief), exif=exif(brief)
    )
    files = [master, *renditions(image, master)]
    return Entry(
        image.width,
        image.height,
        focal_point,
        dominant_colour(image),
        brief.credit["en"],
        tuple(file.name for file in files),
    )


def renditions(image: Image.Image, master: Path) -> list[Path]:
    """Write every rendition that is not wider than the picture beside its master: ``key.640.webp``."""
    written = []
    for ending, (widths, how) in RENDITIONS.items():
        for width in widths:
            if width > image.width:
                continue
            height = round(width * image.height / image.width)
            path = master.with_name(f"{master.stem}.{width}.{ending}")
            image.resize((width, height), Image.Resampling.LANCZOS).save(path, **how)
            written.append(path)
    return written


def dominant_colour(image: Image.Image) -> str:
    """The colour that covers most of the picture, of six that sum it up."""
    few = image.resize((96, 96), Image.Resampling.BOX).quantize(6, Image.Quantize.MEDIANCUT)
    counts = few.histogram()
    place = 3 * counts.index(max(counts))
    red, green, blue = (few.getpalette() or [])[place : place + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The entries by key; none if there is no manifest yet."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = tomllib.load(file)
    return {
        key: Entry(**(entry | {"focal_point": tuple(entry["focal_point"]), "files": tuple(entry["files"])}))
        for key, entry in found.items()
    }


def write_manifest(entries: Mapping[str, Entry], folder: Path) -> None:
    """Write the manifest, in the order of ``entries``."""
    lines = ["# Written by masthead.cli.demo.drawing; the key of a table is the key of the picture in paper.toml."]
    for key, entry in entries.items():
        lines += ["", f"[{key}]", *(f"{name} = {_toml(value)}" for name, value in asdict(entry).items())]
    (folder / MANIFEST).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: object) -> str:
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return str(value)
