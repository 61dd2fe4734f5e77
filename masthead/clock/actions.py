"""What rooms ask of the clock: to do something at a moment, or no longer to."""

from __future__ import annotations

from datetime import datetime

from masthead.clock.models import Action

_SET = ("due_at", "not_before", "attempts", "failure", "done_at")


def at(moment: datetime, kind: str, subject: str | int = "") -> None:
    """Have the action of this kind on this subject done at a moment, which may be past; moves one that is there.

    Part of the caller's transaction. One that was done is done again.
    """
    action = Action(kind=kind, subject=str(subject), due_at=moment, not_before=moment)
    Action.objects.bulk_create([action], update_conflicts=True, unique_fields=["kind", "subject"], update_fields=_SET)


def cancel(kind: str, subject: str | int = "") -> bool:
    """Have an action not done; returns whether one was waiting. Part of the caller's transaction.

    Waits for one that is being done at this moment: ``False`` then says that it was too late.
    """
    return bool(Action.objects.filter(kind=kind, subject=str(subject), done_at=None).delete()[0])
