"""``masthead check --options``: every option with its help, its default and the value in force."""

from __future__ import annotations

import os
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping

from masthead.conf.options import OPTIONS, Option
from masthead.conf.read import Config
from masthead.conf.reference import takes, written

WIDTH = 96


def lines(config: Config, environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """The page, line by line; passwords are left out."""
    in_file = set(tomllib.loads(config.file.read_text(encoding="utf-8"))) if config.file else set()
    for option in OPTIONS:
        yield f"{option.name} = {_shown(option, config)}"
        source = _source(option, in_file, environ)
        text = f"{option.help} Takes {takes(option)}. Default: {written(option.default)}. {source}"
        yield from textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent="    ")
        yield ""


def hidden(url: str) -> str:
    """A URL without its password.

    >>> hidden("postgresql://paper:s3cret@db/paper")
    'postgresql://paper:…@db/paper'
    """
    return re.sub(r"(://[^:/?#]*):.*@", r"\1:…@", url)


def _shown(option: Option, config: Config) -> str:
    value = config.values[option.name]
    return written(hidden(value)) if option.is_secret and isinstance(value, str) else written(value)


def _source(option: Option, in_file: set[str], environ: Mapping[str, str]) -> str:
    if option.variable in environ:
        return f"Set by {option.variable}."
    return "Set in masthead.toml." if option.name in in_file else f"Not set; {option.variable} would override it."
