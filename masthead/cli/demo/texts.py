"""Reads the demo's stories: front matter in TOML between ``+++`` lines, then a light markup of blocks."""

from __future__ import annotations

import hashlib
import html
import re
import tomllib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"

AGE = re.compile(r"(\d+)\s*([dhm])")
UNITS = {"d": "days", "h": "hours", "m": "minutes"}
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
ITALIC = re.compile(r"(?<![*\w])\*(?!\s)(.+?)(?<!\s)\*(?![*\w])")
PICTURE = re.compile(r"^!\[([\w-]+)\]\((.*)\)$", re.DOTALL)
FENCE = re.compile(r"^:::(\w+)\n(.*?)^:::\s*$", re.MULTILINE | re.DOTALL)
NUMBERED = re.compile(r"^\d+\.\s+")

Address = Callable[[str], str]
"""Turns the target of a link (``story:slug`` or an address) into the ``<a …>`` start tag of rich text."""
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """One story file: its stem, its front matter and its body as written."""

    stem: str
    facts: dict[str, Any]
    body: str


def paper() -> dict[str, Any]:
    """The bible: what both editions share."""
    with (CONTENT / "paper.toml").open("rb") as file:
        return tomllib.load(file)


def texts(language: str) -> list[Text]:
    """All stories of a language, in the order of their file names."""
    return [_text(file) for file in sorted((CONTENT / language).glob("*.md"))]


def _text(file: Path) -> Text:
    _, matter, body = file.read_text(encoding="utf-8").split("+++\n", 2)
    return Text(file.stem, tomllib.loads(matter), body.strip())


def age(text: str) -> timedelta:
    """``2d 5h`` as a stretch of time."""
    parts = {UNITS[unit]: int(number) for number, unit in AGE.findall(text)}
    return timedelta(**parts)


def uneven(stretch: timedelta, stem: str) -> timedelta:
    """A stretch of whole hours with up to 44 minutes more, the same for a story at every build.

    Without them everything in the paper would have appeared at the same minute of an hour.
    """
    if stretch < timedelta(hours=1):
        return stretch
    return stretch + timedelta(minutes=zlib.crc32(stem.encode()) % 45)


def inline(text: str, address: Address) -> str:
    """Bold, italic and links of one run of text, as rich text without a paragraph around it."""
    marked = html.escape(" ".join(text.split()), quote=False)
    marked = LINK.sub(lambda match: f"{address(html.unescape(match[2]))}{match[1]}</a>", marked)
    return ITALIC.sub(r"<i>\1</i>", BOLD.sub(r"<b>\1</b>", marked))


def paragraphs(text: str, address: Address) -> str:
    """Several paragraphs as rich text: for a biography or the paper's description."""
    return "".join(f"<p>{inline(part, address)}</p>" for part in text.split("\n\n") if part.strip())


def block_id(*parts: str) -> str:
    """A block's id that is the same at every build."""
    digest = hashlib.blake2b("/".join(parts).encode(), digest_size=16).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}"


def pieces(body: str) -> Iterator[tuple[str, str]]:
    """The body cut into ``(kind, source)``: ``:::table`` gives ``table``, everything else ``text``."""
    at = 0
    for fence in FENCE.finditer(body):
        yield from (("text", part) for part in _parts(body[at : fence.start()]))
        yield fence[1], fence[2]
        at = fence.end()
    yield from (("text", part) for part in _parts(body[at:]))


def _parts(text: str) -> list[str]:
    return [part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip()]


def quoted(part: str, mark: str) -> tuple[str, str]:
    """Words and attribution of a quotation whose lines begin with ``>`` or ``>>``."""
    lines = [line.strip().removeprefix(mark).strip() for line in part.splitlines()]
    attribution = ""
    if len(lines) > 1 and lines[-1].startswith("—"):
        attribution = lines.pop().lstrip("— ")
    return " ".join(lines), attribution
