"""The paper's stylesheet with an edition's colours after it: one file whose name says both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import join, normpath

from masthead.look import colours

FOLDER = "/colours/"
SHEET = "look/masthead.css"
"""The paper's stylesheet among the static files."""
STATIC = "/static/"
_HASHED = re.compile(r"look/masthead\.([0-9a-f]{12})\.css")
_NAME = re.compile(rf"{FOLDER}(?:([0-9a-f]{{12}})-)?([0-9a-f]{{6}})-([0-9a-f]{{6}})\.css")
_URL = re.compile(r"""url\(\s*(["']?)(?![a-z]+:|[/#\s])([^"')\s]+)\1\s*\)""", re.IGNORECASE)
"""A relative address."""


@dataclass(frozen=True, slots=True)
class EditionStyle:
    """A stylesheet that an address names: ``sheet`` below the static files, and two colours, ``#rrggbb``."""

    sheet: str
    light: str
    dark: str

    @property
    def is_final(self) -> bool:
        """Whether its name changes with its content; static files that were never collected have no such names."""
        return self.sheet != SHEET


def address(sheet_url: str, light: str, dark: str) -> str:
    """``/colours/0123456789ab-8a1c1c-f0a58f.css`` for the address of the paper's stylesheet and two ``#rrggbb``."""
    hashed = _HASHED.search(sheet_url)
    names = [*([hashed[1]] if hashed else []), *(colour.lstrip("#").lower() for colour in (light, dark))]
    return f"{FOLDER}{'-'.join(names)}.css"


def named(path: str) -> EditionStyle | None:
    """What an address names; ``None`` for one that names no stylesheet."""
    found = _NAME.fullmatch(path)
    if found is None:
        return None
    sheet = f"look/masthead.{found[1]}.css" if found[1] else SHEET
    return EditionStyle(sheet, f"#{found[2]}", f"#{found[3]}")


def text(style: EditionStyle, sheet: str) -> str:
    """The CSS: the paper's own (``sheet``), whose files are named from where it lies, and then the colours."""
    folder = STATIC + SHEET.rpartition("/")[0]
    whole = _URL.sub(lambda url: f"url({url[1]}{normpath(join(folder, url[2]))}{url[1]})", sheet)
    return whole + colours.stylesheet(style.light, style.dark)
