"""What stands with a story on its page beside its own row: writers, topics, corrections; as rows, like cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from masthead.press.recording import remembered_each
from masthead.stories.card_rows import CardWriter, writer_of, writers
from masthead.stories.models import Correction, Story, StoryTopic


class TaggedTopic(NamedTuple):
    """A topic of a story, and the one that readers are led to: itself, or the one that took it in."""

    pk: int
    name: str
    leads_to: int
    shown_name: str
    slug: str


class Noted(NamedTuple):
    """A correction."""

    noted_at: datetime
    text: str


class StoryParts(NamedTuple):
    """Writers and topics in their order, corrections newest first."""

    writers: tuple[CardWriter, ...]
    topics: tuple[TaggedTopic, ...]
    corrections: tuple[Noted, ...]


def parts_of(story: Story) -> StoryParts:
    """The parts of a story as it is in memory: those that its editor has not saved, or those of the database."""
    return _of_draft(story) if is_draft_in_memory(story) else parts([story.pk])[story.pk]


def is_draft_in_memory(story: Story) -> bool:
    """Whether its rows are those of a version or a form: reading them from the database would show the old ones."""
    return story.pk is None or bool(getattr(story, "_cluster_related_objects", None))


def parts(ids: Sequence[int]) -> dict[int, StoryParts]:
    """The parts of these stories, read once for a batch of pages; three questions however many there are.

    Leaves no key: who shows them does.
    """
    return remembered_each("parts of a story", ids, _read)


def _read(ids: list[int]) -> Iterator[tuple[int, StoryParts]]:
    by, about, corrected = writers(ids), _topics(ids), _corrections(ids)
    for pk in ids:
        yield pk, StoryParts(tuple(by.get(pk, ())), tuple(about.get(pk, ())), tuple(corrected.get(pk, ())))


def _topics(ids: Sequence[int]) -> dict[int, list[TaggedTopic]]:
    rows = StoryTopic.objects.filter(story__in=ids).order_by("story", "sort_order", "pk")
    columns = ("name", "slug", "merged_into_id", "merged_into__name", "merged_into__slug")
    found: dict[int, list[TaggedTopic]] = {}
    for story, pk, name, slug, *other in rows.values_list("story_id", "topic_id", *(f"topic__{c}" for c in columns)):
        leads_to, shown_name, shown_slug = other if other[0] is not None else (pk, name, slug)
        found.setdefault(story, []).append(TaggedTopic(pk, name, leads_to, shown_name, shown_slug))
    return found


def _corrections(ids: Sequence[int]) -> dict[int, list[Noted]]:
    rows = Correction.objects.filter(story__in=ids).order_by("story", "-noted_at", "pk")
    found: dict[int, list[Noted]] = {}
    for story, noted_at, text in rows.values_list("story_id", "noted_at", "text"):
        found.setdefault(story, []).append(Noted(noted_at, text))
    return found


def _of_draft(story: Story) -> StoryParts:
    pairs = [(row.topic, row.topic.merged_into or row.topic) for row in story.story_topics.all()]
    notes = sorted(story.corrections.all(), key=lambda row: row.noted_at, reverse=True)
    return StoryParts(
        tuple(writer_of(row.person) for row in story.bylines.all()),
        tuple(TaggedTopic(topic.pk, topic.name, shown.pk, shown.name, shown.slug) for topic, shown in pairs),
        tuple(Noted(row.noted_at, row.text) for row in notes),
    )
