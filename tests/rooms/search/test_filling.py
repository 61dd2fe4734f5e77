"""Rooms register; the index follows the database, and finds again what was lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from masthead.search import fill, indexes, registry
from masthead.search.documents import NEWSROOM, PUBLIC, Document, Query
from masthead.search.queue import IDS_A_TASK, queue
from masthead.search.tasks import index_documents

Committing = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("no_kinds")


class Desk:
    """A room's table: id to headline and version."""

    def __init__(self, kind: str, index: str = NEWSROOM) -> None:
        self.rows: dict[int, tuple[str, int]] = {}
        self.kind = kind
        self.loads: list[int] = []
        registry.register(kind, self.load, self.versions, index=index)

    def load(self, ids: Sequence[int]) -> Iterable[Document]:
        self.loads.append(len(ids))
        return [Document(self.kind, id, self.rows[id][0], version=self.rows[id][1]) for id in ids if id in self.rows]

    def versions(self) -> Iterator[tuple[int, int]]:
        return iter(sorted((id, version) for id, (_, version) in self.rows.items()))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MASTHEAD_SEARCH_DIR = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return tmp_path


@pytest.fixture
def desk() -> Desk:
    desk = Desk("story")
    desk.rows = {1: ("Fire", 1), 2: ("Flood", 1), 3: ("Fire", 1)}
    return desk


def found(words: str = "", index: str = NEWSROOM) -> list[int]:
    return sorted(indexes.search(Query(words, index=index)).ids)


def test_what_changed_is_loaded_and_what_is_gone_is_taken_out(desk: Desk) -> None:
    assert fill.apply("story", [1, 2, 3, 3, 99]) == 3
    assert found("fire") == [1, 3]
    desk.rows = {1: ("Flood", 2), 2: ("Flood", 1)}
    assert fill.apply("story", [1, 3]) == 1
    assert (found("fire"), found("flood")) == ([], [1, 2])


def test_many_are_loaded_in_batches(desk: Desk) -> None:
    desk.rows = dict.fromkeys(range(1200), ("Fire", 1))
    assert fill.apply("story", range(1200)) == 1200
    assert desk.loads == [500, 500, 200]


def test_an_unknown_kind_is_logged_and_harms_nothing(caplog: pytest.LogCaptureFixture) -> None:
    assert fill.apply("letter", [1]) == 0
    assert "letter" in caplog.text


def test_a_kind_fills_each_index_by_its_own_loader(desk: Desk) -> None:
    public = Desk("story", PUBLIC)
    public.rows = {2: ("Flood", 1)}
    fill.apply("story", [1, 2, 3])
    assert (found(), found(index=PUBLIC)) == ([1, 2, 3], [2])


def test_a_loader_cannot_put_in_another_kind(desk: Desk) -> None:
    registry.register("photo", lambda ids: [Document("story", 50, "Fire")], lambda: iter([]))
    assert fill.apply("photo", [50]) == 0
    assert found() == []


def test_rebuild_reads_every_room(desk: Desk) -> None:
    fill.apply("story", [1])
    photos = Desk("photo")
    photos.rows = dict.fromkeys(range(10, 620), ("Fire", 1))
    assert fill.rebuild(NEWSROOM) == 613
    assert indexes.search(Query("fire")).total == 612
    assert indexes.status()[0].kinds == (("photo", 610), ("story", 3))


def test_a_change_during_a_rebuild_is_not_lost(desk: Desk) -> None:
    photos = Desk("photo")
    photos.rows = {10: ("Fire", 1)}
    real = photos.versions

    def versions() -> Iterator[tuple[int, int]]:
        for one in real():
            desk.rows = {1: ("Storm", 2), 4: ("Storm", 1)}
            photos.rows = {10: ("Storm", 2)}
            fill.apply("story", [1, 3, 4])
            yield one

    registry.unregister("photo")
    registry.unregister("story")
    registry.register("a_story", lambda ids: [], lambda: iter([]))
    registry.register("photo", photos.load, versions)
    registry.register("story", desk.load, desk.versions)
    fill.rebuild(NEWSROOM)
    assert (found("storm"), found("fire")) == ([1, 4, 10], [])


