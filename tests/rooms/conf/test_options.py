"""Every option has an effect: it is read where settings are made or where a process is started."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import masthead
from masthead.conf.options import OPTIONS, Kind

PACKAGE = Path(masthead.__file__).parent
SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in PACKAGE.rglob("*.py")
    if path.name not in {"options.py", "reference.py"} and "migrations" not in path.parts
}
ELSEWHERE = "\n".join(
    text for path, text in SOURCES.items() if path.name != "settings.py" or path.parent.name != "conf"
)
SETTINGS = SOURCES[PACKAGE / "conf" / "settings.py"]
OF_OTHERS = re.compile(r"^(?:[A-Z]|_)")
"""Settings of Django, Wagtail and other packages take effect by themselves; those of ours need a reader."""


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_option_is_read_somewhere(option: object) -> None:
    reading = re.compile(rf'(?:text|number|switch|list|folder|hosts)\((?:\w+, )?"{option.name}"')
    assert [path for path, text in SOURCES.items() if reading.search(text)], f"{option.name} has no effect"


def test_every_setting_of_ours_is_read_by_a_room() -> None:
    ours = set(re.findall(r"^(MASTHEAD_[A-Z_]+) = ", SETTINGS, re.MULTILINE))
    inner = {name for name in ours if len(re.findall(rf"\b{name}\b", SETTINGS)) > 1}
    unread = {name for name in ours - inner if f"settings.{name}" not in ELSEWHERE}
    assert ours
    assert unread == set()


def test_every_option_explains_itself() -> None:
    for option in OPTIONS:
        assert option.help.endswith("."), option.name
        if option.kind is Kind.NUMBER:
            assert option.least is not None, option.name
            assert option.most is not None, option.name


def test_what_holds_a_password_is_marked() -> None:
    for option in OPTIONS:
        holds_one = ("password" in option.help and "://" in option.help) or option.name.endswith("_token")
        assert option.is_secret == holds_one, option.name
