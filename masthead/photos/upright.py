"""Make of any opened picture one that can be shown: the right way up, 8 bits a channel, sRGB."""

from __future__ import annotations

import io
from math import isfinite

from PIL import Image, ImageCms, ImageOps

_SRGB = ImageCms.createProfile("sRGB")
_SIXTEEN_BITS = ("I;16", "I;16L", "I;16B", "I;16N")
_PROFILED = {"RGB": "RGB", "RGBA": "RGBA", "CMYK": "RGB", "L": "L", "LAB": "RGB"}
"""Modes that LittleCMS converts here, and what they become; grey goes through RGB and stays grey."""


def oriented(image: Image.Image) -> Image.Image:
    """Return a copy of the picture's current frame as "RGB", "RGBA" or "L".

    The orientation of EXIF (or of HEIC and AVIF) is obeyed and forgotten; an embedded colour profile is
    applied and dropped, a broken one ignored; CMYK without a profile is converted by formula; more than 8
    bits are scaled down. No metadata stays. Raises ``OSError`` if the pixels cannot be read: call ``inspect``
    first.
    """
    upright = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    shown = _eight_bits(upright)
    if isinstance(profile, bytes) and profile:
        shown = apply_profile(shown, profile) or shown
    shown = _plain(shown)
    shown.info = {}
    return shown


def apply_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Convert from an ICC profile to sRGB; None if it is damaged or for other colours."""
    target = _PROFILED.get(image.mode)
    if target is None:
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode == "L":
            return _grey(image, source)
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _grey(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image | None:
    if source.profile.xcolor_space.strip() != "GRAY":
        return None
    converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    return converted.convert("L") if converted else None


def _eight_bits(image: Image.Image) -> Image.Image:
    """Bring 16 and 32 bits a channel down to 8; Pillow's own conversion cuts off all that is above 255."""
    if image.mode in _SIXTEEN_BITS:
        return _scaled(image.convert("I"), 0, 65535)
    if image.mode not in ("I", "F"):
        return image
    low, high = (float(value) for value in image.getextrema() if not isinstance(value, tuple))
    if image.mode == "I" and 0 <= low <= high <= 65535:
        return _scaled(image, 0, 65535 if high > 255 else 255)
    return _scaled(image, low, high) if low < high and isfinite(high - low) else image.convert("L")


def _scaled(image: Image.Image, low: float, high: float) -> Image.Image:
    factor = 255 / (high - low)
    return image.convert("F").point(lambda value: value * factor + (0.5 - low * factor)).convert("L")


def _plain(image: Image.Image) -> Image.Image:
    has_transparency = "transparency" in image.info or image.mode in ("RGBA", "RGBa", "LA", "La", "PA")
    if has_transparency:
        if image.mode == "La":
            image = image.convert("LA")
        return image.copy() if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in ("1", "L"):
        return image.convert("L") if image.mode == "1" else image.copy()
    return image.copy() if image.mode == "RGB" else image.convert("RGB")
