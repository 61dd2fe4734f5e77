"""Says that something changed, in the transaction that changes it."""

from __future__ import annotations

from masthead.conf import after_commit
from masthead.press.models import Change
from masthead.press.recording import Key

EVERYTHING: Key = "build"
"""The key that every page leaves: the templates, the styles and the options that it was made with."""


def touch(*keys: Key) -> None:
    """Have the pages pressed again that were made from these things.

    Called with the keys that a thing had before an edit and those that it has after it. The rows belong to the
    transaction of the edit: what is rolled back presses nothing, what is committed is not lost. Inside
    ``after_commit.held()`` (imports, the demo) nothing is written; whoever holds calls ``touch_everything`` at the end.
    """
    if not after_commit.is_held():
        Change.objects.bulk_create(Change(key=key) for key in dict.fromkeys(keys))


def touch_everything() -> None:
    """Have every page pressed again, and those that are missing made: after an import or with a new version."""
    Change.objects.create(key=EVERYTHING)
