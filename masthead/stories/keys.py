"""Keys of lists: what a page leaves that shows a part of one, and what a story touches that enters or leaves it.

A list page shows the newest (``list:…``), calendar pages a day or a month of it (``list:…:2026-11-23``); the years of
an archive show which months have a story (``months:…``), a year's calendar which days (``days:…:2026``). So a story
changes a number of pages that does not grow with the archive (docs/explanation/press.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from masthead.editions.models import Edition
from masthead.press.recording import Key
from masthead.stories.models.listing import Listing


def newest(name: str) -> Key:
    """The beginning of a list."""
    return f"list:{name}"


def day(name: str, of: date) -> Key:
    """The stories of a list on a day of the edition, and the days beside it that have any."""
    return f"list:{name}:{of:%Y-%m-%d}"


def month(name: str, of: date) -> Key:
    """The stories of a list in a month of the edition."""
    return f"list:{name}:{of:%Y-%m}"


def months(name: str) -> Key:
    """Which months of a list have a story."""
    return f"months:{name}"


def days(name: str, year: int) -> Key:
    """Which days of a year have a story in a list."""
    return f"days:{name}:{year}"


def subjects(edition: int) -> Key:
    """Which topics and bylines the stories of an edition have."""
    return f"subjects:{edition}"


def linked(pages: Iterable[int]) -> Iterator[Key]:
    """What links to these pages read: a story is touched by the key of its card, any other page by its own."""
    for pk in pages:
        yield from (f"page:{pk}", f"card:{pk}")


def stretch(name: str, start: datetime, end: datetime) -> Key:
    """The key of a stretch that is a day or a month, from midnight to midnight in the edition's zone."""
    is_day = end.date() - start.date() == timedelta(days=1)
    return day(name, start.date()) if is_day else month(name, start.date())


def of_shelf(name: str, edition: int) -> Iterator[Key]:
    """What shows that a list has a story at all: the lists of topics and of people of an edition."""
    if _is_subject(name):
        yield f"{'topics' if name.startswith('topic:') else 'people'}:{edition}"


def _is_subject(name: str) -> bool:
    return name.startswith(("topic:", "person:"))


def touched(names: Iterable[str], moment: datetime, edition: Edition, story: int) -> Iterator[Key]:
    """The keys of everything that changes when a story enters or leaves lists of its edition at its moment.

    One question for all lists, and a look-up or three more for each in which it is alone on its day.
    """
    wanted = list(names)
    if any(_is_subject(name) for name in wanted):
        yield subjects(edition.pk)
    on = moment.astimezone(edition.zone).date()
    others = Listing.objects.filter(list__in=wanted).exclude(story=story)
    start = edition.start_of(on)
    end = edition.start_of(on + timedelta(days=1))
    busy = set(others.filter(published_at__gte=start, published_at__lt=end).values_list("list", flat=True))
    for name in wanted:
        yield from (newest(name), day(name, on), month(name, on))
        if name in busy:
            continue
        yield days(name, on.year)
        rows = Listing.objects.filter(list=name).exclude(story=story).values_list("published_at", flat=True)
        before = rows.filter(published_at__lt=start).order_by("-published_at").first()
        after = rows.filter(published_at__gte=end).order_by("published_at").first()
        near = [found.astimezone(edition.zone).date() for found in (before, after) if found is not None]
        yield from (day(name, each) for each in near)
        if not any((each.year, each.month) == (on.year, on.month) for each in near):
            yield months(name)
            yield from of_shelf(name, edition.pk)
