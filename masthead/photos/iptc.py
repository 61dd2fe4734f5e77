"""Read IPTC-IIM (Information Interchange Model 4.2), the oldest metadata and still the press's commonest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from masthead.photos.decoding import decode_text, is_utf8
from masthead.photos.moments import parse_iim_date
from masthead.photos.stated import Stated

_MARKER = 0x1C
_CHARACTER_SET = (1, 90)
_MAX_DATASETS = 5000
_MAX_REPEATS = 500

_PARTS_OF_8859 = {
    b"A": 1, b"B": 2, b"C": 3, b"D": 4, b"L": 5, b"G": 6, b"F": 7, b"H": 8, b"M": 9, b"b": 15,
}  # fmt: skip
_REGISTERED = {
    **dict.fromkeys((b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I"), "utf-8"),
    **{b"\x1b" + set_ + final: f"iso8859-{part}" for set_ in (b"-", b".") for final, part in _PARTS_OF_8859.items()},
}
"""Escape sequences of ISO 2022 as 1:90 Coded Character Set holds them (ISO-IR registrations)."""

TEXT_FIELDS = {
    5: ("title", 64), 40: ("instructions", 256), 85: ("creator_title", 32), 90: ("city", 32),
    92: ("sublocation", 32), 95: ("state", 32), 100: ("country_code", 3), 101: ("country", 64),
    103: ("job_id", 32), 105: ("headline", 256), 110: ("credit", 32), 115: ("source", 32),
    116: ("copyright_notice", 128), 120: ("caption", 2000), 122: ("caption_writer", 32),
}  # fmt: skip
"""Data sets of record 2 that hold one text: our name, and the longest value in bytes that IIM allows."""

LIST_FIELDS = {25: ("keywords", 64), 80: ("creators", 32)}
"""Data sets of record 2 that are repeated."""


@dataclass(slots=True)
class IimReading:
    """What one IIM block states; ``full`` names the fields at IIM's length limit, which may be cut off."""

    stated: Stated = field(default_factory=Stated)
    full: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()


def read_iim(block: bytes) -> IimReading:
    """Read one block of IIM data sets. Never fails; what follows a broken data set is lost and said so.

    Character set: as 1:90 states; where it is absent, unknown or wrong, UTF-8 if all texts are valid UTF-8,
    otherwise Windows-1252.
    """
    problems: list[str] = []
    values: dict[int, list[bytes]] = {}
    stated_set = b""
    for record, number, raw in _datasets(block, problems):
        if (record, number) == _CHARACTER_SET:
            stated_set = raw
        elif record == 2 and len(values.setdefault(number, [])) < _MAX_REPEATS:
            values[number].append(raw)
    encoding = _encoding(stated_set, values)
    facts, full = _facts(values, encoding)
    return IimReading(Stated(**facts), full, tuple(problems))  # type: ignore[arg-type]


def _datasets(block: bytes, problems: list[str]) -> Iterator[tuple[int, int, bytes]]:
    position = max(block.find(_MARKER), 0)
    for _ in range(_MAX_DATASETS):
        if position + 5 > len(block) or block[position] != _MARKER:
            break
        record, number = block[position + 1], block[position + 2]
        size = int.from_bytes(block[position + 3 : position + 5], "big")
        position += 5
        if size & 0x8000:  # an extended data set: the length of the length (IIM 4.2, section 1.5c)
            width = size & 0x7FFF
            size = int.from_bytes(block[position : position + width], "big") if width <= 4 else len(block)
            position += width
        if position + size > len(block):
            problems.append(f"IPTC: data set {record}:{number} is cut off.")
            return
        yield record, number, block[position : position + size]
        position += size
    if block[position:].strip(b"\0 "):
        problems.append(f"IPTC: {len(block) - position} bytes after a broken data set were skipped.")


def _encoding(stated: bytes, values: dict[int, list[bytes]]) -> str:
    known = _REGISTERED.get(stated.strip(b"\0 "))
    texts = [raw for number in (*TEXT_FIELDS, *LIST_FIELDS) for raw in values.get(number, ())]
    if all(is_utf8(raw) for raw in texts):
        # A single-byte text that happens to be valid UTF-8 beyond ASCII is so rare that a wrong 1:90 is
        # likelier.
        return "utf-8"
    return "cp1252" if known in (None, "utf-8", "iso8859-1") else known


def _facts(values: dict[int, list[bytes]], encoding: str) -> tuple[dict[str, object], frozenset[str]]:
    facts: dict[str, object] = {}
    full: set[str] = set()
    for number, (name, limit) in TEXT_FIELDS.items():
        raws = values.get(number, [])
        texts = [text for raw in raws if (text := _text(raw, encoding))]
        if texts:
            facts[name] = texts[0]
            if any(len(raw) >= limit for raw in raws):
                full.add(name)
    for number, (name, limit) in LIST_FIELDS.items():
        raws = values.get(number, [])
        facts[name] = tuple(dict.fromkeys(text for raw in raws if (text := _text(raw, encoding))))
        if any(len(raw) >= limit for raw in raws):
            full.add(name)
    facts["taken"] = parse_iim_date(_first(values, 55), _first(values, 60))
    urgency = _first(values, 10)
    facts["urgency"] = int(urgency) if urgency.isdecimal() and len(urgency) == 1 else None
    return facts, frozenset(full)


def _first(values: dict[int, list[bytes]], number: int) -> str:
    raws = values.get(number)
    return raws[0].decode("ascii", "ignore").strip("\0 ") if raws else ""


def _text(raw: bytes, encoding: str) -> str:
    return decode_text(raw.split(b"\0", 1)[0] if raw.strip(b"\0") else b"", encoding).strip()
