"""Writes ``docs/reference/options.md`` from the table of options: ``python -m masthead.conf.reference``."""

from __future__ import annotations

import json
from pathlib import Path

from masthead.conf.options import OPTIONS, Kind, Option, Value

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "options.md"

HEAD = """\
# Options

This page is generated from `masthead/conf/options.py`; change it there and run `make docs`.

A newspaper's options stand in its `masthead.toml`, each on a line of its own:

```toml
name = "The Harbour Times"
address = "https://harbour.example"
list_length = 40
```

An option that is unknown, or a value that cannot be, is refused with its name and line.
Relative paths start from the folder of `masthead.toml`.

Each option can be overridden by an environment variable, named on the right.
Lists are written there with commas: `MASTHEAD_HOSTS=www.harbour.example,m.harbour.example`.
`MASTHEAD_CONFIG` names another file than `masthead.toml` in the current folder.
`MASTHEAD_SECRET_KEY` gives the signing key itself.

`masthead check --options` lists what is in force.

| option | takes | default | what it is | variable |
|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(f"{_row(option)}\n" for option in OPTIONS)


def written(value: Value) -> str:
    """A value as it stands in ``masthead.toml``."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def takes(option: Option) -> str:
    """What values an option takes, in words."""
    if option.choices:
        return "one of " + ", ".join(f'`"{choice}"`' for choice in option.choices)
    if option.kind is Kind.NUMBER and option.least is not None and option.most is not None:
        return f"{option.kind.value}, {option.least} to {option.most}"
    return option.kind.value


def _row(option: Option) -> str:
    cells = (f"`{option.name}`", takes(option), f"`{written(option.default)}`", option.help, f"`{option.variable}`")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
