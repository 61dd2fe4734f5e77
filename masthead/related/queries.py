"""Reads of related stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masthead.press.recording import leave, remembered_each
from masthead.related.models import Related, RelatedChoice
from masthead.stories.kinds import Kind
from masthead.stories.models import Story
from masthead.stories.story_parts import is_draft_in_memory

SHOWN = 3
"""Related stories on a page."""


def related_to(story: Story, count: int = SHOWN) -> list[int]:
    """Ids of the stories to read next: pinned ones first, banned ones never, the story itself never.

    An in memoriam page carries none (row 19 of the newspaper's list).
    """
    if story.kind == Kind.MEMORIAM:
        return []
    leave(f"related:{story.pk}")
    choices = _choices(story)
    pinned = [pk for pk, verdict in choices if verdict == RelatedChoice.Verdict.PIN]
    never = {story.pk, *(pk for pk, verdict in choices if verdict == RelatedChoice.Verdict.BAN)}
    found = dict.fromkeys(pk for pk in pinned if pk not in never)
    for pk, is_live in computed_for([story.pk])[story.pk]:
        if len(found) >= count:
            break
        # One that was withdrawn may come back; those behind the last that is shown change nothing.
        leave(f"card:{pk}")
        if is_live and pk not in never:
            found[pk] = None
    return list(found)[:count]


def _choices(story: Story) -> list[tuple[int, str]]:
    if is_draft_in_memory(story):
        return [(choice.other_id, choice.verdict) for choice in story.related_choices.all()]
    return choices_for([story.pk])[story.pk]


def choices_for(ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """For each of these stories those that an editor chose or banned, with the verdict, in their order."""

    def made(wanted: list[int]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
        found: dict[int, list[tuple[int, str]]] = {pk: [] for pk in wanted}
        rows = RelatedChoice.objects.filter(story__in=wanted).order_by("story", "sort_order", "pk")
        for pk, other, verdict in rows.values_list("story_id", "other_id", "verdict"):
            found[pk].append((other, verdict))
        yield from found.items()

    return remembered_each("related choices", ids, made)


def computed_for(ids: Sequence[int]) -> dict[int, list[tuple[int, bool]]]:
    """For each of these stories the ids of those that are like it, and whether readers may see them; nearest first."""

    def made(wanted: list[int]) -> Iterator[tuple[int, list[tuple[int, bool]]]]:
        found: dict[int, list[tuple[int, bool]]] = {pk: [] for pk in wanted}
        rows = Related.objects.filter(story__in=wanted).order_by("story", "position")
        for pk, other, is_live in rows.values_list("story_id", "other_id", "other__live"):
            found[pk].append((other, is_live))
        yield from found.items()

    return remembered_each("related", ids, made)
