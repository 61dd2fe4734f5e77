"""Stories as far as cards show them: rows of what is printed, for a model each would take longer than the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from masthead.people.models import Person
from masthead.stories.kinds import Label
from masthead.stories.models import Byline, Story

NOT_ON_CARDS = ("body", "key_points", "notes", "search_description", "seo_title")
"""Columns that a card does not show; they are the long ones."""


class CardWriter(NamedTuple):
    """Who wrote a story; ``portrait`` is the number of a photo."""

    pk: int
    name: str
    slug: str
    kind: str
    role: str
    portrait: int | None


class CardRow(NamedTuple):
    """A story as others show it; ``section`` is its number, ``section_path`` its ``url_path`` in the tree."""

    pk: int
    address: str
    headline: str
    kicker: str
    standfirst: str
    lead_photo: int | None
    lead_alt: str
    published_at: datetime | None
    updated_at: datetime | None
    kind: str
    section: int | None
    section_title: str
    section_path: str
    labels: tuple[Label, ...]
    bylines: tuple[CardWriter, ...]


_COLUMNS = (
    *("pk", "address", "title", "kicker", "standfirst", "lead_photo_id", "lead_alt", "published_at", "updated_at"),
    *("kind", "section_id", "section__title", "section__url_path", "short_headline"),
)
_LABELS = tuple(Label)


def on_cards(ids: Sequence[int]) -> list[CardRow]:
    """The stories with these numbers that readers may see, in no order; two questions however many there are.

    Leaves no key: who shows them does.
    """
    by = writers(ids)
    flags = [f"is_{label.value}" for label in _LABELS]
    found = []
    for row in Story.objects.filter(pk__in=ids, live=True).order_by().values_list(*_COLUMNS, *flags):
        pk, address, title, *middle, short = row[: len(_COLUMNS)]
        labels = tuple(label for label, is_set in zip(_LABELS, row[len(_COLUMNS) :], strict=True) if is_set)
        found.append(CardRow._make((pk, address, short or title, *middle, labels, tuple(by.get(pk, ())))))
    return found


def writer_of(person: Person) -> CardWriter:
    """The same of a person's own row."""
    return CardWriter(person.pk, person.name, person.slug, person.kind, person.role, person.portrait_id)


def of_draft(story: Story) -> CardRow:
    """The same of a story as it is in memory, with what its editor has not saved."""
    section = story.section
    return CardRow(
        pk=story.pk,
        address=story.address,
        headline=story.card_headline,
        kicker=story.kicker,
        standfirst=story.standfirst,
        lead_photo=story.lead_photo_id,
        lead_alt=story.lead_alt,
        published_at=story.published_at,
        updated_at=story.updated_at,
        kind=story.kind,
        section=section.pk if section else None,
        section_title=section.title if section else "",
        section_path=section.url_path if section else "",
        labels=tuple(story.labels),
        bylines=tuple(writer_of(row.person) for row in story.bylines.all()),
    )


def writers(ids: Sequence[int]) -> dict[int, list[CardWriter]]:
    """Who wrote these stories, in the order in which they are printed. Leaves no key: who shows them does."""
    rows = Byline.objects.filter(story__in=ids).order_by("story", "sort_order", "pk")
    names = ("name", "slug", "kind", "role", "portrait_id")
    found: dict[int, list[CardWriter]] = {}
    for story, *facts in rows.values_list("story_id", "person_id", *(f"person__{name}" for name in names)):
        found.setdefault(story, []).append(CardWriter(*facts))
    return found
