"""Open one picture in a process of its own: here alone a C library meets a file that nobody has tried.

Run as a script: limits as JSON in the first argument, the file on standard input, the findings as JSON on
standard output. Whatever goes wrong ends this process and not the newsroom's.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import warnings
from pathlib import Path
from typing import Any

_ORIENTATION = 0x0112
_SMALL = 64


def main() -> None:
    """Read standard input, open it, decode every frame, and print what was found."""
    limits = json.loads(sys.argv[1])
    limit_this_process(limits)
    sys.path.append(str(Path(__file__).resolve().parents[2]))
    try:
        found = look(sys.stdin.buffer.read(), limits)
    except MemoryError:
        found = {"refused": "too_hungry"}
    sys.stdout.write(json.dumps(found))


def limit_this_process(limits: dict[str, Any]) -> None:
    """Take away memory, time and the right to write files, where the system knows how."""
    try:
        import resource
    except ImportError:  # pragma: no cover - not on Windows
        return
    for what, value in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["seconds"] + 1),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (value, value))


def look(data: bytes, limits: dict[str, Any]) -> dict[str, Any]:
    """Open and decode; return the facts, or {"refused": code, …} with a code of ``messages.SENTENCES``."""
    from PIL import Image

    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = limits["pixels"]
    if limits["codec"] == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    try:
        image = Image.open(io.BytesIO(data), formats=[limits["codec"]])
        return _refuse_size(image, limits) or _decode(image, limits)
    except Image.DecompressionBombError:
        return {"refused": "bomb"}
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        TypeError,
        KeyError,
        IndexError,
        RuntimeError,
    ) as error:
        is_cut_off = "truncated" in str(error).lower() or "not enough image data" in str(error).lower()
        return {
            "refused": "cut_off" if is_cut_off else "damaged",
            "detail": f"{type(error).__name__}: {error}"[:300],
        }


def _refuse_size(image: Any, limits: dict[str, Any]) -> dict[str, Any] | None:
    width, height = image.size
    frames = getattr(image, "n_frames", 1)
    facts = {"width": width, "height": height, "frames": frames}
    if width < 1 or height < 1:
        return {"refused": "damaged"}
    if width * height > limits["pixels"]:
        return {"refused": "too_many_pixels", **facts}
    is_moving = limits["codec"] in ("GIF", "PNG", "WEBP", "AVIF")
    if is_moving and frames > 1 and (frames > limits["frames"] or frames * width * height > limits["frame_pixels"]):
        return {"refused": "too_many_frames", **facts}
    return None


def _decode(image: Any, limits: dict[str, Any]) -> dict[str, Any]:
    """Decode all frames of an animation, else the first page; a JPEG at an eighth of its size."""
    codec = limits["codec"]
    frames = getattr(image, "n_frames", 1)
    found = {
        "bits": _bits(image, codec),  # first: reading a PNG's EXIF decodes it, and Pillow forgets how it lay there
        "width": image.width,
        "height": image.height,
        "mode": image.mode,
        "frames": 1 if codec in ("JPEG", "HEIF") else frames,
        "is_animated": codec in ("GIF", "PNG", "WEBP", "AVIF") and frames > 1,
        "orientation": _orientation(image),
        "has_alpha": image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info,
    }
    if codec == "JPEG":
        image.draft(None, (max(image.width // 8, 1), max(image.height // 8, 1)))
    image.load()
    found["profile"] = _profile(image)
    if found["is_animated"]:
        found["has_bad_frames"] = _decode_frames(image, frames)
    return found


def _decode_frames(image: Any, frames: int) -> bool:
    """Decode the frames after the first; a PNG is whole without them and only says so."""
    try:
        for number in range(1, frames):
            image.seek(number)
            image.load()
    except (OSError, SyntaxError, EOFError):
        if image.format != "PNG":
            raise
        return True
    return False


def _orientation(image: Any) -> int:
    value = image.getexif().get(_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _bits(image: Any, codec: str) -> int:
    """Bits a channel as they lie in the file; Pillow shows some pictures of 16 bits as 8."""
    if codec == "TIFF":
        stated = image.tag_v2.get(258, (8,))
        return int(max(stated)) if isinstance(stated, tuple) else int(stated)
    if codec == "PNG":
        raw = str(image.tile[0][3]) if image.tile else ""
        return 16 if "16" in raw else 8
    if codec == "HEIF":
        return int(image.info.get("bit_depth", 8))
    return 16 if "16" in image.mode else 8


def _profile(image: Any) -> str:
    """ "" without a colour profile, "good" where it can be applied, "bad" where it is damaged."""
    from masthead.photos.upright import apply_profile, oriented

    small = image.crop((0, 0, min(image.width, _SMALL), min(image.height, _SMALL)))
    oriented(small)
    profile = image.info.get("icc_profile")
    if not profile or small.mode not in ("RGB", "RGBA", "CMYK", "L", "LAB"):
        return ""
    return "good" if apply_profile(small, profile) else "bad"


if __name__ == "__main__":
    main()
