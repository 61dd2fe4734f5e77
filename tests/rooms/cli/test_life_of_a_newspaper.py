"""A newspaper made, served, backed up and moved between databases, with the real command in processes of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.postgres import _free_port as free_port

pytestmark = pytest.mark.slow

FILL = """
from django.core.files.base import ContentFile
from tests import make
from masthead.editions.models import Edition
from masthead.people.models import Person
from masthead.stories.models import Section
paper = Edition.objects.get()
photo = make.photo("Harbour")
for number in range(30):
    title = f"Story {number} \\u2028 \\U0001F68B"
    make.published(Section.objects.get(), title, by=Person.objects.get(), lead_photo=photo)
"""


class Paper:
    """A newspaper in a folder, worked on with the command."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MASTHEAD_", "DJANGO_"))}
        self.environ = {**kept, **environ}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "masthead", *arguments]
        return subprocess.Popen(
            command, env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, stdin=subprocess.PIPE
        )

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments)
        out, err = process.communicate(given, timeout=300)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def __call__(self, *arguments: str, given: str = "") -> str:
        """Run a command on this newspaper that must go well; answers what it says."""
        done = self.run(*arguments, "--paper", str(self.folder), given=given)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def fails(self, *arguments: str) -> str:
        """Run one that must fail; answers its last line, and holds that there is no traceback."""
        done = self.run(*arguments, "--paper", str(self.folder))
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stderr
        return done.stderr.strip().splitlines()[-1]

    def manage(self, *arguments: str, given: str = "") -> None:
        environ = {**self.environ, "MASTHEAD_CONFIG": str(self.folder / "masthead.toml")}
        done = Paper(self.folder, **environ).run("manage", *arguments, given=given)
        assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new newspaper that nobody has worked in; copied by each test that needs one."""
    folder = tmp_path_factory.mktemp("papers") / "fresh"
    done = Paper(folder).run("new", str(folder), "--name", "The Harbour", "--port", str(free_port()))
    assert done.returncode == 0, done.stderr
    return folder


def copied(fresh: Path, name: str) -> Paper:
    shutil.copytree(fresh, fresh.parent / name)
    return Paper(fresh.parent / name)


@pytest.fixture(scope="module")
def paper(fresh: Path) -> Paper:
    """A newspaper with thirty stories, a photo and an administrator."""
    made = copied(fresh, "paper")
    made.manage("shell", "-c", FILL)
    said = made("createuser", "dana", "--role", "Administrator", "--password-stdin", given="harbour-lights-9\n")
    assert "dana can sign in as Administrator" in said
    return made


def test_a_second_newspaper_is_not_made_over_the_first(fresh: Path) -> None:
    done = Paper(fresh).run("new", str(fresh))
    assert done.returncode == 1
    assert "there is a newspaper here already" in done.stderr


def test_check_names_the_missing_administrator(fresh: Path) -> None:
    done = Paper(fresh).run("check", "--paper", str(fresh))
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("WRONG")] == [
        "WRONG  Nobody can sign in as an administrator. Run `masthead createuser NAME --role Administrator`."
    ]


def test_check_finds_nothing_wrong_in_a_newspaper_with_one(paper: Paper) -> None:
    assert "Nothing is wrong." in paper("check", "--files")


def test_an_upgrade_that_was_interrupted_goes_on(fresh: Path) -> None:
    half = copied(fresh, "half")
    (half.folder / ".masthead-version").unlink()
    shutil.rmtree(half.folder / ".static")
    half.manage("migrate", "newsroom", "zero", "--verbosity", "0")
    assert "run `masthead upgrade` first" in half.fails("serve")
    assert "up to date" in half("upgrade")
    assert (half.folder / ".static" / "staticfiles.json").is_file()


def test_all_pages_are_made_and_none_differs(paper: Paper) -> None:
    assert " pages made." in paper("press", "build", "--workers", "2")
    assert "waiting  0" in paper("press", "status")
    assert ", 0 differ." in paper("press", "verify")
    assert "list:edition:" in paper("press", "why", "/")
    assert paper("press", "sweep") == "0 files removed, 0 pages due.\n"
    (paper.folder / "pages" / "_" / "index.html.gz").unlink()
    assert paper("press", "sweep") == "0 files removed, 1 pages due.\n"


@pytest.fixture
def served(paper: Paper) -> Iterator[tuple[Paper, subprocess.Popen[str], str]]:
    port = free_port()
    listening = Paper(paper.folder, **paper.environ, MASTHEAD_LISTEN=f"127.0.0.1:{port}", MASTHEAD_WORKERS="1")
    process = listening.start("serve", "--paper", str(paper.folder))
    yield listening, process, f"http://127.0.0.1:{port}"
    if process.poll() is None:
        process.kill()
        process.communicate()


def read_when_up(process: subprocess.Popen[str], address: str) -> str:
    """The home page, as soon as it is answered."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            assert process.poll() is None
            time.sleep(0.3)
    raise AssertionError("the newspaper does not answer")


def descendants(ancestor: int) -> set[int]:
    """All processes that a process has started, and those that these have started."""
    listed = subprocess.check_output(["ps", "-axo", "pid=,ppid="], text=True).splitlines()
    below: dict[int, list[int]] = {}
    for line in listed:
        pid, parent = (int(number) for number in line.split())
        below.setdefault(parent, []).append(pid)
    found, waiting = set(), [ancestor]
    while waiting:
        started = below.get(waiting.pop(), [])
        found.update(started)
        waiting += started
    return found


