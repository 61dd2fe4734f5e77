"""Finds the stories to read next of one story, after its publication (docs/explanation/related.md)."""

from __future__ import annotations

from collections.abc import Sequence

from masthead.related import keeping
from masthead.related.candidates import candidates
from masthead.related.models import Related, RelatedProfile
from masthead.related.profiles import Profile
from masthead.related.score import Scored, rank
from masthead.related.statistics import Statistics
from masthead.related.texts import Text, texts


def compute(story: int) -> list[Scored]:
    """Choose a story's related ones and keep them; returns them, best first.

    The story is offered in turn with those that it is offered with: what happened today belongs below what was
    written of it yesterday. A story that may not be offered (a draft, withdrawn, in memoriam) is forgotten.
    Safe to repeat and to run twice at once.
    """
    text = next(texts([story]), None)
    if text is None:
        withdraw(story)
        return []
    profile = text.profile(_counted(text))
    keeping.keep_profiles([profile])
    others = list(keeping.profiles(candidates(text, profile), text.edition))
    chosen = rank(profile, others, count=keeping.KEPT)
    by_id = {other.id: other for other in others}
    lists = {story: chosen, **_offered_in_turn(text, profile, [by_id[one.id] for one in chosen])}
    keeping.keep_lists(lists)
    return chosen


def withdraw(story: int) -> None:
    """Forget a story that readers may not see any more, and count its words out."""
    if RelatedProfile.objects.filter(story=story).exists():
        for text in texts([story], offered_only=False):
            keeping.count(text.reading.language, text.reading.counts, is_new=False)
    keeping.forget([story])


def _counted(text: Text) -> Statistics:
    """The statistics with this story in them: counted when it is first published, not with each correction."""
    language = text.reading.language
    if RelatedProfile.objects.filter(story=text.id).exists():
        return keeping.statistics_of(language)
    return keeping.count(language, text.reading.counts, is_new=True)


def _offered_in_turn(text: Text, profile: Profile, chosen: Sequence[Profile]) -> dict[int, list[Scored]]:
    """New lists for the stories chosen: what each had, and this story if it is among the best; three queries."""
    had: dict[int, list[int]] = {other.id: [] for other in chosen}
    for story, other in Related.objects.filter(story__in=had).values_list("story_id", "other_id"):
        had[story].append(other)
    known = {one.id: one for one in keeping.profiles({pk for pks in had.values() for pk in pks}, text.edition)}
    known[profile.id] = profile
    return {
        other.id: rank(other, [known[pk] for pk in {*had[other.id], profile.id} if pk in known], count=keeping.KEPT)
        for other in chosen
    }
