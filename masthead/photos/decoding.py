"""Turn the bytes of a metadata field into text where the file does not say truly how they are encoded."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def decode_text(raw: bytes, encoding: str = "utf-8") -> str:
    """Decode as stated if that works, else as Windows-1252 with Latin-1 for its five gaps; never fails.

    A UTF-8 character cut in two by a field's length limit at the end is dropped rather than making the whole
    text look like Windows-1252.
    """
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and error.start >= len(raw) - 3 and error.reason == "unexpected end of data":
            text = raw[: error.start].decode("utf-8")
        else:
            text = _windows(raw)
    return clean(text)


def is_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8, allowing for one character cut off at the end."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(raw) - 3 and error.reason == "unexpected end of data"
    return True


def clean(text: str) -> str:
    """One kind of line end, and no control characters: neither XML nor PostgreSQL would store them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return _CONTROL.sub("", text)


def _windows(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
