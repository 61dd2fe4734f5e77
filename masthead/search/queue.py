"""The only thing a room calls when something of its own has changed."""

from collections.abc import Iterable
from itertools import groupby

from masthead.conf.after_commit import Gathering
from masthead.search.documents import in_batches
from masthead.search.engine import Key
from masthead.search.tasks import index_documents

IDS_A_TASK = 1_000


def _enqueue(keys: list[Key]) -> None:
    for kind, of_kind in groupby(sorted(keys), key=lambda key: key[0]):
        for batch in in_batches((id for _, id in of_kind), IDS_A_TASK):
            index_documents.enqueue(kind, batch)


_changed: Gathering[Key] = Gathering(_enqueue)


def queue(kind: str, ids: Iterable[int]) -> None:
    """Have documents brought up to date (or taken out, if they are gone) by the worker, after the commit.

    Nothing is read or written here but the task's row, one for all that a transaction changed. A task that cannot
    be queued is logged and left to the sweep: a story that is saved is saved. Inside ``after_commit.held()``
    nothing is queued.
    """
    _changed.add((kind, id) for id in ids)
