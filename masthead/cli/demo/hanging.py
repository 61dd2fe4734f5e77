"""Hangs the demo's pictures: originals into the private folder, ready-made renditions beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from masthead.photos.models import Photo, PhotoRendition
from masthead.photos.sizes import FORMATS, spec

PICTURES = Path(__file__).parent / "pictures"
ENDINGS = {"webp": "webp", "jpeg": "jpg", "avif": "avif"}


def hang(entries: list[dict[str, Any]], tell: Callable[[int, int], None]) -> dict[str, Photo]:
    """A photo for each picture of the bible that has been drawn."""
    with (PICTURES / "pictures.toml").open("rb") as file:
        drawn = tomllib.load(file)
    photos = {}
    for number, entry in enumerate(entries, start=1):
        facts = drawn.get(entry["key"])
        if facts is not None:
            photos[entry["key"]] = _hang(entry, facts)
        tell(number, len(entries))
    return photos


def _hang(entry: dict[str, Any], facts: dict[str, Any]) -> Photo:
    width, height = facts["width"], facts["height"]
    x, y = facts.get("focal_point", (0.5, 0.5))
    master = PICTURES / f"{entry['key']}.jpg"
    photo = Photo(
        title=entry["alt"]["en"][:255],
        description=entry["alt"]["en"],
        caption=f"<p>{entry['caption']['en']}</p>",
        credit=entry["credit"]["en"],
        file=ContentFile(master.read_bytes(), name=master.name),
        focal_point_x=int(x * width),
        focal_point_y=int(y * height),
        focal_point_width=width // 10,
        focal_point_height=height // 10,
    )
    photo.file_size = master.stat().st_size
    photo._set_file_hash()
    photo.save()
    for file_format in FORMATS:
        for file in sorted(PICTURES.glob(f"{entry['key']}.*.{ENDINGS[file_format]}")):
            _rendition(photo, int(file.suffixes[0].strip(".")), file_format, file)
    return photo


def _rendition(photo: Photo, width: int, file_format: str, file: Path) -> None:
    stem = Path(photo.file.name).stem
    name = f"{stem}.width-{width}.format-{file_format}{file.suffix}"
    PhotoRendition.objects.create(
        image=photo,
        filter_spec=spec(width, file_format),
        focal_point_key="",
        file=ContentFile(file.read_bytes(), name=name),
    )
