"""Opens pictures that ``inspect`` has let in; only the kinds that we take, whatever a file calls itself."""

from __future__ import annotations

from typing import IO

import pillow_heif
from PIL import Image

from masthead.photos.kinds import ACCEPTED

pillow_heif.register_heif_opener(thumbnails=False)

_CODECS = [kind.codec for kind in ACCEPTED]
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)


def open_picture(file: IO[bytes], least_width: int | None = None) -> Image.Image:
    """The picture of an open file; a JPEG is decoded no larger than needed for ``least_width`` pixels upright.

    Raises ``OSError`` for what is no picture or cannot be read.
    """
    image = Image.open(file, formats=_CODECS)
    width, _ = upright_size(image)
    if image.format == "JPEG" and least_width and width > least_width:
        share = least_width / width
        image.draft(None, (int(image.width * share), int(image.height * share)))
    return image


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height as the picture is shown, without decoding it."""
    orientation = image.getexif().get(_ORIENTATION, 1)
    return (image.height, image.width) if orientation in _SIDEWAYS else (image.width, image.height)


def filled(image: Image.Image, width: int, height: int, centre: tuple[float, float]) -> Image.Image:
    """The largest part of a picture with these proportions, around a point (shares of 1), never enlarged."""
    scale = min(image.width / width, image.height / height)
    part = (round(width * scale), round(height * scale))
    left = min(max(round(centre[0] * image.width - part[0] / 2), 0), image.width - part[0])
    top = min(max(round(centre[1] * image.height - part[1] / 2), 0), image.height - part[1])
    cut = image.crop((left, top, left + part[0], top + part[1]))
    return cut if scale <= 1 else cut.resize((width, height), Image.Resampling.LANCZOS)


def narrowed(image: Image.Image, width: int) -> Image.Image:
    """The picture in a width, never enlarged."""
    if image.width <= width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
