"""Reading in a process of its own: the same as reading here, whatever happens to that process."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from masthead.archive import reading_apart
from masthead.archive.reading_apart import read_export
from masthead.archive.sources import NotAnExport, read_wordpress
from masthead.stories.incoming import IncomingStory, Unreadable
from tests.rooms.archive.importing import export, post


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "LARGE", 0)


def test_it_gives_what_reading_here_gives(tmp_path: Path) -> None:
    path = export(tmp_path, *[post(number, f"<p>caf\u00e9 {number}</p>") for number in range(1, 80)])
    told: list[tuple[int, int]] = []
    assert list(read_export(path, "", lambda *how_far: told.append(how_far))) == list(read_wordpress(path))
    assert told
    assert all(done <= total for done, total in told)


def test_a_file_that_is_no_export_is_refused_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<html></html>")
    with pytest.raises(NotAnExport, match="HTML page"):
        list(read_export(path, "", lambda *how_far: None))


def test_a_reader_that_is_killed_leaves_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = _watched(monkeypatch)
    path = export(tmp_path, *[post(number, "<p>word</p>" * 500) for number in range(1, 500)])
    events = read_export(path, "", lambda *how_far: None)
    next(events)
    readers[0].send_signal(signal.SIGKILL)
    rest = list(events)
    assert isinstance(rest[-1], Unreadable)
    assert "ended before its time" in rest[-1].reason
    assert sum(isinstance(event, IncomingStory) for event in rest) < 499


def test_whoever_stops_listening_ends_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readers = _watched(monkeypatch)
    path = export(tmp_path, *[post(number, "<p>word</p>" * 500) for number in range(1, 500)])
    events = read_export(path, "", lambda *how_far: None)
    next(events)
    events.close()
    assert readers[0].poll() is not None


def _watched(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen]:
    """Every process that is started."""
    readers: list[subprocess.Popen] = []
    real = subprocess.Popen

    def start(*args: object, **kwargs: object) -> subprocess.Popen:
        readers.append(real(*args, **kwargs))
        return readers[-1]

    monkeypatch.setattr(reading_apart.subprocess, "Popen", start)
    return readers
