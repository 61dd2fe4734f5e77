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
    assert ", 0 differ." in paper("press", "verify")
    assert "list:edition:" in paper("press", "why", "/")
    (paper.folder / "pages" / "_" / "index.html.gz").unlink()
    assert paper("press", "sweep") == "0 files removed, 1 pages due.\n"


@pytest.fixture(scope="module")
def backup(paper: Paper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that was restored into scratch and is good; nothing else is left in its folder."""
    file = tmp_path_factory.mktemp("backups") / "b.zip"
    assert ": good. " in paper("backup", str(file))
    assert [path.name for path in file.parent.iterdir()] == ["b.zip"]
    return file


def test_a_backup_comes_back_the_same_and_only_into_an_empty_newspaper(
    backup: Path, fresh: Path, tmp_path: Path
) -> None:
    other = copied(fresh, "restored")
    assert "restored" in other("restore", str(backup))
    other("export", str(tmp_path / "again.zip"))
    assert (tmp_path / "again.zip").read_bytes() == backup.read_bytes()
    assert "not empty" in other.fails("restore", str(backup))


def test_a_damaged_backup_is_not_good(paper: Paper, backup: Path, tmp_path: Path) -> None:
    data = bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as archive:
        data[archive.getinfo("rows/stories.story.jsonl").header_offset + 100] ^= 0xFF
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
def test_from_sqlite_to_postgresql_all_is_the_same(backup: Path, fresh: Path, tmp_path: Path, server: str) -> None:
    import psycopg

    name = f"moved_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        moved = Paper(fresh.parent / "moved", MASTHEAD_DATABASE=f"{server.rpartition('/')[0]}/{name}")
        done = moved.run("new", str(moved.folder), "--name", "Moved")
        assert done.returncode == 0, done.stderr
        moved("import", "bundle", str(backup))
        # From there back: what is written on PostgreSQL is byte for byte what SQLite was given before.
        moved("backup", str(tmp_path / "back.zip"))
        assert connection.execute(
            "SELECT count(*) FROM pg_database WHERE datname LIKE 'masthead_scratch%'"
        ).fetchone() == (0,)
    assert backup.read_bytes() == (tmp_path / "back.zip").read_bytes()
