"""Puts the stylesheet of the paper together: our layers in order, then the newspaper's own ``theme.css``."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAYERS = "reset, base, layout, components, pages, print"
STYLES: tuple[tuple[str, str], ...] = (
    ("reset.css", "reset"),
    ("base.css", "base"),
    ("links.css", "base"),
    ("layout.css", "layout"),
)
"""Files of ``styles/`` and their layers, in order; ``fonts.css`` and ``tokens.css`` stand outside the layers."""
PAGES = "pages"
"""Folder of ``styles/`` with one file for each kind of page that needs one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished stylesheet and a name that changes with its content."""

    text: str

    @property
    def name(self) -> str:
        """``masthead.<hash>.css``."""
        return f"masthead.{hashlib.sha256(self.text.encode()).hexdigest()[:12]}.css"


def build(theme: Path | None = None) -> Sheet:
    """Return the whole stylesheet; ``theme`` is a newspaper's theme folder (it may lack ``theme.css``).

    A theme's rules stand after all layers, and so win over ours of any specificity.
    """
    styles = HERE / "styles"
    parts = [_read(styles / "fonts.css"), _read(styles / "tokens.css"), f"@layer {LAYERS};"]
    parts += [_layer(name, _read(styles / file)) for file, name in STYLES]
    parts.append(_layer("components", "".join(_read(file) for file in component_files())))
    parts.append(_layer("pages", "".join(_read(file) for file in sorted((styles / PAGES).glob("*.css")))))
    parts.append(_layer("print", f"@media print{{{_read(styles / 'print.css')}}}"))
    own = theme / "theme.css" if theme else None
    if own and own.is_file():
        parts.append(_read(own))
    return Sheet(minified("".join(parts)))


def component_files() -> list[Path]:
    """Return the stylesheets of all components, by name."""
    return sorted((HERE / "components").glob("*/*.css"))


def minified(css: str) -> str:
    """Return CSS without comments and needless space; texts in quotes stay as they are.

    Not a parser: what it does not know stays as it is, which is right for any valid stylesheet.
    """
    pieces = re.split(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/)""", css, flags=re.S)
    return "".join(_packed(piece) for piece in pieces).strip()


def _packed(piece: str) -> str:
    if piece.startswith(('"', "'")):
        return piece
    if piece.startswith("/*"):
        return ""
    piece = re.sub(r"\s+", " ", piece)
    piece = re.sub(r" ?([{};,]) ?", r"\1", piece)
    # A colon in a selector may need the space before it (``a :hover``); in a declaration it never has one.
    return re.sub(r"([a-z-]): ", r"\1:", piece).replace(";}", "}")


def _layer(name: str, css: str) -> str:
    return f"@layer {name}{{{css}}}"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
