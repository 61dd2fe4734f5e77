"""What the newsroom knows of a story beside its words: who has it, when it is due, and which versions count."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from masthead.stories.models import Story


class Assignment(models.Model):
    """Who works on a story and when it is due; beside the story's versions, so that restoring one changes neither."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="assignment")
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("claimed by"),
    )
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")

    def __str__(self) -> str:
        return f"{self.story_id}: {self.claimed_by or '–'}"


class NamedVersion(models.Model):
    """A version that somebody gave a name, to find it again and to keep it for ever."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="named")
    name = models.CharField(_("name"), max_length=80)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("named by")
    )
    named_at = models.DateTimeField(_("named"), auto_now_add=True)

    class Meta:
        verbose_name = _("named version")

    def __str__(self) -> str:
        return self.name


class Autosave(models.Model):
    """Marks a version that no click made: the history folds it, and publication clears old ones away."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="autosave")
    saved_at = models.DateTimeField(_("saved"), auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("autosave")

    def __str__(self) -> str:
        return str(self.revision_id)
