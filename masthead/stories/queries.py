"""Reads of stories for pages, each leaving its key; none of them grows with the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Count

from masthead.editions.models import Edition
from masthead.press.recording import leave, remembered_each
from masthead.stories import keys
from masthead.stories.models import FormerStory, Listing, PublicVersion, Story

_BESIDE = ("section", "agency")
"""What a story's own page shows beside its own row."""
STRETCHES_A_QUESTION = 400
"""Rows and parameters that every database takes in one question."""
_WHICH = (
    "WITH stretch (number, beginning, ending) AS (VALUES {values}) SELECT number FROM stretch WHERE EXISTS "
    "(SELECT 1 FROM {table} WHERE list = %s AND published_at >= beginning AND published_at < ending)"
)
"""The ORM's form of this question, a column for each stretch, takes longer to write down than to answer."""


def at_addresses(edition: Edition, addresses: Sequence[str]) -> dict[str, Story]:
    """The stories of these addresses with what their pages show, whether readers may see them or not.

    A handful of queries however many there are, and once for a batch of pages.
    """

    def made(wanted: list[str]) -> Iterator[tuple[str, Story]]:
        # The condition is that of the index on addresses: without it SQLite reads every story of the edition.
        rows = Story.objects.filter(edition=edition, address__in=wanted).exclude(address="")
        for story in rows.prefetch_related(*_BESIDE):
            leave(f"story:{story.pk}")
            yield story.address, story

    return remembered_each(("story", edition.pk), addresses, made)


def at_address(edition: Edition, address: str) -> Story | None:
    """The story of an address, whether readers may see it or not (it may be withdrawn)."""
    return at_addresses(edition, [address]).get(address)


def was_deleted(edition: Edition, address: str) -> bool:
    """Whether a story that readers knew stood there and is gone for good."""
    return FormerStory.objects.filter(edition=edition, address=address).exists()


def newest(name: str, count: int, *, without: Iterable[int] = ()) -> list[int]:
    """Ids of the newest stories of a list (``stories/lists.py`` names lists), at most ``count``."""
    leave(keys.newest(name))
    skipped = set(without)
    rows = Listing.objects.filter(list=name).order_by("-published_at", "-story")
    found = rows.values_list("story_id", flat=True)[: count + len(skipped)]
    return [pk for pk in found if pk not in skipped][:count]


def between(name: str, start: datetime, end: datetime) -> list[tuple[int, datetime]]:
    """Ids and moments of a list's stories on a day or in a month of the edition, newest first.

    ``start`` and ``end`` are midnights in the edition's zone.
    """
    leave(keys.stretch(name, start, end))
    rows = Listing.objects.filter(list=name, published_at__gte=start, published_at__lt=end)
    return list(rows.order_by("-published_at", "-story").values_list("story_id", "published_at"))


def span(name: str) -> tuple[datetime, datetime] | None:
    """The moments of a list's first and newest story; ``None`` for an empty list. Two look-ups in the index.

    The page is left the key of the months that have a story: it must show no more of these moments than their months.
    """
    leave(keys.months(name))
    rows = Listing.objects.filter(list=name)
    newest_first = rows.order_by("-published_at", "-story").values_list("published_at", flat=True)
    newest_moment = newest_first.first()
    if newest_moment is None:
        return None
    oldest = rows.order_by("published_at", "story").values_list("published_at", flat=True).first()
    return oldest or newest_moment, newest_moment


def which_have_any(name: str, stretches: Sequence[tuple[datetime, datetime]]) -> list[bool]:
    """Whether a list has a story in each of some stretches of time.

    One question for up to ``STRETCHES_A_QUESTION`` of them, and one look-up in the index for each. Leaves no key:
    who asks says which (``keys.months``, ``keys.days``).
    """
    having: set[int] = set()
    for first in range(0, len(stretches), STRETCHES_A_QUESTION):
        asked = stretches[first : first + STRETCHES_A_QUESTION]
        values = ", ".join(f"({number}, %s, %s)" for number in range(first, first + len(asked)))
        moments = [connection.ops.adapt_datetimefield_value(moment) for pair in asked for moment in pair]
        with connection.cursor() as cursor:
            cursor.execute(_WHICH.format(values=values, table=Listing._meta.db_table), [*moments, name])
            having.update(number for (number,) in cursor.fetchall())
    return [number in having for number in range(len(stretches))]


def neighbour(name: str, moment: datetime, *, later: bool) -> datetime | None:
    """The moment of the nearest story of a list before (or from) a moment.

    Leaves no key: the day and the months that a page shows have left theirs.
    """
    rows = Listing.objects.filter(list=name)
    if later:
        return (
            rows.filter(published_at__gte=moment)
            .order_by("published_at")
            .values_list("published_at", flat=True)
            .first()
        )
    return rows.filter(published_at__lt=moment).order_by("-published_at").values_list("published_at", flat=True).first()


class Translation(NamedTuple):
    """The same story in another edition; numbers of rows."""

    pk: int
    edition: int | None
    address: str


def translations(stories: Sequence[Story]) -> dict[int, list[Translation]]:
    """For each of these stories the same one in other editions, where readers may see it."""

    def made(wanted: list[UUID]) -> Iterator[tuple[UUID, list[Translation]]]:
        found: dict[UUID, list[Translation]] = {key: [] for key in wanted}
        rows = Story.objects.filter(translation_key__in=wanted, live=True).order_by("pk")
        for key, *facts in rows.values_list("translation_key", "pk", "edition_id", "address"):
            found[key].append(Translation(*facts))
        yield from found.items()

    same = remembered_each("translations", [story.translation_key for story in stories], made)
    others = {story.pk: [each for each in same[story.translation_key] if each.pk != story.pk] for story in stories}
    leave(*(f"card:{other.pk}" for found in others.values() for other in found))
    return others


def changed_for_readers(ids: Sequence[int]) -> dict[int, bool]:
    """Whether readers have seen more than one version of each of these stories."""

    def made(wanted: list[int]) -> Iterator[tuple[int, bool]]:
        counts = PublicVersion.objects.filter(story__in=wanted).values_list("story").annotate(Count("pk")).order_by()
        found = dict(counts)
        for pk in wanted:
            yield pk, found.get(pk, 0) > 1

    return remembered_each("public versions", ids, made)
