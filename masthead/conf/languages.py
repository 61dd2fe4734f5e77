"""Names of languages for choosers, each in its own language."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from django.conf.locale import LANG_INFO

from masthead.conf.read import ConfigError

WAGTAIL_NAMES = {"he": "he-il"}
"""Languages whose catalogs Wagtail keeps under a country's code; ours and Django's are found from it too."""


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """``(code, name)`` for each BCP 47 code; raises ``ConfigError`` for one that nobody knows."""
    return [(code, own_name(code)) for code in codes]


def of_newsroom(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Languages in which an editor may have the newsroom: English and the paper's own, as Django and Wagtail name them.

    One that Django cannot name is left out: Wagtail's account page could not show it.
    """
    wanted = dict.fromkeys(("en", *(WAGTAIL_NAMES.get(code, code.lower()) for code in codes)))
    return [(code, own_name(code)) for code in wanted if {code, code.partition("-")[0]} & LANG_INFO.keys()]


def own_name(code: str) -> str:
    """The name of a language in that language: ``he`` → ``עברית``."""
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(f"`languages`: {code!r} is no language code (BCP 47, such as en, en-GB or he).") from error
    return locale.get_display_name(locale) or code
