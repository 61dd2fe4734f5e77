"""Dates and times as an edition's readers write them, with Babel; and the weeks of a wall calendar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time

from masthead.look.pages import ArchiveDay
from masthead.look.parts import EditionView

_DAY_AND_MONTH = re.compile(r"d[^EMy]*M+|M+[^Edy]*d")
"""Of a date's pattern in CLDR, in the order of the language."""


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Return Babel's locale for a BCP 47 code; an unknown region falls back to the language, then to English."""
    code = language
    while code:
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            code = code.rpartition("-")[0]
    return Locale("en")


def territory_of(language: str) -> str:
    """Return the country where a language is most likely read (CLDR, likely subtags): ``he`` → ``IL``; or ""."""
    locale = locale_of(language)
    if locale.territory:
        return str(locale.territory)
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    return likely.rpartition("_")[2] if "_" in likely else ""


def first_week_day(language: str) -> int:
    """Return the day on which weeks begin where the language is read; 0 is Monday."""
    territory = territory_of(language)
    there = locale_of(f"{locale_of(language).language}-{territory}") if territory else locale_of(language)
    return int(there.first_week_day)


def local(moment: datetime, edition: EditionView) -> datetime:
    """Return the moment on the edition's clocks; ``moment`` must be aware."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be shown to readers.")
    return moment.astimezone(ZoneInfo(edition.zone))


def iso(moment: datetime, edition: EditionView) -> str:
    """Return the value of a ``datetime`` attribute, in the edition's zone, to the minute."""
    return local(moment, edition).isoformat(timespec="minutes")


def day(moment: datetime | date, edition: EditionView, pattern: str = "") -> str:
    """Return the date, by the edition's own pattern or the one given (a CLDR name or pattern)."""
    when = local(moment, edition) if isinstance(moment, datetime) else moment
    return _day(date(when.year, when.month, when.day), pattern or edition.date_pattern, edition.language)


@lru_cache(maxsize=1024)
def _day(when: date, pattern: str, language: str) -> str:
    return format_date(when, pattern, locale=locale_of(language))


def clock(moment: datetime, edition: EditionView) -> str:
    """Return the time of day as the language writes it: ``16:24`` or ``4:24 PM``."""
    return _clock(local(moment, edition).time().replace(second=0, microsecond=0), edition.language)


@lru_cache(maxsize=4096)
def _clock(when: time, language: str) -> str:
    return format_time(when, "short", locale=locale_of(language))


def short_day(moment: datetime | date, edition: EditionView) -> str:
    """Return day and month without the year: ``23 Nov``."""
    when = local(moment, edition) if isinstance(moment, datetime) else moment
    return format_skeleton("MMMd", _as_datetime(when), locale=locale_of(edition.language))


def weekday(moment: datetime | date, edition: EditionView) -> str:
    """Return weekday, day, month and year in full; no line ends between day and month."""
    return day(moment, edition, _unbroken(edition.language))


@lru_cache(maxsize=64)
def _unbroken(language: str) -> str:
    pattern: str = locale_of(language).date_formats["full"].pattern
    return _DAY_AND_MONTH.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), pattern)


def month(first: date, edition: EditionView) -> str:
    """Return month and year: ``November 2026``."""
    return format_skeleton("yMMMM", _as_datetime(first), locale=locale_of(edition.language))


def month_name(first: date, edition: EditionView) -> str:
    """Return the month alone, as it stands by itself: ``November``."""
    return format_date(first, "LLLL", locale=locale_of(edition.language))


def year(value: int, edition: EditionView) -> str:
    """Return a year in the language's digits."""
    return format_skeleton("y", datetime(value, 1, 1), locale=locale_of(edition.language))


def weekdays(edition: EditionView) -> tuple[tuple[str, str], ...]:
    """Return (narrow, full) names of the seven days, from the edition's first day of the week."""
    locale = locale_of(edition.language)
    narrow, wide = (locale.days["stand-alone"][width] for width in ("narrow", "wide"))
    order = [(first_week_day(edition.language) + step) % 7 for step in range(7)]
    return tuple((narrow[number], wide[number]) for number in order)


def calendar_weeks(
    first: date, language: str, days: Mapping[date, ArchiveDay]
) -> tuple[tuple[ArchiveDay | None, ...], ...]:
    """Return the weeks of the month that begins on ``first``, each of seven squares.

    Squares of other months are ``None``; days that are not in ``days`` are squares without an address.
    """
    shift = (first.weekday() - first_week_day(language)) % 7
    squares: list[ArchiveDay | None] = [None] * shift
    when = first
    while when.month == first.month:
        squares.append(days.get(when, ArchiveDay(day=when)))
        when += timedelta(days=1)
    squares += [None] * (-len(squares) % 7)
    return tuple(tuple(squares[start : start + 7]) for start in range(0, len(squares), 7))


def _as_datetime(when: date) -> datetime:
    """Babel's skeletons want a datetime; a naive one is taken as it is."""
    return datetime(when.year, when.month, when.day)
