"""Names of languages for choosers, each in its own language."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError

from masthead.conf.read import ConfigError


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """``(code, name)`` for each BCP 47 code; raises ``ConfigError`` for one that nobody knows."""
    return [(code, own_name(code)) for code in codes]


def own_name(code: str) -> str:
    """The name of a language in that language: ``he`` → ``עברית``."""
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(f"`languages`: {code!r} is no language code (BCP 47, such as en, en-GB or he).") from error
    return locale.get_display_name(locale) or code
