"""What is due and when: one row an action (docs/explanation/clock.md)."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import Q


class Action(models.Model):
    """Something that a room wants done at a moment; ``kind`` and ``subject`` are that room's words.

    ``not_before`` is when it is tried next: its moment, and later once it was begun. Beginning puts it off, so that
    one whose worker was killed is tried again by itself. ``attempts`` tells whose attempt it is.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="clock_action_is_unique")]
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(done_at=None), name="clock_action_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}".rstrip()

    @property
    def late_by(self) -> timedelta | None:
        """How long after its moment it was done; ``None`` while it is not."""
        return self.done_at - self.due_at if self.done_at else None
