"""Many processes, one index: locks, kills, rebuilds."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from masthead.search import folders
from masthead.search.documents import Document, Query
from masthead.search.engine import IndexBusyError, IndexUnusableError, Key, Writer
from masthead.search.reading import FORMAT_FILE
from masthead.search.tantivy_engine import TantivyEngine

Put = Callable[..., None]
Find = Callable[..., list[int]]
Story = Callable[..., Document]

WRITER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from masthead.search.documents import Document
    from masthead.search.tantivy_engine import TantivyEngine

    root, first, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    engine = TantivyEngine(root)
    print("ready", flush=True)
    for turn in range(rounds):
        with engine.writing() as writer:
            writer.put(Document("story", first + turn * 20 + n, "fire") for n in range(20))
        print(turn, flush=True)
""")


def started(root: Path, first: int, rounds: int) -> subprocess.Popen[str]:
    project = Path(__file__).resolve().parents[3]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), str(first), str(rounds)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(project)},
    )


def test_a_document_takes_the_place_of_its_former_self(put: Put, find: Find, story: Story) -> None:
    put(story(1, "Fire"), story(2, "Fire"))
    put(story(1, "Flood"))
    assert (find("fire"), find("flood")) == ([2], [1])
    assert len(find()) == 2


def test_a_removed_document_is_not_found(index: TantivyEngine, put: Put, find: Find, story: Story) -> None:
    put(story(1, "Fire"), story(2, "Fire"), Document("photo", 1, "Fire"))
    with index.writing() as writer:
        writer.remove("story", [1, 99])
    assert sorted(find("fire")) == [1, 2]
    assert find("fire", kinds=("story",)) == [2]


def test_a_failed_writing_leaves_everything_as_it_was(index: TantivyEngine, put: Put, find: Find, story: Story) -> None:
    put(story(1, "Fire"))

    def failing(writer: Writer) -> None:
        writer.put([story(1, "Flood"), story(2, "Flood")])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), index.writing() as writer:
        failing(writer)
    assert (find("fire"), find("flood")) == ([1], [])
    put(story(3, "Flood"))
    assert find("flood") == [3]


def test_another_process_sees_what_was_written(index: TantivyEngine, put: Put, story: Story) -> None:
    other = TantivyEngine(index.root)
    assert not other.search(Query("fire")).is_available
    put(story(1, "Fire"))
    assert other.search(Query("fire")).ids == [1]
    put(story(2, "Fire"))
    assert sorted(other.search(Query("fire")).ids) == [1, 2]


def test_a_second_writer_waits_and_then_gives_up(index: TantivyEngine, story: Story) -> None:
    with index.writing() as writer:
        writer.put([story(1)])
        with pytest.raises(IndexBusyError), TantivyEngine(index.root).writing(wait=0.05):
            pass


def test_a_second_writer_gets_its_turn(index: TantivyEngine, put: Put, find: Find, story: Story) -> None:
    put(story(0, "Fire"))
    threads = [threading.Thread(target=put, args=(story(n, "Fire"),)) for n in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(find("fire")) == list(range(7))


def test_two_processes_that_write_at_once_lose_nothing(index: TantivyEngine) -> None:
    both = [started(index.root, first, 8) for first in (0, 1000)]
    assert [one.wait(60) for one in both] == [0, 0]
    for one in both:
        assert one.stdout
        one.stdout.close()
    assert index.status().documents == 2 * 8 * 20


@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_index_survives_the_killing_of_its_writer(index: TantivyEngine, after: int) -> None:
    writer = started(index.root, 0, 1000)
    assert writer.stdout
    told = [writer.stdout.readline() for _ in range(after + 1)]
    os.kill(writer.pid, signal.SIGKILL)
    told += writer.stdout.readlines()
    writer.wait(10)
    writer.stdout.close()
    finished = len([line for line in told if line.endswith("\n")]) - 1
    with index.writing(wait=5) as again:
        again.put([Document("story", 100_000, "flood")])
    documents = index.search(Query("fire", is_forgiving=False)).total
    assert documents >= finished * 20
    assert documents % 20 == 0
    assert index.search(Query("flood")).ids == [100_000]


def test_many_small_writings_do_not_scatter_the_index(index: TantivyEngine, put: Put, story: Story) -> None:
    for number in range(20):
        put(story(number, "Fire"))
    assert index.status().segments < 10


def test_the_old_index_answers_while_the_new_is_made(index: TantivyEngine, put: Put, find: Find, story: Story) -> None:
    put(story(1, "Fire"), story(2, "Fire"))
    with index.rebuilding() as new:
        new.put([story(2, "Fire"), story(3, "Fire")])
        assert sorted(find("fire")) == [1, 2]
        assert index.status().is_rebuilding
        new.finish(lambda writer, keys: None)
        assert sorted(find("fire")) == [2, 3]
    assert not index.status().is_rebuilding
    assert [folder.name for folder in index.root.iterdir() if folder.is_dir()] == [
        (index.root / folders.POINTER).read_text("utf-8")
    ]


def test_what_is_written_during_a_rebuild_is_in_the_new_index(
    index: TantivyEngine, put: Put, find: Find, story: Story
) -> None:
    with index.rebuilding() as new:
        new.put([story(1, "Fire"), story(2, "Fire")])
        put(story(1, "Flood"))
        with index.writing() as writer:
            writer.remove("story", [2])
        noted: list[Key] = []

        def catch_up(writer: Writer, keys: Sequence[Key]) -> None:
            noted.extend(keys)
            writer.remove("story", [2])
            writer.put([story(1, "Flood")])

        new.finish(catch_up)
    assert noted == [("story", 1), ("story", 2)]
    assert (find("flood"), find("fire")) == ([1], [])


def test_one_rebuild_at_a_time(index: TantivyEngine) -> None:
    with index.rebuilding(), pytest.raises(IndexBusyError), TantivyEngine(index.root).rebuilding():
        pass


def test_a_rebuild_that_fails_leaves_the_old_index_and_no_rubbish(
    index: TantivyEngine, put: Put, find: Find, story: Story
) -> None:
    put(story(1, "Fire"))

    def failing(new: Writer) -> None:
        new.put([story(2, "Fire")])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), index.rebuilding() as new:
        failing(new)
    assert find("fire") == [1]
    assert len([folder for folder in index.root.iterdir() if folder.is_dir()]) == 1


