"""The generated pages of the docs say what the code says: ``make docs`` writes them."""

from __future__ import annotations

import pytest

from masthead.cli import commands_page
from masthead.conf import reference


@pytest.mark.parametrize("generator", [reference, commands_page])
def test_generated_page_is_fresh(generator: object) -> None:
    assert generator.PAGE.read_text(encoding="utf-8") == generator.page(), "run `make docs`"


def test_every_command_explains_itself() -> None:
    for section in commands_page.page().split("\n## ")[1:]:
        lines = [line for line in section.split("```\n")[2].splitlines() if line and not line.startswith("|")]
        assert lines, section


def test_every_parameter_explains_itself() -> None:
    unexplained = [
        line for line in commands_page.page().splitlines() if line.startswith("| `") and line.endswith("| |")
    ]
    assert unexplained == []
