"""Keeps the ``Listing`` rows of a story true to where it stands in public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from wagtail.models import Page

from masthead.conf import after_commit
from masthead.editions.queries import HOME_DEPTH
from masthead.press.changes import touch
from masthead.stories import keys
from masthead.stories.models.listing import Listing

if TYPE_CHECKING:
    from masthead.stories.models import Section, Story


def of_edition(edition: int) -> str:
    """All stories of an edition."""
    return f"edition:{edition}"


def of_section(section: int) -> str:
    """Stories of a section and of all sections below it."""
    return f"section:{section}"


def of_topic(topic: int) -> str:
    """Stories about a topic."""
    return f"topic:{topic}"


def of_person(person: int) -> str:
    """Stories under a byline."""
    return f"person:{person}"


def of_kind(edition: int, kind: str) -> str:
    """Stories of a kind or with a label (their values never clash) in an edition."""
    return f"kind:{edition}:{kind}"


def corrected(edition: int) -> str:
    """Stories of an edition that carry a correction."""
    return f"corrected:{edition}"


def ancestors(section: Section) -> Iterable[int]:
    """A section and all above it, up to but without the home page."""
    return Page.objects.filter(path__in=ancestor_paths(section.path)).values_list("pk", flat=True)


def ancestor_paths(path: str) -> list[str]:
    """The tree paths of a section and of all above it, up to but without the home page."""
    return [path[:end] for end in range((HOME_DEPTH + 1) * Page.steplen, len(path) + 1, Page.steplen)]


def names(
    edition: int,
    kind: str,
    *,
    labels: Iterable[str] = (),
    sections: Iterable[int] = (),
    topics: Iterable[int] = (),
    people: Iterable[int] = (),
    is_corrected: bool = False,
) -> set[str]:
    """The lists of a public story from plain numbers; ``sections`` are those it is in and all above them."""
    found = {of_edition(edition), of_kind(edition, kind)}
    found.update(of_kind(edition, label) for label in labels)
    found.update(map(of_section, sections))
    found.update(map(of_topic, topics))
    found.update(map(of_person, people))
    if is_corrected:
        found.add(corrected(edition))
    return found


def lists_of(story: Story) -> set[str]:
    """Every list that a public story stands in."""
    assert story.edition_id is not None
    sections = [story.section, *story.further_sections.all()]
    return names(
        story.edition_id,
        story.kind,
        labels=story.labels,
        sections=(pk for section in sections if section is not None for pk in ancestors(section)),
        topics=(row.topic.merged_into_id or row.topic_id for row in story.story_topics.all()),
        people=(row.person_id for row in story.bylines.all()),
        is_corrected=bool(story.corrections.all()),
    )


def relist(story: Story) -> None:
    """Bring the rows of a story in line with its published state; a story that is not public has none.

    Touches the pages of the lists that it enters or leaves.
    """
    if not story.live or story.published_at is None:
        unlist(story)
        return
    wanted = lists_of(story)
    rows = Listing.objects.filter(story=story.pk)
    there = dict(rows.values_list("list", "published_at"))
    gone = {name: moment for name, moment in there.items() if name not in wanted or moment != story.published_at}
    new = {name: story.published_at for name in wanted if there.get(name) != story.published_at}
    rows.exclude(list__in=wanted).delete()
    rows.exclude(published_at=story.published_at).update(published_at=story.published_at)
    Listing.objects.bulk_create(
        Listing(story_id=story.pk, list=name, published_at=story.published_at) for name in sorted(wanted - there.keys())
    )
    _touch(story, gone)
    _touch(story, new)


def unlist(story: Story) -> None:
    """Take a story out of every list."""
    rows = Listing.objects.filter(story=story.pk)
    gone = dict(rows.values_list("list", "published_at"))
    rows.delete()
    _touch(story, gone)


def _touch(story: Story, changed: dict[str, datetime]) -> None:
    if story.edition is None or after_commit.is_held():
        return
    for moment in set(changed.values()):
        names = sorted(name for name, at in changed.items() if at == moment)
        touch(*keys.touched(names, moment, story.edition, story.pk))
