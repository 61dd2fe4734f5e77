"""Where a story stands, as a column of its own: lists of the newsroom neither join nor sort the page tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

if TYPE_CHECKING:
    from masthead.stories.models import Story


class State(models.TextChoices):
    """The four states; being in a workflow is beside them."""

    DRAFT = "draft", _("draft")
    LIVE = "live", _("live")
    CHANGED = "changed", _("live, with changes")
    WITHDRAWN = "withdrawn", _("withdrawn")


def state_of(story: Story) -> State:
    """Where a story stands by what its page says."""
    if story.live:
        return State.CHANGED if story.has_unpublished_changes else State.LIVE
    return State.WITHDRAWN if story.address else State.DRAFT


class StateField(models.CharField):
    """Written anew with every save, also in bulk: nobody sets it, so nobody can forget to."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        if hasattr(model_instance, "has_unpublished_changes"):
            setattr(model_instance, self.attname, state_of(model_instance).value)
        return super().pre_save(model_instance, add)


class ChangedField(models.DateTimeField):
    """When somebody last wrote on the story: its latest version, else its publication."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        if hasattr(model_instance, "latest_revision_created_at"):
            story = model_instance
            moment = story.latest_revision_created_at or story.last_published_at or story.published_at
            setattr(story, self.attname, moment or getattr(story, self.attname) or timezone.now())
        return super().pre_save(model_instance, add)


def settle(ids: Sequence[int] | None = None) -> int:
    """Write both columns by what the page table says, after rows were made past ``save``; all stories by default.

    Returns how many stories were written; one statement.
    """
    from masthead.stories.models import Story

    page = Page.objects.filter(pk=OuterRef("pk"))
    stories = Story.objects.all() if ids is None else Story.objects.filter(pk__in=ids)
    moment = Coalesce("latest_revision_created_at", "last_published_at")
    written = stories.update(
        state=Case(
            When(Exists(page.filter(live=True, has_unpublished_changes=True)), then=Value(State.CHANGED.value)),
            When(Exists(page.filter(live=True)), then=Value(State.LIVE.value)),
            When(~Q(address=""), then=Value(State.WITHDRAWN.value)),
            default=Value(State.DRAFT.value),
        ),
        changed_at=Coalesce(Subquery(page.values(found=moment)[:1]), F("published_at"), F("changed_at")),
    )
    return int(written)
