"""Keeps autosaves from filling a story's history; what was published or named is never touched."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, TaskState

from masthead.newsroom.models import Autosave, NamedVersion
from masthead.stories.models import Story

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
ONE_SITTING = timedelta(hours=1)
"""An autosave within this time of the last one of the same person goes into the same version."""
KEPT_FOR = timedelta(days=14)
"""How long an autosave is kept once a later version was published."""


def published() -> Exists:
    """Whether a version was ever made public: the log says so, for later publications replace the live one."""
    return Exists(PageLogEntry.objects.filter(revision=OuterRef("pk"), action__in=PUBLISHED))


def versions_of(story: Story) -> QuerySet[Revision]:
    """A story's versions, each with ``was_published``, ``is_named``, ``is_autosave`` and ``was_judged``."""
    revisions: QuerySet[Revision] = story.revisions
    return revisions.annotate(
        was_published=published(),
        is_named=Exists(NamedVersion.objects.filter(revision=OuterRef("pk"))),
        is_autosave=Exists(Autosave.objects.filter(revision=OuterRef("pk"))),
        was_judged=Exists(TaskState.objects.filter(revision=OuterRef("pk"))),
    )


def is_protected(story: Story, revision_id: int) -> bool:
    """Whether a version must stay as it is: live, once public, named, or put before somebody in a workflow."""
    if revision_id == story.live_revision_id:
        return True
    counts = Q(was_published=True) | Q(is_named=True) | Q(was_judged=True)
    return versions_of(story).filter(pk=revision_id).filter(counts).exists()


def continued_by_autosave(story: Story, user: Any, asked_for: int | None) -> int | None:
    """The version that an autosave may write over; ``None``: it must become a new one.

    ``asked_for`` is what the open editor believes to be its own version. Without one, the last autosave of the
    same person goes on, so that leaving the editor and coming back makes no new version.
    """
    if asked_for is not None:
        return None if is_protected(story, asked_for) else asked_for
    latest = story.latest_revision
    if latest is None or latest.user_id != user.pk or latest.created_at < timezone.now() - ONE_SITTING:
        return None
    is_autosave = Autosave.objects.filter(revision=latest).exists()
    return int(latest.pk) if is_autosave and not is_protected(story, latest.pk) else None


def mark(revision_id: int, *, is_autosave: bool) -> None:
    """Say of a version whether a click made it."""
    if is_autosave:
        Autosave.objects.get_or_create(revision_id=revision_id)
    else:
        Autosave.objects.filter(revision_id=revision_id).delete()


def prune(story: Story) -> int:
    """After a publication, clear old autosaves away; returns how many. Nothing that counts for anything goes."""
    old = versions_of(story).filter(
        is_autosave=True,
        was_published=False,
        is_named=False,
        was_judged=False,
        created_at__lt=timezone.now() - KEPT_FOR,
    )
    ids = set(old.values_list("pk", flat=True)) - {story.live_revision_id, story.latest_revision_id}
    Revision.objects.filter(pk__in=ids).delete()
    return len(ids)
