"""An index of its own for each test, and a few documents to find."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from masthead.search.documents import Document, Query
from masthead.search.tantivy_engine import TantivyEngine


@pytest.fixture
def index(tmp_path: Path) -> TantivyEngine:
    return TantivyEngine(tmp_path / "newsroom", "newsroom")


@pytest.fixture
def put(index: TantivyEngine) -> Callable[..., None]:
    def put(*documents: Document) -> None:
        with index.writing() as writer:
            writer.put(documents)

    return put


@pytest.fixture
def find(index: TantivyEngine) -> Callable[..., list[int]]:
    def find(words: str = "", **kwargs: object) -> list[int]:
        return index.search(Query(words, **kwargs)).ids  # type: ignore[arg-type]

    return find


@pytest.fixture
def story() -> Callable[..., Document]:
    def story(id: int, headline: str = "", **kwargs: object) -> Document:
        return Document(**{"kind": "story", "id": id, "headline": headline, "language": "en"} | kwargs)  # type: ignore[arg-type]

    return story


@pytest.fixture
def day() -> Callable[..., datetime]:
    def day(year: int, month: int = 1, number: int = 1) -> datetime:
        return datetime(year, month, number, tzinfo=UTC)

    return day


@pytest.fixture
def no_kinds() -> Iterator[None]:
    from masthead.search import registry

    kept = dict(registry._KINDS)
    registry._KINDS.clear()
    yield
    registry._KINDS.clear()
    registry._KINDS.update(kept)
