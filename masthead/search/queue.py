"""The only thing a room calls when something of its own has changed."""

from collections.abc import Iterable

from django.db import transaction

from masthead.search.documents import in_batches
from masthead.search.tasks import index_documents

IDS_A_TASK = 1_000


def queue(kind: str, ids: Iterable[int]) -> None:
    """Have documents brought up to date (or taken out, if they are gone) by the worker, after the commit.

    Nothing is read or written here but the task's row. A task that cannot be queued is logged and left to the
    sweep: a story that is saved is saved.
    """
    wanted = sorted(set(ids))

    # A function with a name, not a partial: Django names a robust callback that fails in its log.
    def enqueue() -> None:
        for batch in in_batches(wanted, IDS_A_TASK):
            index_documents.enqueue(kind, batch)

    if wanted:
        transaction.on_commit(enqueue, robust=True)
