"""The engine on one machine: a Tantivy index in a folder."""

import contextlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import tantivy

from masthead.search import folders
from masthead.search.compiling import Reading, compiled
from masthead.search.documents import MOST_HITS, Document, Hit, Order, Query, Results
from masthead.search.engine import IndexStatus, IndexUnusableError, Key, Rebuild, Writer
from masthead.search.parsing import read
from masthead.search.reading import FORMAT_FILE, Reader, Snapshot, open_generation, taken
from masthead.search.schema import FORMAT, filed, key, kind_number, schema

HEAP = 50_000_000
"""Bytes that the writer collects before it writes a segment."""

FEW_HITS = 3
"""With fewer hits than this, words are read again with a typing mistake in them."""

_PENDING = "pending.jsonl"
_VERSIONS_AT_ONCE = 50_000


class TantivyEngine:
    """One index in `root`; cheap to make, safe to use from many threads and processes."""

    def __init__(self, root: Path, name: str = "") -> None:
        self.root = root
        self.name = name or root.name
        self._reader = Reader(root)

    def search(self, query: Query) -> Results:
        """Answer one question; see `Query`."""
        try:
            snapshot = self._reader.snapshot()
        except IndexUnusableError:
            return Results(is_available=False)
        if snapshot is None:
            return Results(is_available=False)
        clauses = read(query.words, query.is_typing)
        if query.words.strip() and not clauses:
            return Results()
        reading = Reading(snapshot.languages)
        results = _found(snapshot, query, compiled(query, clauses, reading))
        if query.is_forgiving and clauses and results.total < FEW_HITS:
            again = _found(snapshot, query, compiled(query, clauses, Reading(snapshot.languages, True)))
            if again.total > results.total:
                return Results(again.hits, again.total, again.is_more, is_forgiven=True)
        return results

    @contextlib.contextmanager
    def writing(self, wait: float = 30.0) -> Iterator[Writer]:
        """The writer; what it took is found when the `with` ends without an exception."""
        with folders.locked(self.root / folders.WRITING, wait):
            folder = folders.current(self.root)
            if folder is None or not (folder / "meta.json").exists():
                folder = _started(self.root)
                folders.point_to(self.root, folder)
            taking = _Writer(open_generation(folder), replaces=True)
            try:
                yield taking
            except BaseException:
                taking.drop()
                raise
            self._note_for_rebuild(taking.keys)
            taking.commit()

    @contextlib.contextmanager
    def rebuilding(self) -> Iterator[Rebuild]:
        """A new generation beside the one that answers."""
        with folders.locked(self.root / folders.REBUILDING, wait=0.0):
            with folders.locked(self.root / folders.WRITING, wait=30.0):
                folders.sweep_generations(self.root)
                (self.root / _PENDING).write_bytes(b"")
            rebuild = _Rebuild(self.root)
            try:
                yield rebuild
            finally:
                rebuild.close()

    def versions(self, kind: str, first: int, last: int) -> dict[int, int]:
        """Id and version of the documents of a kind with first <= id <= last; {} without an index."""
        snapshot = self._reader.snapshot()
        if snapshot is None:
            return {}
        ids = tantivy.Query.range_query(schema(), "id", tantivy.FieldType.Integer, first, last)
        of_kind = tantivy.Query.term_query(schema(), "keyword", f"kind={kind}")
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, ids), (tantivy.Occur.Must, of_kind)])
        searcher = snapshot.searcher
        found: dict[int, int] = {}
        while True:
            hits = searcher.search(query, _VERSIONS_AT_ONCE, offset=len(found), count=False).hits
            addresses = [address for _, address in hits]
            ids_found = _numbers(searcher, "id", addresses)
            found.update(zip(ids_found, _numbers(searcher, "version", addresses), strict=True))
            if len(hits) < _VERSIONS_AT_ONCE:
                return found

    def status(self) -> IndexStatus:
        """How the index is."""
        is_rebuilding = folders.is_locked(self.root / folders.REBUILDING)
        folder = folders.current(self.root)
        if folder is None:
            return IndexStatus(self.name, "missing", is_rebuilding=is_rebuilding)
        try:
            snapshot = taken(open_generation(folder))
            return IndexStatus(
                self.name,
                "ready",
                snapshot.searcher.num_docs,
                snapshot.kinds,
                folders.size(folder),
                snapshot.searcher.num_segments,
                datetime.fromtimestamp((folder / "meta.json").stat().st_mtime, UTC),
                is_rebuilding,
            )
        except (IndexUnusableError, OSError):
            return IndexStatus(self.name, _fault(folder), is_rebuilding=is_rebuilding)

    def _note_for_rebuild(self, keys: list[Key]) -> None:
        """While a rebuild is under way, write down what changes: it is brought up to date at its end."""
        if keys and folders.is_locked(self.root / folders.REBUILDING):
            with (self.root / _PENDING).open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(one) + "\n" for one in keys)


