"""Reads ``masthead.toml`` and ``MASTHEAD_*`` variables into checked values; wrong ones are refused by name and line."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from masthead.conf.options import BY_NAME, OPTIONS, Kind, Option, Value

FILE_NAME = "masthead.toml"
OTHER_VARIABLES = frozenset(
    {"MASTHEAD_CONFIG", "MASTHEAD_SECRET_KEY", "MASTHEAD_SAMPLES", "MASTHEAD_LIFELINE", "MASTHEAD_LIFELINE_HOLDER"}
)
TEST_PREFIX = "MASTHEAD_TEST_"


class ConfigError(Exception):
    """A configuration that cannot be used; the message is one line and says where and what to do."""


@dataclass(frozen=True, slots=True)
class Config:
    """Checked values of all options, and the folder that relative paths start from."""

    folder: Path
    values: Mapping[str, Value]
    file: Path | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    """Where each value that is no default was said: "masthead.toml, line 3"."""

    def wrong(self, name: str, why: str) -> ConfigError:
        """What to raise for a value that turns out to be wrong when it is used."""
        where = self.places.get(name)
        return ConfigError(f"{where}: {why}" if where else why)

    def text(self, name: str) -> str:
        """The value of a text option."""
        value = self.values[name]
        assert isinstance(value, str)
        return value

    def number(self, name: str) -> int:
        """The value of a number option."""
        value = self.values[name]
        assert isinstance(value, int)
        return value

    def switch(self, name: str) -> bool:
        """The value of a switch."""
        return bool(self.values[name])

    def list(self, name: str) -> tuple[str, ...]:
        """The value of a list option."""
        value = self.values[name]
        assert isinstance(value, tuple)
        return value

    def path(self, text: str) -> Path:
        """A path in the newspaper's folder; an absolute one stays as it is."""
        return (self.folder / text).resolve()


def find(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The configuration file in force: ``MASTHEAD_CONFIG``, else ``masthead.toml`` in the current folder."""
    named = environ.get("MASTHEAD_CONFIG")
    if named:
        return Path(named).resolve()
    here = Path.cwd() / FILE_NAME
    return here if here.is_file() else None


def read(file: Path | None, environ: Mapping[str, str] = os.environ) -> Config:
    """Read a file (or none) and the environment.

    Raises ``ConfigError`` for a file that is missing or is no TOML, for an unknown option and for a wrong value.
    """
    said = {**(_from_file(file) if file is not None else {}), **_from_environment(environ)}
    values = {option.name: said[option.name].value if option.name in said else option.default for option in OPTIONS}
    folder = file.parent if file is not None else Path.cwd()
    return Config(folder, values, file, {name: each.where for name, each in said.items()})


@dataclass(frozen=True, slots=True)
class _Said:
    """A checked value and where it was said."""

    value: Value
    where: str


def _from_file(file: Path) -> dict[str, _Said]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read ({error}); check the path or the file's encoding.") from error
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file}: {error}; mend that line.") from error
    values = {}
    for name, given in raw.items():
        where = f"{file.name}, line {_line_of(name, text)}"
        option = BY_NAME.get(name)
        if option is None:
            raise ConfigError(f"{where}: there is no option `{_shown(name)}`{_nearest(name)}")
        values[name] = _Said(_checked(option, tuple(given) if isinstance(given, list) else given, where), where)
    return values


def _line_of(name: str, text: str) -> int:
    pattern = re.compile(rf"""^\s*(\[+\s*)?["']?{re.escape(name)}["']?\s*[.=\]]""")
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.match(line):
            return number
    return 1


def _shown(given: object) -> str:
    """What was given, in one line and not longer than a person reads."""
    text = given if isinstance(given, str) and given.isprintable() else repr(given)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, BY_NAME, n=1)
    return f"; do you mean `{near[0]}`?" if near else "; `masthead check --options` lists them."


def _checked(option: Option, given: object, where: str) -> Value:
    value = _typed(option.kind, given)
    if value is None:
        raise ConfigError(f"{where}: `{option.name}` takes {option.kind.value}, not {_shown(repr(given))}.")
    if option.choices and value not in option.choices:
        raise ConfigError(
            f"{where}: `{option.name}` takes one of {', '.join(option.choices)}, not {_shown(repr(given))}."
        )
    if isinstance(value, int) and not isinstance(value, bool):
        _check_range(option, value, where)
    return value


def _typed(kind: Kind, given: object) -> Value | None:
    match kind, given:
        case (Kind.SWITCH, bool()) | (Kind.TEXT, str()):
            return given  # type: ignore[return-value]
        case Kind.NUMBER, int() if not isinstance(given, bool):
            return given
        case Kind.LIST, tuple() if all(isinstance(item, str) for item in given):
            return given
        case _:
            return None


def _check_range(option: Option, value: int, where: str) -> None:
    least, most = option.least, option.most
    if (least is not None and value < least) or (most is not None and value > most):
        raise ConfigError(f"{where}: `{option.name}` takes {least} to {most}, not {_shown(repr(value))}.")


def _from_environment(environ: Mapping[str, str]) -> dict[str, _Said]:
    variables = {option.variable: option for option in OPTIONS}
    values = {}
    for variable, text in environ.items():
        if not variable.startswith("MASTHEAD_") or variable in OTHER_VARIABLES or variable.startswith(TEST_PREFIX):
            continue
        option = variables.get(variable)
        if option is None:
            name = variable.removeprefix("MASTHEAD_").lower()
            raise ConfigError(f"environment: there is no option `{variable}`{_nearest(name)}")
        where = f"environment variable {variable}"
        values[option.name] = _Said(_checked(option, _parsed(option.kind, text), where), where)
    return values


def _parsed(kind: Kind, text: str) -> object:
    if kind is Kind.NUMBER:
        return int(text) if re.fullmatch(r"-?\d{1,12}", text.strip()) else text
    if kind is Kind.SWITCH:
        return {"true": True, "1": True, "false": False, "0": False}.get(text.strip().lower(), text)
    if kind is Kind.LIST:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


NOT_SHOWN = frozenset({"listen", "workers"})
"""Options that no page depends on."""


def digest(config: Config) -> str:
    """A short text that is another one when any option that pages may show has another value."""
    shown = sorted((name, value) for name, value in config.values.items() if name not in NOT_SHOWN)
    values = "\n".join(f"{name}={value!r}" for name, value in shown)
    return hashlib.blake2b(values.encode(), digest_size=16).hexdigest()
