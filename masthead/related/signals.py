"""Listens to what happens to stories, and queues what the room has to do."""

from __future__ import annotations

from collections.abc import Sequence

from masthead.related.tasks import compute_related, forget_related
from masthead.search.documents import in_batches
from masthead.stories.after import Event

STORIES_A_TASK = 50


def follow(event: Event, stories: Sequence[int]) -> None:
    """Queue the work that follows from an event; a deleted story took its rows with it."""
    work = {Event.PUBLISHED: compute_related, Event.WITHDRAWN: forget_related}.get(event)
    if work is not None:
        for batch in in_batches(stories, STORIES_A_TASK):
            work.enqueue(batch)
