"""The seam: what an engine of any make can do for one index. Tantivy in a folder is the one there is."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from masthead.search.documents import Document, Query, Results

Key = tuple[str, int]
"""Kind and id of a document."""


class IndexBusyError(Exception):
    """Another process has been writing to the index for longer than we may wait."""


class IndexUnusableError(Exception):
    """The index is of an older make or damaged; `rebuild` makes a new one."""


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """How an index is: `state` says whether it answers, `kinds` how many documents it has of each kind."""

    index: str
    state: Literal["ready", "missing", "outdated", "damaged"]
    documents: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    size: int = 0
    segments: int = 0
    changed: datetime | None = None
    is_rebuilding: bool = False


class Writer(Protocol):
    """Takes documents in; they are all found after the `with` that gave the writer, or none of them is."""

    def put(self, documents: Iterable[Document]) -> int:
        """Add documents, each in the place of one with its kind and id; returns how many."""
        ...

    def remove(self, kind: str, ids: Iterable[int]) -> None:
        """Take documents out; unknown ids are ignored."""
        ...


class Rebuild(Writer, Protocol):
    """A new index, filled while the old one answers."""

    def finish(self, catch_up: Callable[[Writer, Sequence[Key]], None]) -> None:
        """Put the new index in the old one's place.

        `catch_up` gets the keys written to the old index since the rebuild began, and brings them up to date.
        """
        ...


class Engine(Protocol):
    """One index. Asking never raises for what was typed; an index that cannot answer says so in Results."""

    def search(self, query: Query) -> Results:
        """Answer one question."""
        ...

    def writing(self, wait: float = 30.0) -> AbstractContextManager[Writer]:
        """The writer, alone among all processes.

        Raises IndexBusyError after `wait` seconds, IndexUnusableError.
        """
        ...

    def rebuilding(self) -> AbstractContextManager[Rebuild]:
        """A new index, thrown away without `finish`; raises IndexBusyError if another one is under way."""
        ...

    def versions(self, kind: str, first: int, last: int) -> dict[int, int]:
        """Id and version of every document of a kind with first <= id <= last."""
        ...

    def status(self) -> IndexStatus:
        """How the index is; never raises."""
        ...
