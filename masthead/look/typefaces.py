"""Cuts the bundled fonts out of their published packages, and writes ``styles/fonts.css``.

Run by hand when a typeface changes, with the folder where npm put the packages named below:
``python -m masthead.look.typefaces node_modules``. Nothing of the running newspaper imports this module.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
FONTS = HERE / "static" / "look" / "fonts"
STYLES = HERE / "styles"

LATIN = "U+20-7E,U+A0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2010-2014,U+2018-201A,U+201C-201E,U+2020-2022,"
LATIN += "U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2212"
LATIN_EXTENDED = "U+100-130,U+132-151,U+154-24F,U+1E00-1EFF"
HEBREW = "U+590-5FF,U+20AA,U+FB1D-FB4F"
ARABIC = "U+600-6D5,U+6F0-6F9,U+200C-200D"
PLAIN = "U+20-7E,U+A0,U+A9,U+AB,U+B7,U+BB,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+20AC"
"""Digits, punctuation and plain Latin letters, which the Hebrew and Arabic fonts have of their own."""
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
HEBREW_LETTERS = "יוהלאתמרבנשד" * 3 + "עקחפכגטסצזםןךףץ"
"""Rough mixtures of English and Hebrew letters, for the average width of a font."""


Axes = Mapping[str, float | tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Face:
    """One file: a family of ours, the package file it is cut from, axes to fix, characters to keep."""

    family: str
    name: str
    package: str
    source: str
    axes: Axes
    characters: str
    weight: str
    style: str = "normal"
    donor: str = ""
    """A package file of the same typeface whose ``PLAIN`` characters are added."""


NEWSREADER, FRANKLIN = "@fontsource-variable/newsreader", "@fontsource-variable/libre-franklin"
FRANK_RUHL, NASKH = "@fontsource-variable/frank-ruhl-libre", "@fontsource-variable/noto-naskh-arabic"
RUBIK = "@fontsource-variable/rubik"
ROMAN, ROMAN_EXT = "newsreader-latin-opsz-normal", "newsreader-latin-ext-opsz-normal"
HEBREW_SERIF, ARABIC_SERIF = "frank-ruhl-libre-hebrew-wght-normal", "noto-naskh-arabic-arabic-wght-normal"

ITALIC, ITALIC_EXT = "newsreader-latin-opsz-italic", "newsreader-latin-ext-opsz-italic"
SANS = "libre-franklin-latin-wght-normal"
HEADLINE: Axes = {"opsz": 48, "wght": 540}
READING: Axes = {"opsz": 16, "wght": (400, 700)}
SLANTED: Axes = {"opsz": 20, "wght": 400}
WEIGHTS: Axes = {"wght": (400, 700)}
HEBREW_SANS, ARABIC_SANS = "rubik-hebrew-wght-normal", "rubik-arabic-wght-normal"
HEBREW_LATIN, ARABIC_LATIN = "frank-ruhl-libre-latin-wght-normal", "noto-naskh-arabic-latin-wght-normal"
RUBIK_LATIN = "rubik-latin-wght-normal"
BOTH = "400 700"


def _latin(
    family: str, name: str, package: str, source: str, axes: Axes, characters: str, style: str = "normal"
) -> Face:
    return Face(family, name, package, source, axes, characters, BOTH, style)


def _hebrew_and_arabic(family: str, style: str = "normal") -> tuple[Face, Face]:
    """The faces that stand for Hebrew and Arabic words inside a family for Latin letters."""
    is_sans = family == "Sans"
    hebrew = (RUBIK, HEBREW_SANS, RUBIK_LATIN) if is_sans else (FRANK_RUHL, HEBREW_SERIF, HEBREW_LATIN)
    arabic = (RUBIK, ARABIC_SANS, RUBIK_LATIN) if is_sans else (NASKH, ARABIC_SERIF, ARABIC_LATIN)
    kind = "sans" if is_sans else "serif"
    return (
        Face(family, f"{kind}-hebrew", *hebrew[:2], WEIGHTS, HEBREW, BOTH, style, hebrew[2]),
        Face(family, f"{kind}-arabic", *arabic[:2], WEIGHTS, ARABIC, BOTH, style, arabic[2]),
    )


# Within a family, faces of one weight and style must say so in the same words: a browser takes ranges that differ
# for different faces, and then finds no Hebrew in the Latin one.
FACES = (
    _latin("Display", "display-latin", NEWSREADER, ROMAN, HEADLINE, LATIN),
    _latin("Display", "display-extended", NEWSREADER, ROMAN_EXT, HEADLINE, LATIN_EXTENDED),
    *_hebrew_and_arabic("Display"),
    _latin("Text", "text-latin", NEWSREADER, ROMAN, READING, LATIN),
    _latin("Text", "text-extended", NEWSREADER, ROMAN_EXT, READING, LATIN_EXTENDED),
    *_hebrew_and_arabic("Text"),
    _latin("Text", "italic-latin", NEWSREADER, ITALIC, SLANTED, LATIN, "italic"),
    _latin("Text", "italic-extended", NEWSREADER, ITALIC_EXT, SLANTED, LATIN_EXTENDED, "italic"),
    *_hebrew_and_arabic("Text", "italic"),
    _latin("Sans", "sans-latin", FRANKLIN, SANS, WEIGHTS, LATIN),
    *_hebrew_and_arabic("Sans"),
)
# An edition in Hebrew or Arabic takes plain Latin from its own typeface as well: two files instead of five.
OWN = tuple(
    replace(
        face, family=f"{script} {'Sans' if face.family == 'Sans' else 'Serif'}", characters=f"{face.characters},{PLAIN}"
    )
    for family in ("Text", "Sans")
    for script, face in zip(("Hebrew", "Arabic"), _hebrew_and_arabic(family), strict=True)
)

GELASIO = ("@fontsource/gelasio/files/gelasio-latin-400-normal.woff2", "Georgia", "Gelasio")
TINOS = ("@fontsource/tinos/files/tinos-latin-400-normal.woff2", "Times New Roman", "Liberation Serif", "Tinos")
ARIMO = ("@fontsource/arimo/files/arimo-latin-400-normal.woff2", "Arial", "Liberation Sans", "Arimo")
GELASIO_ITALIC = ("@fontsource/gelasio/files/gelasio-latin-400-italic.woff2", "Georgia Italic", "Gelasio Italic")
TINOS_ITALIC = (
    "@fontsource/tinos/files/tinos-latin-400-italic.woff2",
    "Times New Roman Italic",
    "Liberation Serif Italic",
)
NOTO = ("@fontsource/noto-serif/files/noto-serif-latin-400-normal.woff2", "Noto Serif")
NOTO_ITALIC = ("@fontsource/noto-serif/files/noto-serif-latin-400-italic.woff2", "Noto Serif Italic")
ROBOTO = ("@fontsource/roboto/files/roboto-latin-400-normal.woff2", "Roboto")
DEJAVU = ("dejavu-fonts-ttf/ttf/DejaVuSerif.ttf", "DejaVu Serif")
DEJAVU_ITALIC = ("dejavu-fonts-ttf/ttf/DejaVuSerif-Italic.ttf", "DejaVu Serif Italic")
TINOS_HEBREW = ("@fontsource/tinos/files/tinos-hebrew-400-normal.woff2", "Times New Roman", "Liberation Serif", "Tinos")
ARIMO_HEBREW = ("@fontsource/arimo/files/arimo-hebrew-400-normal.woff2", "Arial", "Liberation Sans", "Arimo")
NOTO_HEBREW = ("@fontsource/noto-serif-hebrew/files/noto-serif-hebrew-hebrew-400-normal.woff2", "Noto Serif Hebrew")
NOTO_SANS_HEBREW = ("@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2", "Noto Sans Hebrew")
DEJAVU_SANS = ("dejavu-fonts-ttf/ttf/DejaVuSans.ttf", "DejaVu Sans")
# Windows and Apple's have Georgia, Times and Arial; Android has Noto and Roboto; a bare Linux has DejaVu.
STAND_INS = (
    ("Display on Georgia", "display-latin", GELASIO),
    ("Display on Times", "display-latin", TINOS),
    ("Display on Noto", "display-latin", NOTO),
    ("Display on DejaVu", "display-latin", DEJAVU),
    ("Text on Georgia", "text-latin", GELASIO),
    ("Text on Times", "text-latin", TINOS),
    ("Text on Noto", "text-latin", NOTO),
    ("Text on DejaVu", "text-latin", DEJAVU),
    ("Text on Georgia", "italic-latin", GELASIO_ITALIC),
    ("Text on Times", "italic-latin", TINOS_ITALIC),
    ("Text on Noto", "italic-latin", NOTO_ITALIC),
    ("Text on DejaVu", "italic-latin", DEJAVU_ITALIC),
    ("Sans on Arial", "sans-latin", ARIMO),
    ("Sans on Roboto", "sans-latin", ROBOTO),
    ("Sans on DejaVu", "sans-latin", DEJAVU_SANS),
    ("Hebrew Serif on Times", "serif-hebrew", TINOS_HEBREW),
    ("Hebrew Serif on Noto", "serif-hebrew", NOTO_HEBREW),
    ("Hebrew Serif on DejaVu", "serif-hebrew", DEJAVU_SANS),
    ("Hebrew Sans on Arial", "sans-hebrew", ARIMO_HEBREW),
    ("Hebrew Sans on Noto", "sans-hebrew", NOTO_SANS_HEBREW),
    ("Hebrew Sans on DejaVu", "sans-hebrew", DEJAVU_SANS),
)
"""Family, the face of ours it stands in for, and: a free font of the same widths to measure, local names."""


def cut(face: Face, packages: Path) -> bytes:
    """Return the woff2 file of a face."""
    files = packages / face.package / "files"
    font = instance(files / f"{face.source}.woff2", face.axes, face.characters)
    if face.donor:
        graft(font, instance(files / f"{face.donor}.woff2", face.axes, PLAIN))
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def instance(file: Path, axes: Axes, characters: str) -> TTFont:
    """Return a font with fewer characters and fewer axes."""
    font = TTFont(file)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points(characters))
    subsetter.subset(font)
    # The instancer trips over glyphs that the subsetter has only marked as dropped: go through a file.
    whole = io.BytesIO()
    font.flavor = None
    font.save(whole)
    return instantiateVariableFont(TTFont(whole), dict(axes))


def graft(font: TTFont, donor: TTFont) -> None:
    """Add the donor's glyphs to a font of the same typeface (same units, same axes), without its kerning."""
    ours, theirs = font.getGlyphOrder(), donor.getGlyphOrder()
    names = {name: f"latin.{name}" for name in theirs}
    glyf, variations = font["glyf"], font["gvar"].variations
    for name in theirs:
        glyph = donor["glyf"][name]
        for component in getattr(glyph, "components", []):
            component.glyphName = names[component.glyphName]
        glyf.glyphs[names[name]] = glyph
        font["hmtx"].metrics[names[name]] = donor["hmtx"].metrics[name]
        variations[names[name]] = donor["gvar"].variations.get(name, [])
    font.setGlyphOrder([*ours, *(names[name] for name in theirs)])
    glyf.glyphOrder = font.getGlyphOrder()
    for table in font["cmap"].tables:
        table.cmap |= {code: names[name] for code, name in donor.getBestCmap().items() if code not in table.cmap}
    # Both index glyphs by number and are only short cuts: browsers take widths from ``gvar`` without them.
    for short_cut in ("HVAR", "VVAR"):
        if short_cut in font:
            del font[short_cut]


