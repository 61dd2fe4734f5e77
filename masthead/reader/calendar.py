"""Fixed calendar pages: where lists continue, so that no page number ever moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from masthead.editions.models import Edition
from masthead.look import cards
from masthead.look.dates import calendar_weeks
from masthead.look.dates import month as month_and_year
from masthead.look.pages import ArchiveDay, ArchiveMonth, ArchiveYear, CalendarMonth, DayOfStories
from masthead.look.parts import EditionView, Link
from masthead.press.recording import leave, remembered_each
from masthead.stories import keys, queries

MONTHS_SHOWN = 6
"""Older months that a list page leads to; the archive leads to all."""


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def month_url(base: str, month: date) -> str:
    """``/archive/2026/11/`` or, for a list, ``/city/archive/2026/11/``."""
    return f"{base}{month:%Y/%m}/"


def span_of(edition: Edition, name: str) -> tuple[date, date] | None:
    """The days of a list's first and newest story in the edition's zone."""
    found = queries.span(name)
    if found is None:
        return None
    first, newest = (moment.astimezone(edition.zone).date() for moment in found)
    return first, newest


def older(edition: Edition, name: str, base: str, view: EditionView) -> tuple[Link, ...]:
    """Links to the newest months of a list that have a story: a handful of look-ups, once until its months change."""

    def made(names: list[str]) -> Iterator[tuple[str, tuple[Link, ...]]]:
        for each in names:
            yield each, _older(edition, each, base, view)

    return remembered_each(("older", edition.pk, base), [name], made, is_lasting=True)[name]


def _older(edition: Edition, name: str, base: str, view: EditionView) -> tuple[Link, ...]:
    links: list[Link] = []
    found = queries.span(name)
    moment = found[1] + timedelta(microseconds=1) if found else None
    while moment is not None and len(links) < MONTHS_SHOWN:
        nearest = queries.neighbour(name, moment, later=False)
        if nearest is None:
            break
        month = nearest.astimezone(edition.zone).date().replace(day=1)
        links.append(Link(month_and_year(month, view), month_url(base, month)))
        moment = edition.start_of(month)
    return tuple(links)


def days_of(edition: Edition, name: str, first: date, end: date) -> dict[date, list[int]]:
    """Ids of a list's stories by day, from a day until (without) another, newest first."""
    rows = queries.between(name, edition.start_of(first), edition.start_of(end))
    days: dict[date, list[int]] = {}
    for pk, moment in rows:
        days.setdefault(moment.astimezone(edition.zone).date(), []).append(pk)
    return days


def by_day(edition: Edition, days: dict[date, list[int]], base: str) -> tuple[DayOfStories, ...]:
    """The stories of days as cards, newest day first; the questions asked do not grow with the number of stories."""
    shown = cards.by_id([pk for row in days.values() for pk in row], edition)
    return tuple(
        DayOfStories(day, tuple(shown[pk] for pk in row if pk in shown), f"{base}{day:%Y/%m/%d}/")
        for day, row in sorted(days.items(), reverse=True)
    )


def days_with_stories(edition: Edition, name: str, year: int) -> list[date]:
    """The days of a year on which a list has a story; stories are looked for, never counted."""
    leave(keys.days(name, year))
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
    stretches = [(edition.start_of(day), edition.start_of(day + timedelta(days=1))) for day in days]
    found = queries.which_have_any(name, stretches)
    return [day for day, has_stories in zip(days, found, strict=True) if has_stories]


def calendar(edition: Edition, month: date, days: dict[date, int], base: str) -> CalendarMonth:
    """A month as a wall calendar; ``days`` that have stories (how many, 0 if not counted) lead to their page.

    The month itself leads to its page where it has any: before the first story and after the newest there is none.
    """
    squares = {day: ArchiveDay(day, f"{base}{day:%Y/%m/%d}/", stories) for day, stories in days.items()}
    url = month_url(base, month) if days else ""
    return CalendarMonth(month, calendar_weeks(month, edition.language, squares), url)


def years(edition: Edition, name: str, base: str) -> tuple[ArchiveYear, ...]:
    """All years of a list with their months, newest first; stories are looked for, never counted."""
    span = span_of(edition, name)
    if span is None:
        return ()
    first, newest = span
    months = [date(year, number, 1) for year in range(newest.year, first.year - 1, -1) for number in range(1, 13)]
    stretches = [(edition.start_of(month), edition.start_of(next_month(month))) for month in months]
    has_stories = dict(zip(months, queries.which_have_any(name, stretches), strict=True))
    return tuple(
        ArchiveYear(
            year,
            f"{base}{year}/",
            tuple(
                ArchiveMonth(month, month_url(base, month) if has_stories[month] else "")
                for month in months
                if month.year == year
            ),
        )
        for year in range(newest.year, first.year - 1, -1)
    )