def test_a_reader_follows_through_a_rebuild(index: TantivyEngine, put: Put, story: Story) -> None:
    put(story(1, "Fire"))
    other = TantivyEngine(index.root)
    assert other.search(Query("fire")).ids == [1]
    with index.rebuilding() as new:
        new.put([story(2, "Fire")])
        new.finish(lambda writer, keys: None)
    assert other.search(Query("fire")).ids == [2]


def test_an_index_of_another_make_says_so_and_is_not_written(index: TantivyEngine, put: Put, story: Story) -> None:
    put(story(1, "Fire"))
    folder = folders.current(index.root)
    assert folder
    (folder / FORMAT_FILE).write_text("0", "utf-8")
    other = TantivyEngine(index.root)
    assert not other.search(Query("fire")).is_available
    assert other.status().state == "outdated"
    with pytest.raises(IndexUnusableError), other.writing():
        pass
    with other.rebuilding() as new:
        new.put([story(2, "Fire")])
        new.finish(lambda writer, keys: None)
    assert other.search(Query("fire")).ids == [2]


@pytest.mark.parametrize("harm", ["meta.json", "format", "all"])
def test_a_damaged_index_says_so_and_can_be_made_anew(index: TantivyEngine, put: Put, story: Story, harm: str) -> None:
    put(story(1, "Fire"))
    folder = folders.current(index.root)
    assert folder
    for file in folder.iterdir():
        if harm in ("all", file.name):
            file.write_bytes(b"\x00not an index")
    other = TantivyEngine(index.root)
    assert not other.search(Query("fire")).is_available
    assert other.status().state in ("damaged", "outdated")
    with other.rebuilding() as new:
        new.put([story(2, "Fire")])
        new.finish(lambda writer, keys: None)
    assert other.search(Query("fire")).ids == [2]


def test_a_pointer_to_nowhere_starts_afresh(index: TantivyEngine, put: Put, find: Find, story: Story) -> None:
    index.root.mkdir(parents=True)
    (index.root / folders.POINTER).write_text("gone", "utf-8")
    assert not index.search(Query("fire")).is_available
    put(story(1, "Fire"))
    assert find("fire") == [1]


@pytest.mark.parametrize("name", ["../elsewhere", "", ".hidden", "a/b"])
def test_a_pointer_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / folders.POINTER).write_text(name, "utf-8")
    assert folders.current(tmp_path) is None


def test_versions_are_given_by_kind_and_range(index: TantivyEngine, put: Put, story: Story) -> None:
    put(story(1, version=7), story(5, version=8), Document("photo", 5, version=9))
    assert index.versions("story", 0, 10) == {1: 7, 5: 8}
    assert index.versions("story", 2, 10) == {5: 8}
    assert index.versions("photo", 0, 10) == {5: 9}


def test_status_counts_each_kind(index: TantivyEngine, put: Put, story: Story) -> None:
    put(story(1), story(2), Document("photo", 5))
    status = index.status()
    assert (status.state, status.documents, status.kinds) == ("ready", 3, (("photo", 1), ("story", 2)))
    assert status.size > 0
    assert status.changed
