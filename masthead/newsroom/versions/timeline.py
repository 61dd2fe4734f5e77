"""A story's versions as its history shows them: those that count one by one, autosaves folded between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from wagtail.models import Revision

from masthead.newsroom.versions import keep
from masthead.stories.models import Story

MOST_VERSIONS = 500
"""Newest versions that the history lists; the log below it goes on."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version with what is said of it."""

    id: int
    made_at: datetime
    by: str
    name: str
    is_live: bool
    is_latest: bool
    was_published: bool
    is_autosave: bool

    @property
    def counts(self) -> bool:
        """Whether it stands by itself in the history."""
        return bool(self.name) or self.was_published or self.is_live or self.is_latest or not self.is_autosave


@dataclass(frozen=True, slots=True)
class Stretch:
    """Versions that are shown alike: one that counts, or autosaves folded into a line."""

    is_folded: bool
    versions: tuple[Version, ...]


def timeline(story: Story) -> list[Stretch]:
    """The versions of a story, newest first."""
    revisions = keep.versions_of(story).select_related("user", "named").defer("content").order_by("-created_at", "-pk")
    return list(folded(_version(story, revision) for revision in revisions[:MOST_VERSIONS]))


def folded(versions: Iterable[Version]) -> Iterator[Stretch]:
    """Runs of autosaves as one stretch each, every other version as its own."""
    for counts, run in groupby(versions, key=lambda version: version.counts):
        if counts:
            yield from (Stretch(False, (version,)) for version in run)
        else:
            yield Stretch(True, tuple(run))


def _version(story: Story, revision: Revision) -> Version:
    facts: Any = revision
    return Version(
        id=revision.pk,
        made_at=revision.created_at,
        by=(revision.user.get_full_name() or revision.user.get_username()) if revision.user else "",
        name=revision.named.name if facts.is_named else "",
        is_live=story.live and revision.pk == story.live_revision_id,
        is_latest=revision.pk == story.latest_revision_id,
        was_published=facts.was_published,
        is_autosave=facts.is_autosave,
    )
