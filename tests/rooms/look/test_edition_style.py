"""The stylesheet of an edition: what its name says, and what is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.look import edition_style
from masthead.look.colours import stylesheet as colours
from masthead.look.edition_style import EditionStyle

COLLECTED = "/static/look/masthead.0123456789ab.css"
HEX = st.text("0123456789abcdef", min_size=6, max_size=6).map(lambda text: f"#{text}")


@given(st.sampled_from([COLLECTED, "/static/look/masthead.css"]), HEX, HEX)
def test_a_name_says_the_papers_style_and_both_colours(sheet: str, light: str, dark: str) -> None:
    address = edition_style.address(sheet, light.upper(), dark)
    named = EditionStyle(sheet.removeprefix("/static/"), light, dark)
    assert edition_style.named(address) == named
    assert named.is_final == (sheet == COLLECTED)


def test_another_colour_or_another_theme_is_another_name() -> None:
    sheets = (COLLECTED, COLLECTED.replace("0", "f"))
    colour = ("#8a1c1c", "#0f4c5c")
    names = {edition_style.address(sheet, light, dark) for sheet in sheets for light in colour for dark in colour}
    assert len(names) == 8


@pytest.mark.parametrize(
    "path", ["/colours/8a1c1c.css", "/colours/../8a1c1c-f0a58f.css", "/x/colours/8a1c1c-f0a58f.css"]
)
def test_other_addresses_name_none(path: str) -> None:
    assert edition_style.named(path) is None


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ('url("fonts/a.woff2")', 'url("/static/look/fonts/a.woff2")'),
        ("url(../theme/a.png)", "url(/static/theme/a.png)"),
        ("URL( 'a.svg#mark' )", "url('/static/look/a.svg#mark')"),
        ('url("/static/theme/a.png")', 'url("/static/theme/a.png")'),
        ("url(//cdn.example/a.png)", "url(//cdn.example/a.png)"),
        ("url(data:image/png;base64,AA==)", "url(data:image/png;base64,AA==)"),
        ("url(#mark)", "url(#mark)"),
    ],
)
def test_files_are_found_from_where_the_papers_style_lies(written: str, given: str) -> None:
    style = EditionStyle("look/masthead.css", "#8a1c1c", "#f0a58f")
    assert edition_style.text(style, f"a{{src:{written}}}") == f"a{{src:{given}}}" + colours("#8a1c1c", "#f0a58f")