def code_points(ranges: str) -> list[int]:
    """Turn ``U+20-7E,U+A0`` into numbers."""
    numbers: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        numbers.extend(range(int(first, 16), int(last or first, 16) + 1))
    return numbers


def average_width(font: TTFont, letters: str) -> float:
    """Average advance of letters in ems."""
    names, metrics = font.getBestCmap(), font["hmtx"]
    total = sum(metrics[names[ord(letter)]][0] for letter in letters)
    return float(total) / len(letters) / float(font["head"].unitsPerEm)


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
    style = "italic" if ours.stem.startswith("italic") else "normal"
    letters = HEBREW_LETTERS if ours.stem.endswith("hebrew") else LETTERS
    adjust = average_width(font, letters) / average_width(other, letters)
    em, hhea = font["head"].unitsPerEm, font["hhea"]
    ascent, descent, gap = (value / em / adjust for value in (hhea.ascent, -hhea.descent, hhea.lineGap))
    sources = ", ".join(f'local("{name}")' for name in local)
    return (
        f'@font-face {{ font-family: "Masthead {family}"; font-style: {style}; src: {sources};'
        f" size-adjust: {adjust:.1%};"
        f" ascent-override: {ascent:.1%}; descent-override: {descent:.1%}; line-gap-override: {gap:.1%}; }}\n"
    )


def main(packages: Path) -> None:
    """Write every font file, its licence and the style sheet."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for face in {face.name: face for face in FACES}.values():
        (FONTS / f"{face.name}.woff2").write_bytes(cut(face, packages))
        licence = f"LICENSE-{face.package.rpartition('/')[2]}.txt"
        shutil.copy(packages / face.package / "LICENSE", FONTS / licence)
    rules = ["/* Written by masthead/look/typefaces.py. */\n", *map(face_rule, (*FACES, *OWN))]
    rules += [
        stand_in_rule(FONTS / f"{ours}.woff2", family, local_names, packages / measured)
        for family, ours, (measured, *local_names) in STAND_INS
    ]
    (STYLES / "fonts.css").write_text("".join(rules), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
