"""Decide whether a file is a picture that we may take, without letting it near this process."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from masthead.photos.containers import gif, jpeg, png, riff
from masthead.photos.containers.blobs import Blobs
from masthead.photos.ifd import read_directories
from masthead.photos.kinds import TIFF, Kind, describe_other, is_svg, kind_of
from masthead.photos.messages import Message, Refused

_SCRIPT = Path(__file__).with_name("decode.py")
_ENDS: dict[str, Callable[[bytes], Blobs]] = {
    "JPEG": jpeg.find_blobs,
    "PNG": png.find_blobs,
    "GIF": gif.find_blobs,
    "WebP": riff.find_blobs,
}
_SCRIPTS = (b"<?php", b"<script>", b"<script ", b"<SCRIPT", b"<Script")
_REST = 64
"""Bytes behind a picture that are not worth a remark: many programs pad."""
_ENDING = 0.1
"""Seconds that ending a process may take."""
_SIDEWAYS = (5, 6, 7, 8)
_DNG_VERSION, _SUBFILE, _SUB_DIRECTORIES = 50706, 254, 330


@dataclass(frozen=True, slots=True)
class Limits:
    """What a picture may cost: bytes, pixels, seconds."""

    bytes: int = 100_000_000
    pixels: int = 120_000_000
    frames: int = 1000
    frame_pixels: int = 400_000_000
    """Pixels of all frames of an animation together."""
    seconds: float = 5.0
    memory: int = 2 * 1024 * 1024 * 1024
    """Address space of the process that decodes, in bytes."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A picture that opens, decodes and is no larger than allowed."""

    kind: Kind
    width: int
    """Pixels as shown: sideways pictures are already turned."""
    height: int
    orientation: int
    """As EXIF writes it, 1 to 8; 1 for HEIC, whose decoder turns the picture."""
    mode: str
    """Pillow's name for the colours: "RGB", "CMYK", "L", "I;16" …"""
    bits: int
    has_alpha: bool
    is_animated: bool
    frames: int
    """Frames of an animation or pages of a TIFF."""
    profile: str
    """Colour profile: "" for none, "good" or "bad"."""
    bytes: int
    remarks: tuple[Message, ...] = ()
    """What an editor should know though the picture is taken."""


def inspect(picture: bytes | BinaryIO, name: str = "", limits: Limits | None = None) -> Inspection:
    """Look at a file that calls itself a picture; ``name`` is the file name that came with it.

    Decides by content: real kind, size, completeness, what else hides in it. Decodes all of it once in a
    process with limited time and memory. Raises ``Refused``, and nothing else whatever the bytes, within
    ``limits.seconds``.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    data = picture if isinstance(picture, bytes) else picture.read(limits.bytes + 1)
    kind = _kind(data, limits)
    remarks = [*_name_remarks(kind, name), *_look_behind(data, kind)]
    found = _decode(data, kind, limits, deadline)
    if "refused" in found:
        raise _refusal(found, limits)
    if found.pop("has_bad_frames", False):
        remarks.append(Message("bad_frames"))
        found.update(is_animated=False, frames=1)
    if found["profile"] == "bad":
        remarks.append(Message("bad_profile"))
    if kind is TIFF and found["frames"] > 1:
        remarks.append(Message("pages", {"frames": found["frames"]}))
    if found["orientation"] in _SIDEWAYS:
        found["width"], found["height"] = found["height"], found["width"]
    return Inspection(kind=kind, bytes=len(data), remarks=tuple(remarks), **found)


def _kind(data: bytes, limits: Limits) -> Kind:
    if not data:
        raise Refused("empty")
    if len(data) > limits.bytes:
        raise Refused("too_many_bytes", size=-(-len(data) // 1_000_000), limit=limits.bytes // 1_000_000)
    kind = kind_of(data)
    if kind is None:
        if is_svg(data):
            raise Refused("svg")
        other = describe_other(data)
        raise Refused("other_kind", kind=other) if other else Refused("unknown_kind")
    if kind is TIFF and _is_raw(data):
        raise Refused("raw")
    return kind


def _is_raw(data: bytes) -> bool:
    """Camera raw files are TIFF files whose first picture is a preview, or that say so themselves."""
    if data[8:11] == b"CR\x02":
        return True
    main = read_directories(data).main
    subfile = main[_SUBFILE].numbers(1) if _SUBFILE in main else ()
    return _DNG_VERSION in main or (_SUB_DIRECTORIES in main and bool(subfile) and bool(int(subfile[0]) & 1))


def _name_remarks(kind: Kind, name: str) -> list[Message]:
    suffix = PurePath(name).suffix.lower()
    if not name or suffix in kind.extensions:
        return []
    facts: dict[str, str | int] = {"name": name[-100:], "kind": kind.name, "extension": kind.extension}
    return [Message("wrong_extension", facts)]


def _look_behind(data: bytes, kind: Kind) -> list[Message]:
    """Refuse a file that is something else as well; remark harmless rests such as a phone's short film."""
    end = _ENDS[kind.name](data).end if kind.name in _ENDS else None
    tail = data[end:] if end else b""
    hidden = _hidden(data, tail)
    if hidden:
        raise Refused("hidden", kind=hidden)
    return [Message("trailing", {"bytes": len(tail)})] if len(tail.strip(b"\0\r\n\t ")) > _REST else []


def _hidden(data: bytes, tail: bytes) -> str:
    last = data.rfind(b"PK\5\6", max(len(data) - 65557, 0))
    if last >= 0 and last + 22 + int.from_bytes(data[last + 20 : last + 22], "little") == len(data):
        return "a ZIP archive"  # archives are read from their end, pictures from their beginning
    if b"%PDF-" in data[:1024] or b"%PDF-" in tail[:1024]:
        return "a PDF document"
    if any(word in data for word in _SCRIPTS):
        return "a script"
    start = tail[:1024].lstrip(b"\0\r\n\t ").lower()
    if start.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml")):
        return "a web page"
    if start.startswith((b"pk\3\4", b"rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08")):
        return "an archive"
    return "a program" if start.startswith((b"mz", b"\x7felf", b"#!")) else ""


def _decode(data: bytes, kind: Kind, limits: Limits, deadline: float) -> dict[str, Any]:
    """Run ``decode.py`` and return what it printed, or a refusal that names how it ended."""
    settings = {**asdict(limits), "seconds": int(limits.seconds), "codec": kind.codec}
    command = [sys.executable, "-I", str(_SCRIPT), json.dumps(settings)]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=max(deadline - time.monotonic() - _ENDING, 0.01),
            check=False,
            env={},
        )
    except subprocess.TimeoutExpired:
        return {"refused": "too_slow"}
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return {"refused": "damaged"}
    return found if isinstance(found, dict) else {"refused": "damaged"}


def _refusal(found: dict[str, Any], limits: Limits) -> Refused:
    facts: dict[str, str | int] = {name: found.get(name, "?") for name in ("width", "height", "frames")}
    facts["limit"] = limits.pixels // 1_000_000
    facts["seconds"] = f"{limits.seconds:g}"
    return Refused(found["refused"], **facts)