def running(pids: set[int]) -> set[int]:
    """Those that have not ended; one that nobody has asked about yet (a zombie) has."""
    listed = subprocess.check_output(["ps", "-axo", "pid=,stat="], text=True).splitlines()
    return {int(pid) for pid, state in (line.split() for line in listed) if int(pid) in pids and "Z" not in state}


def until_none_runs(pids: set[int]) -> None:
    deadline = time.monotonic() + 30
    while left := running(pids):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


def test_serve_answers_until_ctrl_c_and_leaves_nothing_behind(
    served: tuple[Paper, subprocess.Popen[str], str],
) -> None:
    listening, process, address = served
    assert "The Harbour" in read_when_up(process, address)
    taken = listening.run("serve", "--paper", str(listening.folder))
    assert taken.returncode == 1
    assert taken.stderr.count("\n") == 1
    assert "is taken by another program; change `listen`" in taken.stderr
    elsewhere = Paper(listening.folder, **{**listening.environ, "MASTHEAD_LISTEN": f"127.0.0.1:{free_port()}"})
    assert "another `masthead serve` serves this newspaper" in elsewhere.fails("serve")
    started = descendants(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Ctrl-C ends it." in out
    assert "Traceback" not in err
    assert running(started) == set()
    with pytest.raises(OSError):
        urllib.request.urlopen(f"{address}/", timeout=2)


def test_what_a_killed_serve_has_started_ends_too_and_the_next_one_serves(
    served: tuple[Paper, subprocess.Popen[str], str],
) -> None:
    listening, process, address = served
    read_when_up(process, address)
    started = descendants(process.pid)
    # The front and the application with a worker each, and the tasks' worker.
    assert len(started) >= 5
    process.kill()
    process.communicate()
    until_none_runs(started)
    again = listening.start("serve", "--paper", str(listening.folder))
    try:
        assert "The Harbour" in read_when_up(again, address)
    finally:
        again.send_signal(signal.SIGINT)
        again.communicate(timeout=30)
    assert again.returncode == 0


def test_what_a_serve_that_is_killed_while_it_starts_has_started_ends_too(
    served: tuple[Paper, subprocess.Popen[str], str],
) -> None:
    _, process, _ = served
    deadline = time.monotonic() + 60
    while len(started := descendants(process.pid)) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    # One that has this moment been forked is not yet in a group of its own.
    groups = {os.getpgid(pid) for pid in started} - {os.getpgrp()}
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 60
    while any(members(group) for group in groups):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def members(group: int) -> set[int]:
    """Processes of a group that have not ended."""
    listed = subprocess.check_output(["ps", "-axo", "pid=,pgid=,stat="], text=True).splitlines()
    return {int(pid) for pid, its, state in (line.split() for line in listed) if int(its) == group and "Z" not in state}


def test_a_backup_is_good_and_comes_back_the_same(paper: Paper, fresh: Path, tmp_path: Path) -> None:
    assert ": good. " in paper("backup", str(tmp_path / "b.zip"))
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]
    other = copied(fresh, "restored")
    assert "restored" in other("restore", str(tmp_path / "b.zip"))
    other("export", str(tmp_path / "again.zip"))
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert "not empty" in other.fails("restore", str(tmp_path / "b.zip"))


def test_a_damaged_backup_is_not_good(paper: Paper, tmp_path: Path) -> None:
    paper("export", str(tmp_path / "b.zip"))
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        place = archive.getinfo("rows/stories.story.jsonl").header_offset + 100
    data = bytearray((tmp_path / "b.zip").read_bytes())
    data[place] ^= 0xFF
    (tmp_path / "b.zip").write_bytes(data)
    said = paper.fails("backup", "--check", str(tmp_path / "b.zip"))
    assert "damaged" in said or "is not as its manifest says" in said
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


@pytest.fixture(scope="module")
def server() -> str:
    if "MASTHEAD_TEST_DATABASE" in os.environ and os.environ["MASTHEAD_TEST_DATABASE"].startswith("postgresql"):
        return os.environ["MASTHEAD_TEST_DATABASE"]
    folder = postgres.programs()
    assert folder is not None
    return postgres._start(folder)


@pytest.mark.postgresql
def test_from_sqlite_to_postgresql_and_back(paper: Paper, fresh: Path, tmp_path: Path, server: str) -> None:
    import psycopg

    name = f"moved_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        moved = Paper(fresh.parent / "moved", MASTHEAD_DATABASE=f"{server.rpartition('/')[0]}/{name}")
        done = moved.run("new", str(moved.folder), "--name", "Moved")
        assert done.returncode == 0, done.stderr
        paper("export", str(tmp_path / "1.zip"))
        moved("import", "bundle", str(tmp_path / "1.zip"))
        moved("backup", str(tmp_path / "2.zip"))
        assert connection.execute(
            "SELECT count(*) FROM pg_database WHERE datname LIKE 'masthead_scratch%'"
        ).fetchone() == (0,)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    back = copied(fresh, "back")
    back("restore", str(tmp_path / "2.zip"))
    back("export", str(tmp_path / "3.zip"))
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "3.zip").read_bytes()
