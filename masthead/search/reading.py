"""An open Tantivy index that follows what other processes write."""

import threading
from dataclasses import dataclass
from pathlib import Path

import tantivy

from masthead.search import folders
from masthead.search.engine import IndexUnusableError
from masthead.search.schema import FORMAT

FORMAT_FILE = "format"
_MOST_LANGUAGES = 40
_RETRIES = 3


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the index, as it was when a question began."""

    searcher: tantivy.Searcher
    languages: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]


def open_generation(folder: Path) -> tantivy.Index:
    """Open an index for reading and writing; raises IndexUnusableError for another make or damage."""
    try:
        found = (folder / FORMAT_FILE).read_text("utf-8").strip()
        if found != FORMAT:
            raise IndexUnusableError(f"{folder} is of format {found}, wanted is {FORMAT}: rebuild the index")
        index = tantivy.Index.open(str(folder))
        # Every question looks at the files itself; Tantivy's watching thread would not survive a fork.
        index.config_reader("manual")
        index.reload()
    except (OSError, ValueError) as problem:
        raise IndexUnusableError(f"{folder} cannot be read ({problem}): rebuild the index") from problem
    return index


class Reader:
    """Gives a snapshot for each question; opens and reloads when the pointer or the index has changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._stamp: tuple[str, int, int] | None = None
        self._folder: Path | None = None
        self._index: tantivy.Index | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot | None:
        """The newest state; None if there is no index yet. Raises IndexUnusableError."""
        for attempt in range(_RETRIES):
            folder = folders.current(self._root)
            if folder is None:
                return None
            try:
                return self._of(folder)
            except IndexUnusableError:
                # A rebuild may have put another generation in the place of the one that was just looked up.
                if folders.current(self._root) == folder or attempt == _RETRIES - 1:
                    raise
        return None

    def _of(self, folder: Path) -> Snapshot:
        try:
            meta = (folder / "meta.json").stat()
        except OSError as problem:
            raise IndexUnusableError(f"{folder} cannot be read ({problem}): rebuild the index") from problem
        stamp = (folder.name, meta.st_mtime_ns, meta.st_ino)
        with self._lock:
            if self._snapshot is None or stamp != self._stamp:
                self._snapshot = self._taken(folder)
                self._stamp = stamp
            return self._snapshot

    def _taken(self, folder: Path) -> Snapshot:
        if self._index is None or self._folder != folder:
            self._index = open_generation(folder)
            self._folder = folder
        else:
            try:
                self._index.reload()
            except (OSError, ValueError) as problem:
                raise IndexUnusableError(f"{folder} cannot be read ({problem}): rebuild the index") from problem
        return taken(self._index)


def taken(index: tantivy.Index) -> Snapshot:
    """The present state of an open index."""
    searcher = index.searcher()
    languages = _values(searcher, "language", _MOST_LANGUAGES)
    return Snapshot(
        searcher,
        tuple(sorted(language for language, _ in languages if language)),
        tuple(sorted(_values(searcher, "kind", None))),
    )


def _values(searcher: tantivy.Searcher, name: str, limit: int | None) -> list[tuple[str, int]]:
    start = f"{name}="
    found = searcher.terms_with_prefix("keyword", start, limit=limit)
    return [(value.removeprefix(start), count) for value, count in found]
