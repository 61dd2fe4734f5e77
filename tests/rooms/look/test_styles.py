"""The stylesheet, the fonts and the weight of it all."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from masthead.look import colours, stylesheet
from masthead.look.environment import READER, folders
from tests.rooms.look import english_pages
from tests.rooms.look.render import rendered

LOOK = Path(stylesheet.__file__).parent
SHEETS = sorted([*LOOK.glob("styles/**/*.css"), *LOOK.glob("components/*/*.css")])
TEMPLATES = sorted(file for folder in folders() for file in folder.rglob("*.html"))
SCRIPTS = sorted(LOOK.glob("static/look/*.js"))
FONTS = LOOK / "static" / "look" / "fonts"
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)|left|right|top|bottom"
    r"|min-width|max-width|min-height|max-height|width|height)\s*:"
    r"|:\s*(left|right)\b|(text-align|float|clear):[^;]*\b(left|right)\b"
)


def size(text: str) -> int:
    """Bytes that travel."""
    return len(gzip.compress(text.encode(), 6))


def names(file: Path) -> str:
    return file.name


@pytest.mark.parametrize("sheet", SHEETS, ids=names)
def test_only_logical_properties_are_used(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/|@media[^{]*|@font-face[^}]*", "", sheet.read_text(), flags=re.S)
    assert not PHYSICAL.search(css)


@pytest.mark.parametrize("wrong", ["margin-left: 1px", "text-align: right", "float: left", "left: 0", "width: 3px"])
def test_the_check_for_logical_properties_finds_others(wrong: str) -> None:
    assert PHYSICAL.search(f"a {{ {wrong}; }}")


@pytest.mark.parametrize("sheet", SHEETS, ids=names)
def test_sheets_are_short(sheet: Path) -> None:
    assert len(sheet.read_text().splitlines()) <= 150


@pytest.mark.parametrize("template", TEMPLATES, ids=names)
def test_templates_are_short(template: Path) -> None:
    assert len(template.read_text().splitlines()) <= 120


def test_every_component_with_styles_has_a_template() -> None:
    assert [file for file in LOOK.glob("components/*/*.css") if not file.with_suffix(".html").is_file()] == []
    assert READER.is_dir()


def test_weights_stay_in_their_budgets() -> None:
    assert size(stylesheet.build().text) <= 20_000
    assert sum(size(script.read_text()) for script in SCRIPTS) <= 3_000
    for page in english_pages.ALL.values():
        assert size(rendered(page)) <= 25_000


def test_fonts_and_styles_leave_room_for_the_lead_picture() -> None:
    fonts = ("display-latin", "text-latin", "sans-latin", "italic-latin")
    total = sum((FONTS / f"{name}.woff2").stat().st_size for name in fonts)
    total += size(stylesheet.build().text) + size(rendered(english_pages.STORY)) + size(SCRIPTS[0].read_text())
    assert total <= 130_000


def test_every_font_named_exists_and_none_lies_idle() -> None:
    named = set(re.findall(r'url\("fonts/([\w-]+\.woff2)"\)', (LOOK / "styles" / "fonts.css").read_text()))
    assert named == {file.name for file in FONTS.glob("*.woff2")}


def test_every_typeface_keeps_its_licence_beside_it() -> None:
    licences = list(FONTS.glob("LICENSE-*.txt"))
    assert len(licences) == 5
    assert all("SIL Open Font License" in file.read_text() for file in licences)


def test_theme_comes_last_and_outside_the_layers(tmp_path: Path) -> None:
    (tmp_path / "theme.css").write_text(".headline { color: teal; }")
    assert stylesheet.build(tmp_path).text.endswith("}.headline{color:teal}")
    assert stylesheet.build(tmp_path / "nothing").text == stylesheet.build().text


def test_name_of_the_sheet_follows_its_content(tmp_path: Path) -> None:
    (tmp_path / "theme.css").write_text("a{}")
    assert stylesheet.build(tmp_path).name != stylesheet.build().name == stylesheet.build().name


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ('/* a; b */ a::before { content: "  {x} "; }', 'a::before{content:"  {x} "}'),
        ("a :hover { width: calc(1px + 2px); }", "a :hover{width:calc(1px + 2px)}"),
        ("@media (min-width: 1em) { a > b { x: y } }", "@media (min-width:1em){a > b{x:y}}"),
    ],
)
def test_minifying_keeps_meaning(css: str, short: str) -> None:
    assert stylesheet.minified(css) == short


def tokens(scheme: str) -> dict[str, str]:
    """The colours of one scheme."""
    light, dark = (LOOK / "styles" / "tokens.css").read_text().split("prefers-color-scheme: dark")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light if scheme == "light" else dark))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_paper_and_tint(scheme: str) -> None:
    named = tokens(scheme)
    for ink in ("ink", "ink-soft", "accent"):
        for paper in ("paper", "tint"):
            assert colours.contrast(named[ink], named[paper]) >= 4.5
    for paper in ("added", "removed"):
        assert colours.contrast(named["ink"], named[paper]) >= 4.5
    assert colours.contrast(named["alarm-ink"], named["alarm"]) >= 4.5
    assert colours.contrast(named["focus"], named["paper"]) >= 3


def test_the_papers_of_colours_are_those_of_the_tokens() -> None:
    light, dark = tokens("light"), tokens("dark")
    assert (light["paper"], light["ink"]) == (colours.PAPER, colours.INK)
    assert (dark["paper"], dark["ink"]) == (colours.PAPER_DARK, colours.INK_DARK)
