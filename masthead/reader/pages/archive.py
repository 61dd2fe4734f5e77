"""The calendar archive: years, months and days, of the whole paper or of one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from masthead.editions.models import Edition
from masthead.look import cards
from masthead.look.dates import day as day_in_words
from masthead.look.dates import month as month_in_words
from masthead.look.pages import ArchiveDayPage, ArchiveMonthPage, ArchivePage, ArchiveYearPage, River
from masthead.look.parts import Card, Link
from masthead.reader import calendar
from masthead.reader.frame import frame, head
from masthead.stories import lists, queries


@dataclass(frozen=True, slots=True)
class Shelf:
    """Whose back issues: the list's name, the path under which its calendar lies, and its title and front."""

    name: str
    base: str
    of: Link | None = None

    @classmethod
    def of_paper(cls, edition: Edition) -> Shelf:
        """The whole paper."""
        return cls(lists.of_edition(edition.pk), f"{edition.root}archive/")


def archive_page(edition: Edition, shelf: Shelf) -> ArchivePage:
    """All years since the first story."""
    title = _("Archive") if shelf.of is None else _("Archive: %(name)s") % {"name": shelf.of.text}
    shared = frame(edition, shelf.base, head(edition, shelf.base, title), crumbs=_crumbs(edition, shelf))
    return ArchivePage(**shared, years=calendar.years(edition, shelf.name, shelf.base))


def year_page(edition: Edition, shelf: Shelf, year: int) -> ArchiveYearPage | None:
    """One year as twelve calendars; ``None`` for a year outside the paper's life."""
    span = calendar.span_of(edition, shelf.name)
    if span is None or not span[0].year <= year <= span[1].year:
        return None
    path = f"{shelf.base}{year}/"
    days = calendar.days_with_stories(edition, shelf.name, year)
    months = [date(year, number, 1) for number in range(1, 13)]
    return ArchiveYearPage(
        **frame(
            edition,
            path,
            head(edition, path, _("Archive: %(name)s") % {"name": year}),
            crumbs=_crumbs(edition, shelf, Link(_("Archive"), shelf.base)),
        ),
        year=year,
        months=tuple(
            calendar.calendar(edition, month, {day: 0 for day in days if day.month == month.month}, shelf.base)
            for month in months
        ),
        earlier=Link(str(year - 1), f"{shelf.base}{year - 1}/") if year > span[0].year else None,
        later=Link(str(year + 1), f"{shelf.base}{year + 1}/") if year < span[1].year else None,
    )


def month_page(edition: Edition, shelf: Shelf, month: date) -> ArchiveMonthPage | None:
    """One month, day by day; ``None`` for a month outside the paper's life."""
    span = calendar.span_of(edition, shelf.name)
    if span is None or not span[0].replace(day=1) <= month <= span[1]:
        return None
    path = calendar.month_url(shelf.base, month)
    days = calendar.days_of(edition, shelf.name, month, calendar.next_month(month))
    shared = frame(
        edition, path, head(edition, path, ""), crumbs=_crumbs(edition, shelf, Link(_("Archive"), shelf.base))
    )
    title = month_in_words(month, shared["edition"])
    shared["head"] = head(edition, path, title if shelf.of is None else f"{shelf.of.text}: {title}")
    before = (month - timedelta(days=1)).replace(day=1)
    after = calendar.next_month(month)
    view = shared["edition"]
    return ArchiveMonthPage(
        **shared,
        calendar=calendar.calendar(edition, month, {day: len(row) for day, row in days.items()}, shelf.base),
        days=calendar.by_day(edition, days, shelf.base),
        of=shelf.of,
        earlier=Link(month_in_words(before, view), calendar.month_url(shelf.base, before))
        if before >= span[0].replace(day=1)
        else None,
        later=Link(month_in_words(after, view), calendar.month_url(shelf.base, after)) if after <= span[1] else None,
    )


def day_page(edition: Edition, shelf: Shelf, day: date) -> ArchiveDayPage | None:
    """One day of the paper, by section; ``None`` for a day without a story."""
    start, end = edition.start_of(day), edition.start_of(day + timedelta(days=1))
    stories = cards.cards([pk for pk, _moment in queries.between(shelf.name, start, end)], edition)
    if not stories:
        return None
    path = f"{shelf.base}{day:%Y/%m/%d}/"
    month = Link("", calendar.month_url(shelf.base, day.replace(day=1)))
    shared = frame(edition, path, head(edition, path, ""), crumbs=())
    view = shared["edition"]
    title = day_in_words(day, view, "full")
    shared["head"] = head(edition, path, title if shelf.of is None else f"{shelf.of.text}: {title}")
    shared["breadcrumbs"] = _crumbs(
        edition, shelf, Link(_("Archive"), shelf.base), Link(month_in_words(day.replace(day=1), view), month.url)
    )
    earlier = queries.neighbour(shelf.name, start, later=False)
    later = queries.neighbour(shelf.name, end, later=True)

    def link(moment: object) -> Link | None:
        if moment is None:
            return None
        near = moment.astimezone(edition.zone).date()  # type: ignore[attr-defined]
        return Link(day_in_words(near, view), f"{shelf.base}{near:%Y/%m/%d}/")

    rows: dict[tuple[str, str], list[Card]] = {}
    for shown in stories:
        where = (shown.section.text, shown.section.url) if shown.section else ("", "")
        rows.setdefault(where, []).append(shown)
    return ArchiveDayPage(
        **shared,
        day=day,
        rivers=tuple(River(name, url, tuple(row)) for (name, url), row in rows.items()),
        of=shelf.of,
        earlier=link(earlier),
        later=link(later),
    )


def _crumbs(edition: Edition, shelf: Shelf, *more: Link) -> tuple[Link, ...]:
    home = Link(_("Home"), edition.root)
    return tuple(link for link in (home, shelf.of, *more) if link is not None)
