"""What the room keeps in the database: statistics of each language, a profile and a list for each story."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from masthead.press.changes import touch
from masthead.related.models import Related, RelatedProfile, RelatedStatistics
from masthead.related.profiles import Profile, packed, unpacked
from masthead.related.score import Scored
from masthead.related.statistics import Statistics
from masthead.related.texts import OFFERED
from masthead.stories.models import Story

KEPT = 6
"""Related stories that are kept for a story; three are shown, and some may be withdrawn later."""


def statistics_of(language: str) -> Statistics:
    """The counts of a language; empty ones for a language without stories, or where they cannot be read."""
    row = RelatedStatistics.objects.filter(language=language).first()
    return _read(row)


def count(language: str, terms: Iterable[str], *, is_new: bool) -> Statistics:
    """Count a story in (or out, with ``is_new`` false), alone among all workers; returns the new counts."""
    with transaction.atomic():
        RelatedStatistics.objects.get_or_create(language=language, defaults={"packed": Statistics().packed()})
        row = RelatedStatistics.objects.select_for_update().get(language=language)
        statistics = _read(row)
        if is_new:
            statistics.add(terms)
        else:
            statistics.remove(terms)
        row.packed = statistics.packed()
        row.save(update_fields=["packed"])
    return statistics


def keep_statistics(statistics: Mapping[str, Statistics]) -> None:
    """Put these counts in the place of all there were."""
    rows = [RelatedStatistics(language=language, packed=one.packed()) for language, one in statistics.items()]
    with transaction.atomic():
        RelatedStatistics.objects.all().delete()
        RelatedStatistics.objects.bulk_create(rows)


def _read(row: RelatedStatistics | None) -> Statistics:
    if row is None:
        return Statistics()
    try:
        return Statistics.unpacked(bytes(row.packed))
    except ValueError:
        # Written by another version with a table of another width: counting begins anew.
        return Statistics()


def profiles(ids: Collection[int], edition: int) -> Iterator[Profile]:
    """The profiles of those of these stories that may be offered in an edition; one query."""
    offered = Story.objects.filter(OFFERED, pk__in=ids, edition=edition).order_by().values("pk")
    for text in RelatedProfile.objects.filter(story__in=offered).values_list("packed", flat=True):
        try:
            yield unpacked(text)
        except ValueError:
            # Of an older make; the story is not offered until its profile is made anew.
            continue


def keep_profiles(made: Iterable[Profile]) -> None:
    """Write profiles, each in the place of the story's old one; those of stories deleted meanwhile are dropped."""
    rows = {profile.id: RelatedProfile(story_id=profile.id, packed=packed(profile)) for profile in made}
    with transaction.atomic():
        there = set(Story.objects.filter(pk__in=rows).values_list("pk", flat=True))
        RelatedProfile.objects.bulk_create(
            [row for pk, row in rows.items() if pk in there],
            update_conflicts=True,
            unique_fields=["story"],
            update_fields=["packed", "made_at"],
        )


def keep_lists(lists: Mapping[int, Sequence[Scored]]) -> None:
    """Write the lists of these stories in the place of their old ones, in one transaction."""
    with transaction.atomic():
        # Rows are locked in one order, so that two workers never wait for each other.
        named = {*lists, *(one.id for scored in lists.values() for one in scored)}
        there = set(Story.objects.filter(pk__in=named).values_list("pk", flat=True))
        kept = {story: [one for one in lists[story] if one.id in there] for story in sorted(there & lists.keys())}
        before = _others(lists)
        Related.objects.filter(story__in=lists).delete()
        Related.objects.bulk_create(
            Related(story_id=story, other_id=one.id, position=position, likeness=one.likeness)
            for story, scored in kept.items()
            for position, one in enumerate(scored, start=1)
        )
        touch(*(f"related:{story}" for story in kept if before.get(story, []) != [one.id for one in kept[story]]))


def _others(stories: Collection[int]) -> dict[int, list[int]]:
    """The lists of these stories as readers may come to see them."""
    found: dict[int, list[int]] = {}
    rows = Related.objects.filter(story__in=stories).order_by("story", "position")
    for story, other in rows.values_list("story_id", "other_id"):
        found.setdefault(story, []).append(other)
    return found


def forget(ids: Collection[int]) -> None:
    """Drop profiles and lists of stories that readers may not see; lists that name them leave them out when read."""
    with transaction.atomic():
        Related.objects.filter(story__in=ids).delete()
        RelatedProfile.objects.filter(story__in=ids).delete()
