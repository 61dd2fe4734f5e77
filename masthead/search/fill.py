"""Bringing an index up to date: a few documents, all of them, or those that were forgotten."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from masthead.search.documents import in_batches
from masthead.search.engine import Engine, IndexUnusableError, Key, Writer
from masthead.search.indexes import engine
from masthead.search.registry import Kind, kinds_in, kinds_named

logger = logging.getLogger(__name__)

BATCH = 500
"""Documents that are loaded at once, and that one writer takes before others get their turn."""

SWEPT_AT_ONCE = 5_000
_LAST_ID = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found: documents compared, those put in or renewed, those taken out.

    `next_id` is where the next sweep goes on; None: everything has been compared.
    """

    compared: int
    put: int
    removed: int
    next_id: int | None


def apply(kind: str, ids: Iterable[int]) -> int:
    """Bring documents up to date in every index that has the kind; returns how many were put in.

    They are loaded while the writer is held, so that of two processes the later writes the later state.
    Unknown kinds are logged: their room may have been removed. Raises IndexBusyError.
    """
    kinds = kinds_named(kind)
    if not kinds:
        logger.warning("nothing indexed: no room has registered %r", kind)
    count = 0
    for batch in in_batches(sorted(set(ids)), BATCH):
        for registered in kinds:
            count += _apply_to(engine(registered.index), registered, batch)
    return count


def rebuild(index: str) -> int:
    """Make an index anew from all its rooms and put it in the old one's place; returns its documents.

    The old one answers meanwhile, and what changes meanwhile is brought in at the end.
    Raises IndexBusyError if a rebuild is under way.
    """
    count = 0
    with engine(index).rebuilding() as new:
        for kind in kinds_in(index):
            ids = (id for id, _ in kind.versions())
            for batch in in_batches(ids, BATCH):
                count += new.put(kind.load(batch))
        new.finish(lambda writer, keys: _renew(writer, index, keys))
    return count


def sweep(kind: str, index: str, first_id: int = 0, limit: int = 100_000) -> Swept:
    """Compare ids and versions with the index, `limit` at most, and repair what differs.

    For work that was lost: a task with a killed worker, a restore from a backup.
    Raises IndexBusyError, IndexUnusableError (rebuild instead).
    """
    swept = Swept(0, 0, 0, first_id)
    registered = next((one for one in kinds_named(kind) if one.index == index), None)
    if registered is None:
        return Swept(0, 0, 0, None)
    wanted = ((id, version) for id, version in registered.versions() if id >= first_id)
    at = first_id
    for batch in in_batches(wanted, SWEPT_AT_ONCE):
        last = batch[-1][0]
        swept = _swept(swept, _repair(registered, dict(batch), at, last), len(batch))
        at = last + 1
        if swept.compared >= limit:
            return Swept(swept.compared, swept.put, swept.removed, at)
    return _swept(swept, _repair(registered, {}, at, _LAST_ID), 0)


def _apply_to(of: Engine, kind: Kind, ids: Sequence[int]) -> int:
    try:
        with of.writing() as writer:
            return _put(writer, kind, ids)
    except IndexUnusableError as problem:
        # A rebuild is due in any case, and it reads everything.
        logger.warning("%s: %d of kind %r left to the rebuild", problem, len(ids), kind.name)
        return 0


def _put(writer: Writer, kind: Kind, ids: Sequence[int]) -> int:
    documents = [document for document in kind.load(ids) if document.kind == kind.name]
    writer.remove(kind.name, set(ids) - {document.id for document in documents})
    return writer.put(documents)


def _renew(writer: Writer, index: str, keys: Sequence[Key]) -> None:
    registered = {kind.name: kind for kind in kinds_in(index)}
    for name, of_kind in groupby(keys, key=lambda key: key[0]):
        for batch in in_batches((id for _, id in of_kind), BATCH):
            if name in registered:
                _put(writer, registered[name], batch)


def _repair(kind: Kind, wanted: dict[int, int], first: int, last: int) -> tuple[int, int]:
    of = engine(kind.index)
    indexed = of.versions(kind.name, first, last)
    stale = [id for id, version in wanted.items() if indexed.get(id) != version]
    gone = sorted(indexed.keys() - wanted.keys())
    put = 0
    for batch in in_batches(stale + gone, BATCH):
        with of.writing() as writer:
            put += _put(writer, kind, batch)
    return put, len(gone)


def _swept(before: Swept, repaired: tuple[int, int], compared: int) -> Swept:
    put, removed = repaired
    return Swept(before.compared + compared, before.put + put, before.removed + removed, None)
