"""What the home page shows, read in a few bounded queries however large the archive is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState

from masthead.editions.models import Edition
from masthead.newsroom.desk.finding import load
from masthead.newsroom.models import Assignment
from masthead.newsroom.rights import EVERYWHERE, Reach, Rights
from masthead.stories import lists
from masthead.stories.models import Listing, Story, Tribute
from masthead.stories.states import State

LIVE_SHOWN = 8
WAITING_SHOWN = 12
HOUR = timedelta(hours=1)
CHANGES_READ = 200
CHANGES_SHOWN = 15
PUBLIC_ACTIONS = ("wagtail.publish", "wagtail.unpublish", "wagtail.delete", "wagtail.create", "wagtail.move")
TOLD = (*PUBLIC_ACTIONS, "wagtail.edit", "wagtail.revert", "wagtail.workflow.start", "wagtail.workflow.approve",
        "wagtail.workflow.reject", "newsroom.front", "newsroom.assign",
        "fronts.raise_bar", "fronts.lower_bar")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """A story that waits for somebody; ``review`` is the task to judge, if it is one."""

    story: Story
    why: str
    due_at: datetime | None = None
    review: Any = None


@dataclass(frozen=True, slots=True)
class Change:
    """The last thing that was done to a page within the hour."""

    page_id: int
    title: str
    what: str
    who: str
    when: datetime


def live_now() -> list[Story]:
    """The newest stories that readers see, of all editions together."""
    newest: list[tuple[datetime, int]] = []
    for edition in Edition.objects.order_by().values_list("pk", flat=True):
        rows = Listing.objects.filter(list=lists.of_edition(edition)).order_by("-published_at", "-story")
        newest += rows.values_list("published_at", "story_id")[:LIVE_SHOWN]
    return load([story for _, story in sorted(newest, reverse=True)[:LIVE_SHOWN]])


def to_review(user: Any) -> list[Waiting]:
    """Stories in a workflow that this user may judge, the oldest first."""
    states = TaskState.objects.reviewable_by(user).order_by("started_at").select_related("revision", "task")
    tasks = {int(state.revision.object_id): state for state in states[:WAITING_SHOWN]}
    return [Waiting(story, "review", review=tasks[story.pk]) for story in load(list(tasks))]


def claimed(user: Any) -> list[Waiting]:
    """Stories that this user claimed and that are not settled, what is due first."""
    rows = Assignment.objects.filter(claimed_by=user).exclude(story__state=State.LIVE)
    due = dict(rows.order_by(F("due_at").asc(nulls_last=True)).values_list("story_id", "due_at")[:WAITING_SHOWN])
    return [Waiting(story, "claimed", due[story.pk]) for story in load(list(due))]


def own_drafts(user: Any, besides: Sequence[int]) -> list[Waiting]:
    """Drafts that this user began, the newest first."""
    rows = Story.objects.filter(state=State.DRAFT, owner=user).exclude(pk__in=besides).order_by("-changed_at")
    return [Waiting(story, "draft") for story in load(list(rows.values_list("page_ptr_id", flat=True)[:5]))]


def waiting(user: Any) -> list[Waiting]:
    """Everything that waits for this user, each story once."""
    found = {each.story.pk: each for each in (*claimed(user), *to_review(user))}
    return [*found.values(), *own_drafts(user, list(found))]


def planned(rights: Rights) -> list[Waiting]:
    """Stories with a date by which they are due that readers do not have yet, what is due first, where one may look."""
    # A look at each story that is due, whatever the database believes to know of the two tables.
    readers_have = Story.objects.filter(pk=OuterRef("story"), state=State.LIVE)
    rows = Assignment.objects.filter(~Exists(readers_have), due_at__isnull=False)
    if rights.see.sections is not EVERYWHERE:
        rows = rows.filter(story__section__in=rights.see.sections)
    due = dict(rows.order_by("due_at").values_list("story_id", "due_at")[:WAITING_SHOWN])
    return [Waiting(story, "planned", due[story.pk]) for story in load(list(due))]


def tributes_waiting(user: Any) -> int:
    """Tributes that nobody has judged, for those who may."""
    if not user.has_perm("stories.change_tribute"):
        return 0
    return Tribute.objects.filter(is_approved=False).order_by().count()


def worklist_length(rights: Rights, most: int = 1000) -> int:
    """How many stories lack something, counted up to a bound; only for those who could mend it."""
    if rights.change.is_empty:
        return 0
    rows = Story.objects.exclude(lacks="").filter(_within(rights.change)).order_by()
    return len(rows.values_list("page_ptr_id")[: most + 1])


def last_hour(rights: Rights) -> list[Change]:
    """What was done to each page within the hour, the newest first, where this user may look."""
    since = timezone.now() - HOUR
    entries = PageLogEntry.objects.filter(timestamp__gte=since, action__in=TOLD).select_related("user")
    newest: dict[int, PageLogEntry] = {}
    for entry in entries.order_by("-timestamp")[:CHANGES_READ]:
        newest.setdefault(entry.page_id, entry)
    seen = _seen(rights.see, list(newest))
    return [
        Change(page, entry.label, entry.message, entry.user_display_name, entry.timestamp)
        for page, entry in newest.items()
        if page in seen
    ][:CHANGES_SHOWN]


def _seen(see: Reach, pages: list[int]) -> set[int]:
    if see.sections is EVERYWHERE:
        return set(pages)
    return set(Story.objects.filter(pk__in=pages, section__in=see.sections).values_list("pk", flat=True))


def _within(reach: Reach) -> Q:
    return Q() if reach.sections is EVERYWHERE else Q(section__in=reach.sections)
