"""A newspaper made, backed up and moved between databases, with the real command in processes of its own."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests import postgres
from tests.rooms.cli.papers import Paper, copied

pytestmark = pytest.mark.slow


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
    return postgres.start(folder)


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
