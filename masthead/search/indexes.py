"""The engines of this installation, one for each index, and the one function that asks them."""

from functools import cache
from pathlib import Path

from django.conf import settings

from masthead.search.documents import INDEXES, Query, Results
from masthead.search.engine import Engine, IndexStatus
from masthead.search.tantivy_engine import TantivyEngine


def engine(index: str) -> Engine:
    """The engine that holds an index; raises ValueError for an unknown one."""
    if index not in INDEXES:
        raise ValueError(f"there is no index {index!r}; there are {', '.join(INDEXES)}")
    return _engine(Path(settings.MASTHEAD_SEARCH_DIR), index)


@cache
def _engine(folder: Path, index: str) -> Engine:
    return TantivyEngine(folder / index, index)


def search(query: Query) -> Results:
    """Answer a question; never raises for what was typed. Look at `is_available` before trusting nothing."""
    return engine(query.index).search(query)


def status() -> list[IndexStatus]:
    """How each index is."""
    return [engine(index).status() for index in INDEXES]
