"""What stands in each sitemap; no question asked here grows with the archive beyond what a month of it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.feeds.sitemap_xml import NewsFacts, Place
from masthead.feeds.texts import address, on_clock
from masthead.press.recording import leave, until
from masthead.stories import keys, lists, queries
from masthead.stories.models import Story
from masthead.stories.models.listing import Listing

MOST = 50_000
"""Addresses in one sitemap (sitemaps.org, "Sitemaps protocol")."""

NEWS_MOST = 1_000
NEWS_AGE = timedelta(hours=48)
"""Of a story in the news sitemap (Google News, "Create a news sitemap")."""

Others = Mapping[UUID, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The stories of a month or of a day of the edition, or a part of that day where it is full beyond measure."""

    first: date
    end: date
    """The day after its last."""
    part: int = 1

    @property
    def name(self) -> str:
        """What stands in its sitemap's address: ``2026-11``, ``2026-11-23`` or ``2026-11-23-2``."""
        if self.end != self.first + timedelta(days=1):
            return f"{self.first:%Y-%m}"
        return f"{self.first:%Y-%m-%d}" + (f"-{self.part}" if self.part > 1 else "")

    @classmethod
    def of_month(cls, month: date) -> Stretch:
        """The month that begins on a day."""
        return cls(month, (month.replace(day=28) + timedelta(days=4)).replace(day=1))

    @classmethod
    def of_day(cls, day: date, part: int = 1) -> Stretch:
        """A day, or a part of it."""
        return cls(day, day + timedelta(days=1), part)


def stretches(edition: Edition) -> Iterator[Stretch]:
    """The newest month first, months without a story left out; a month too full for one sitemap by its days.

    Each month costs one look-up in an index, many in one question.
    """
    name = lists.of_edition(edition.pk)
    may_be_full = _is_beyond(Listing.objects.filter(list=name), MOST)
    for month in _months(edition, name):
        if may_be_full:
            # How many stories it has decides what the index names.
            leave(keys.month(name, month.first))
            if _is_beyond(_rows(edition, month), MOST):
                yield from _days(edition, month)
                continue
        yield month


def _months(edition: Edition, name: str) -> list[Stretch]:
    found = queries.span(name)
    if found is None:
        return []
    oldest, newest = (moment.astimezone(edition.zone).date().replace(day=1) for moment in found)
    months = [Stretch.of_month(newest)]
    while months[-1].first > oldest:
        months.append(Stretch.of_month((months[-1].first - timedelta(days=1)).replace(day=1)))
    moments = [(edition.start_of(month.first), edition.start_of(month.end)) for month in months]
    used = queries.which_have_any(name, moments)
    return [month for month, is_used in zip(months, used, strict=True) if is_used]


def _days(edition: Edition, month: Stretch) -> Iterator[Stretch]:
    for step in reversed(range((month.end - month.first).days)):
        day = Stretch.of_day(month.first + timedelta(days=step))
        part, rows = 1, _rows(edition, day)
        while _is_beyond(rows, (part - 1) * MOST):
            yield Stretch.of_day(day.first, part)
            part += 1


def _is_beyond(rows: QuerySet[Listing], count: int) -> bool:
    return rows.order_by("-published_at", "-story")[count : count + 1].exists()


def _rows(edition: Edition, stretch: Stretch) -> QuerySet[Listing]:
    start, end = edition.start_of(stretch.first), edition.start_of(stretch.end)
    rows = Listing.objects.filter(list=lists.of_edition(edition.pk))
    return rows.filter(published_at__gte=start, published_at__lt=end)


def stories(edition: Edition, stretch: Stretch) -> list[Place]:
    """The stories of a stretch, newest first, with the same stories in other editions."""
    key = keys.stretch(lists.of_edition(edition.pk), edition.start_of(stretch.first), edition.start_of(stretch.end))
    leave(key, f"edition:{edition.pk}")
    first = (stretch.part - 1) * MOST
    wanted = _rows(edition, stretch).order_by("-published_at", "-story")[first : first + MOST]
    facts = ("story_id", "story__address", "published_at", "story__last_published_at", "story__translation_key")
    rows = list(wanted.values_list(*facts))
    leave(*(f"card:{row[0]}" for row in rows))
    others = _others(edition, _rows(edition, stretch))
    return [
        Place(
            address(edition, path),
            on_clock(max(published, touched or published), edition.zone),
            others.get(translation_key, ()),
        )
        for _pk, path, published, touched, translation_key in rows
    ]


def _others(edition: Edition, rows: QuerySet[Listing]) -> Others:
    """By translation key: every language in which readers can see a story, where there is more than one."""
    by_number = {each.pk: each for each in editions()}
    if len(by_number) < 2:
        return {}
    keys = Story.objects.filter(pk__in=rows.values("story")).values("translation_key")
    found = Story.objects.filter(translation_key__in=keys, live=True).exclude(address="")
    groups: dict[UUID, list[tuple[Edition, str]]] = defaultdict(list)
    for pk, key, number, path in found.values_list("pk", "translation_key", "edition_id", "address"):
        leave(f"card:{pk}")
        if number in by_number:
            groups[key].append((by_number[number], path))
    return {key: languages(group) for key, group in groups.items() if len(group) > 1}


def languages(group: Iterable[tuple[Edition, str]]) -> tuple[tuple[str, str], ...]:
    """``hreflang`` of pages that say the same, by language; the first edition's is the one for everybody else."""
    pairs = list(group)
    named = sorted((edition.language, address(edition, path)) for edition, path in pairs)
    default = [("x-default", address(edition, path)) for edition, path in pairs if edition.is_default]
    return (*named, *default)


def news(edition: Edition, moment: datetime | None = None) -> list[Place]:
    """Stories of the 48 hours before a moment (default: this one) for Google News, newest first.

    Not those from an archive, nor paid ones, nor what first appeared elsewhere. Where nothing is new the front
    stands alone: a sitemap has at least one address.
    """
    since = (moment or timezone.now()) - NEWS_AGE
    name = lists.of_edition(edition.pk)
    leave(f"list:{name}", f"edition:{edition.pk}")
    rows = Listing.objects.filter(list=name, published_at__gt=since).order_by("-published_at", "-story")
    own = rows.filter(story__is_from_archive=False, story__is_sponsored=False, story__canonical_address="")
    facts = ("story_id", "story__address", "published_at", "story__title")
    places = []
    for pk, path, published, title in own.values_list(*facts)[:NEWS_MOST]:
        leave(f"card:{pk}")
        when = on_clock(published, edition.zone)
        until(published + NEWS_AGE)
        places.append(Place(address(edition, path), news=NewsFacts(edition.name, _language(edition), when, title)))
    return places or [Place(address(edition, edition.root))]


def _language(edition: Edition) -> str:
    """Google News wants the language alone, but for Chinese, where it wants the script's usual country."""
    whole = edition.language.lower()
    if whole.startswith("zh"):
        return "zh-tw" if whole in {"zh-tw", "zh-hant", "zh-hk"} else "zh-cn"
    return whole.partition("-")[0]
