"""Cuts the bundled fonts out of their published packages, and writes ``styles/fonts.css``.

Run by hand when a typeface changes, with the folder where npm put the packages named below:
``python -m masthead.look.typefaces node_modules``. Nothing of the running newspaper imports this module.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
FONTS = HERE / "static" / "look" / "fonts"
STYLES = HERE / "styles"

LATIN = "U+20-7E,U+A0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2010-2014,U+2018-201A,U+201C-201E,U+2020-2022,"
LATIN += "U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2212"
LATIN_EXTENDED = "U+100-130,U+132-151,U+154-24F,U+1E00-1EFF"
HEBREW = "U+590-5FF,U+FB1D-FB4F"
ARABIC = "U+600-6D5,U+6F0-6F9,U+200C-200D"
FEATURES = [
    "kern",
    "liga",
    "calt",
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "init",
    "medi",
    "fina",
    "rlig",
    "tnum",
    "rvrn",
]

LETTERS = "etaoinshrdlcumwfgypbvk" * 2 + "etaoinshr" * 3 + "    ETAOINS,."
"""A rough mixture of English letters, for the average width of a font."""


@dataclass(frozen=True, slots=True)
class Face:
    """One file: a family of ours, the package file it is cut from, axes to fix, characters to keep."""

    family: str
    name: str
    package: str
    source: str
    axes: Mapping[str, float | tuple[float, float]]
    characters: str
    weight: str
    style: str = "normal"


NEWSREADER, FRANKLIN = "@fontsource-variable/newsreader", "@fontsource-variable/libre-franklin"
FRANK_RUHL, NASKH = "@fontsource-variable/frank-ruhl-libre", "@fontsource-variable/noto-naskh-arabic"
RUBIK = "@fontsource-variable/rubik"
ROMAN, ROMAN_EXT = "newsreader-latin-opsz-normal", "newsreader-latin-ext-opsz-normal"
HEBREW_SERIF, ARABIC_SERIF = "frank-ruhl-libre-hebrew-wght-normal", "noto-naskh-arabic-arabic-wght-normal"

ITALIC, ITALIC_EXT = "newsreader-latin-opsz-italic", "newsreader-latin-ext-opsz-italic"
SANS = "libre-franklin-latin-wght-normal"
HEADLINE, READING, BOLD, SLANTED = (
    {"opsz": 48, "wght": 540},
    {"opsz": 16, "wght": 400},
    {"opsz": 16, "wght": 680},
    {"opsz": 20, "wght": 400},
)
WEIGHTS = {"wght": (400, 700)}

# Within a family, faces of one weight and style must say so in the same words: a browser takes ranges that differ
# for different faces, and then finds no Hebrew in the Latin one. So a variable file stands here once for each weight.
FACES = (
    Face("Display", "display-latin", NEWSREADER, ROMAN, HEADLINE, LATIN, "400 700"),
    Face("Display", "display-extended", NEWSREADER, ROMAN_EXT, HEADLINE, LATIN_EXTENDED, "400 700"),
    Face("Display", "serif-hebrew", FRANK_RUHL, HEBREW_SERIF, WEIGHTS, HEBREW, "400 700"),
    Face("Display", "serif-arabic", NASKH, ARABIC_SERIF, WEIGHTS, ARABIC, "400 700"),
    Face("Text", "text-latin", NEWSREADER, ROMAN, READING, LATIN, "400"),
    Face("Text", "text-extended", NEWSREADER, ROMAN_EXT, READING, LATIN_EXTENDED, "400"),
    Face("Text", "serif-hebrew", FRANK_RUHL, HEBREW_SERIF, WEIGHTS, HEBREW, "400"),
    Face("Text", "serif-arabic", NASKH, ARABIC_SERIF, WEIGHTS, ARABIC, "400"),
    Face("Text", "text-bold-latin", NEWSREADER, ROMAN, BOLD, LATIN, "700"),
    Face("Text", "text-bold-extended", NEWSREADER, ROMAN_EXT, BOLD, LATIN_EXTENDED, "700"),
    Face("Text", "serif-hebrew", FRANK_RUHL, HEBREW_SERIF, WEIGHTS, HEBREW, "700"),
    Face("Text", "serif-arabic", NASKH, ARABIC_SERIF, WEIGHTS, ARABIC, "700"),
    Face("Text", "text-italic-latin", NEWSREADER, ITALIC, SLANTED, LATIN, "400", "italic"),
    Face("Text", "text-italic-extended", NEWSREADER, ITALIC_EXT, SLANTED, LATIN_EXTENDED, "400", "italic"),
    Face("Text", "serif-hebrew", FRANK_RUHL, HEBREW_SERIF, WEIGHTS, HEBREW, "400", "italic"),
    Face("Text", "serif-arabic", NASKH, ARABIC_SERIF, WEIGHTS, ARABIC, "400", "italic"),
    Face("Sans", "sans-latin", FRANKLIN, SANS, WEIGHTS, LATIN, "400 700"),
    Face("Sans", "sans-hebrew", RUBIK, "rubik-hebrew-wght-normal", WEIGHTS, HEBREW, "400 700"),
    Face("Sans", "sans-arabic", RUBIK, "rubik-arabic-wght-normal", WEIGHTS, ARABIC, "400 700"),
)

GELASIO = ("@fontsource/gelasio", "gelasio-latin-400-normal", "Georgia", "Gelasio")
TINOS = ("@fontsource/tinos", "tinos-latin-400-normal", "Times New Roman", "Liberation Serif", "Tinos")
ARIMO = ("@fontsource/arimo", "arimo-latin-400-normal", "Arial", "Liberation Sans", "Arimo")
STAND_INS = (
    ("Display on Georgia", "display-latin", GELASIO),
    ("Display on Times", "display-latin", TINOS),
    ("Text on Georgia", "text-latin", GELASIO),
    ("Text on Times", "text-latin", TINOS),
    ("Sans on Arial", "sans-latin", ARIMO),
)
"""Family, the face of ours it stands in for, and: a free font of the same widths to measure, local names."""


def cut(face: Face, packages: Path) -> bytes:
    """Return the woff2 file of a face."""
    font = TTFont(packages / face.package / "files" / f"{face.source}.woff2")
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points(face.characters))
    subsetter.subset(font)
    # The instancer trips over glyphs that the subsetter has only marked as dropped: go through a file.
    whole = io.BytesIO()
    font.save(whole)
    fixed = instantiateVariableFont(TTFont(whole), dict(face.axes))
    fixed.flavor = "woff2"
    packed = io.BytesIO()
    fixed.save(packed)
    return packed.getvalue()


def code_points(ranges: str) -> list[int]:
    """Turn ``U+20-7E,U+A0`` into numbers."""
    numbers: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        numbers.extend(range(int(first, 16), int(last or first, 16) + 1))
    return numbers


def average_width(font: TTFont) -> float:
    """Average advance of ``LETTERS`` in ems."""
    names, metrics = font.getBestCmap(), font["hmtx"]
    total = sum(metrics[names[ord(letter)]][0] for letter in LETTERS)
    return float(total) / len(LETTERS) / float(font["head"].unitsPerEm)


def face_rule(face: Face) -> str:
    """Return the ``@font-face`` of one of our faces."""
    return (
        f'@font-face {{ font-family: "Masthead {face.family}"; font-style: {face.style};'
        f' font-weight: {face.weight}; font-display: swap; src: url("fonts/{face.name}.woff2") format("woff2");'
        f" unicode-range: {face.characters}; }}\n"
    )


def stand_in_rule(ours: Path, family: str, local: Iterable[str], measured: Path) -> str:
    """Return the ``@font-face`` that makes a local font take up the room of ours, so that nothing shifts."""
    font, other = TTFont(ours), TTFont(measured)
    adjust = average_width(font) / average_width(other)
    em, hhea = font["head"].unitsPerEm, font["hhea"]
    ascent, descent, gap = (value / em / adjust for value in (hhea.ascent, -hhea.descent, hhea.lineGap))
    sources = ", ".join(f'local("{name}")' for name in local)
    return (
        f'@font-face {{ font-family: "Masthead {family}"; src: {sources}; size-adjust: {adjust:.1%};'
        f" ascent-override: {ascent:.1%}; descent-override: {descent:.1%}; line-gap-override: {gap:.1%}; }}\n"
    )


def main(packages: Path) -> None:
    """Write every font file, its licence and the style sheet."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for face in {face.name: face for face in FACES}.values():
        (FONTS / f"{face.name}.woff2").write_bytes(cut(face, packages))
        licence = f"LICENSE-{face.package.rpartition('/')[2]}.txt"
        shutil.copy(packages / face.package / "LICENSE", FONTS / licence)
    rules = ["/* Written by masthead/look/typefaces.py. */\n", *map(face_rule, FACES)]
    for family, ours, (package, source, *local_names) in STAND_INS:
        measured = packages / package / "files" / f"{source}.woff2"
        rules.append(stand_in_rule(FONTS / f"{ours}.woff2", family, local_names, measured))
    (STYLES / "fonts.css").write_text("".join(rules), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