class _Writer:
    """Takes documents into one generation; the caller holds the lock."""

    def __init__(self, index: tantivy.Index, *, replaces: bool) -> None:
        self._writer = index.writer(HEAP, 1)
        self._replaces = replaces
        self.keys: list[Key] = []

    def put(self, documents: Iterable[Document]) -> int:
        now = time.time()
        count = 0
        for document in documents:
            if self._replaces:
                self._writer.delete_documents_by_term("key", key(document.kind, document.id))
                self.keys.append((document.kind, document.id))
            self._writer.add_document(filed(document, now))
            count += 1
        return count

    def remove(self, kind: str, ids: Iterable[int]) -> None:
        for id in ids:
            self._writer.delete_documents_by_term("key", key(kind, id))
            self.keys.append((kind, id))

    def commit(self) -> None:
        self._writer.commit()
        # Dropping the writer would stop merges half-way, and the index would fall into ever more segments.
        self._writer.wait_merging_threads()

    def drop(self) -> None:
        self._writer.rollback()
        self._writer.wait_merging_threads()


class _Rebuild:
    """A new generation while it is filled."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = _started(root)
        self._index = open_generation(self._folder)
        self._writer: _Writer | None = _Writer(self._index, replaces=False)

    def put(self, documents: Iterable[Document]) -> int:
        return self._open_writer().put(documents)

    def remove(self, kind: str, ids: Iterable[int]) -> None:
        self._open_writer().remove(kind, ids)

    def finish(self, catch_up: Callable[[Writer, Sequence[Key]], None]) -> None:
        self._open_writer().commit()
        self._writer = None
        with folders.locked(self._root / folders.WRITING, wait=60.0):
            pending = self._root / _PENDING
            lines = pending.read_text("utf-8").splitlines()
            keys = sorted({(str(kind), int(id)) for kind, id in map(json.loads, lines)})
            if keys:
                last = _Writer(self._index, replaces=True)
                self._writer = last
                catch_up(last, keys)
                last.commit()
                self._writer = None
            folders.point_to(self._root, self._folder)
            pending.unlink(missing_ok=True)
        folders.sweep_generations(self._root)

    def close(self) -> None:
        """Let go of the writer; a generation that was not finished is swept at the next rebuild."""
        if self._writer is not None:
            self._writer.drop()
            self._writer = None
            folders.sweep_generations(self._root)

    def _open_writer(self) -> _Writer:
        if self._writer is None:
            raise RuntimeError("this rebuild is finished")
        return self._writer


def _started(root: Path) -> Path:
    """A new, empty generation."""
    folder = folders.new_generation(root)
    tantivy.Index(schema(), str(folder), reuse=False)
    (folder / FORMAT_FILE).write_text(FORMAT, "utf-8")
    return folder


def _fault(folder: Path) -> Literal["outdated", "damaged"]:
    try:
        return "damaged" if (folder / FORMAT_FILE).read_text("utf-8").strip() == FORMAT else "outdated"
    except OSError:
        return "damaged"


def _found(snapshot: Snapshot, query: Query, question: tantivy.Query) -> Results:
    offset = min(max(query.offset, 0), MOST_HITS)
    limit = min(max(query.limit, 0), MOST_HITS - offset)
    searcher: Any = snapshot.searcher  # its stub leaves out SearchResult.count
    if query.order is Order.RELEVANCE:
        answer = searcher.search(question, max(limit, 1), offset=offset, weight_by_field="weight")
    else:
        field = query.order.removeprefix("-")
        order = tantivy.Order.Desc if query.order.startswith("-") else tantivy.Order.Asc
        answer = searcher.search(question, max(limit, 1), offset=offset, order_by_field=field, order=order)
    count: int = answer.count or 0
    hits = _hits(snapshot, answer.hits[:limit], is_scored=query.order is Order.RELEVANCE)
    return Results(hits, min(count, MOST_HITS), count > MOST_HITS)


def _hits(snapshot: Snapshot, hits: list[tuple[float, tantivy.DocAddress]], *, is_scored: bool) -> tuple[Hit, ...]:
    kinds = {kind_number(kind): kind for kind, _ in snapshot.kinds}
    addresses = [address for _, address in hits]
    ids = _numbers(snapshot.searcher, "id", addresses)
    numbers = _numbers(snapshot.searcher, "kind", addresses)
    return tuple(
        Hit(kinds[number], id, float(score) if is_scored else 0.0)
        for (score, _), id, number in zip(hits, ids, numbers, strict=True)
    )


def _numbers(searcher: tantivy.Searcher, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    """The values of a column that every document has."""
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)]
