"""Writes ``docs/reference/commands.md`` from the command's own help: ``python -m masthead.cli.commands_page``."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from masthead.cli.app import app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "commands.md"

HEAD = """\
# Commands

This page is generated from the command's own help; change it in `masthead/cli/` and run `make docs`.

A newspaper is a folder with a `masthead.toml`.
A command works on the one in the current folder, or on the one named with `--paper`.
`--debug`, before or after the command's name, shows a traceback when something fails.

A command ends with status 0 when all went well, 1 when something is wrong, 2 when it was called wrongly and 130 when
Ctrl-C ended it.
"""


def page() -> str:
    """The whole page."""
    command: Any = typer.main.get_command(app)
    return HEAD + "".join(_section(each, f"masthead {name}") for name, each in _leaves(command, ""))


def _leaves(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if getattr(command, "invoke_without_command", False):
            yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from _leaves(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _section(command: Any, name: str) -> str:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option" and "--help" not in each.opts]
    usage = [name, *("[OPTIONS]" for _ in options[:1]), *(each.metavar or each.name.upper() for each in arguments)]
    text = inspect.cleandoc(command.help or "").replace("\f", "")
    parts = [f"\n## {name}\n", f"```\n{' '.join(usage)}\n```\n", f"{text}\n"]
    rows = [
        *(_row(each.metavar or each.name.upper(), each) for each in arguments),
        *(_option(each) for each in options),
    ]
    if rows:
        parts.append("| | |\n|---|---|\n" + "".join(f"{row}\n" for row in rows))
    return "\n".join(parts)


def _option(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar or option.name.upper()}"
    return _row(", ".join(option.opts) + value, option)


def _row(name: str, parameter: Any) -> str:
    default = parameter.default
    shown = default not in (None, False, "", ...) and not callable(default) and parameter.param_type_name == "option"
    words = f"{parameter.help or ''}{f' Default: `{default}`.' if shown else ''}".strip().replace("|", "\\|")
    return f"| `{name}` | {words} |".replace("  ", " ")


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