def test_a_sweep_repairs_what_tasks_lost(desk: Desk) -> None:
    fill.apply("story", [1, 2, 3])
    desk.rows = {2: ("Storm", 2), 3: ("Fire", 1), 4: ("New", 1)}
    desk.loads.clear()
    swept = fill.sweep("story", NEWSROOM)
    assert swept == fill.Swept(compared=3, put=2, removed=1, next_id=None)
    assert desk.loads == [3]
    assert (found("storm"), found("new"), found("fire")) == ([2], [4], [3])
    assert fill.sweep("story", NEWSROOM) == fill.Swept(3, 0, 0, None)


def test_a_sweep_fills_an_index_that_was_lost(desk: Desk) -> None:
    assert fill.sweep("story", NEWSROOM).put == 3
    assert found() == [1, 2, 3]


def test_a_sweep_removes_what_lies_behind_the_last_and_everything_of_an_empty_room(desk: Desk) -> None:
    fill.apply("story", [1, 2, 3])
    desk.rows = {}
    assert fill.sweep("story", NEWSROOM).removed == 3
    assert found() == []


def test_a_sweep_stops_at_its_limit_and_goes_on_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "SWEPT_AT_ONCE", 2)
    desk.rows = dict.fromkeys(range(1, 6), ("Fire", 1))
    first = fill.sweep("story", NEWSROOM, limit=2)
    assert (first.compared, first.put, first.next_id) == (2, 2, 3)
    assert found() == [1, 2]
    second = fill.sweep("story", NEWSROOM, first_id=3)
    assert (second.put, second.next_id) == (3, None)
    assert found() == [1, 2, 3, 4, 5]


def test_an_index_of_another_make_is_left_to_the_rebuild(desk: Desk, folder: Path) -> None:
    fill.apply("story", [1])
    for file in folder.glob("newsroom/*/format"):
        file.write_text("0", "utf-8")
    indexes._engine.cache_clear()
    assert fill.apply("story", [2]) == 0
    fill.rebuild(NEWSROOM)
    assert found() == [1, 2, 3]


@pytest.mark.django_db
def test_work_is_queued_after_the_commit_only(desk: Desk, django_capture_on_commit_callbacks: Committing) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        queue("story", [1])
        assert not indexes.search(Query("fire")).is_available
    assert found("fire") == [1]


@pytest.mark.django_db
def test_a_rolled_back_change_indexes_nothing(desk: Desk, django_capture_on_commit_callbacks: Committing) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            queue("story", [1])
            transaction.set_rollback(True)
        queue("story", [])
    assert desk.loads == []


@pytest.mark.django_db
def test_a_queue_that_fails_does_not_fail_the_save(
    desk: Desk,
    django_capture_on_commit_callbacks: Committing,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def locked(*args: object) -> None:
        raise RuntimeError("database is locked")

    monkeypatch.setattr(type(index_documents), "enqueue", locked)
    with django_capture_on_commit_callbacks(execute=True):
        queue("story", [1])
    assert "database is locked" in caplog.text


@pytest.mark.django_db
def test_a_bulk_change_is_a_few_tasks(
    desk: Desk,
    django_capture_on_commit_callbacks: Committing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queued: list[int] = []
    monkeypatch.setattr(type(index_documents), "enqueue", lambda self, kind, ids: queued.append(len(ids)))
    with django_capture_on_commit_callbacks(execute=True):
        queue("story", range(IDS_A_TASK * 2 + 1))
    assert queued == [IDS_A_TASK, IDS_A_TASK, 1]


def test_a_kind_is_registered_once_and_under_a_plain_name(desk: Desk) -> None:
    with pytest.raises(registry.AlreadyRegisteredError):
        Desk("story")
    with pytest.raises(ValueError, match="kind"):
        Desk("a story:1")
    with pytest.raises(ValueError, match="index"):
        Desk("wire", "elsewhere")
    with pytest.raises(registry.UnknownKindError):
        registry.kind_of("letter")
    assert registry.kind_of("story").name == "story"
