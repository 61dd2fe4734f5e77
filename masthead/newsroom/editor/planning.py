"""Claims and due dates."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log

from masthead.newsroom.models import Assignment
from masthead.stories.models import Story


def assign(story: Story, *, to: Any, due_at: datetime | None, by: Any) -> None:
    """Write down who works on a story and when it is due; who claimed it and when goes into the audit log."""
    before = Assignment.objects.filter(story=story.pk).first()
    if before is None and to is None and due_at is None:
        return
    same_person = before is not None and before.claimed_by_id == (to.pk if to else None)
    if before is not None and same_person and before.due_at == due_at:
        return
    claimed_at = before.claimed_at if before is not None and same_person else timezone.now() if to else None
    Assignment.objects.update_or_create(
        story_id=story.pk, defaults={"claimed_by": to, "claimed_at": claimed_at, "due_at": due_at}
    )
    log(
        instance=story,
        action="newsroom.assign",
        user=by,
        data={"to": str(to) if to else "", "due_at": due_at.isoformat() if due_at else ""},
    )


def claim(story: Story, by: Any) -> None:
    """Take a story over; its due date stays."""
    before = Assignment.objects.filter(story=story.pk).first()
    assign(story, to=by, due_at=before.due_at if before else None, by=by)
