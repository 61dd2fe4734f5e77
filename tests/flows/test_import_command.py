"""The command `masthead import wordpress`, as a person at a terminal meets it: killed, given again, given wrongly."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from masthead.cli import import_wordpress
from masthead.cli.new import write_folder
from masthead.cli.trouble import Trouble
from masthead.cli.upgrade import this_version
from tests import make
from tests.rooms.archive.importing import export, post, term

PATIENCE = 120
STORIES = 1000


@pytest.fixture
def paper(transactional_db: None, tmp_path: Path) -> Path:
    """A newspaper in a folder of its own, with a copy of the tests' database."""
    if connection.vendor != "sqlite":
        pytest.skip("a second process needs a database file: runs on SQLite")
    make.edition(time_zone="UTC")
    folder = tmp_path / "paper"
    write_folder(folder, name="The Tests", address="http://localhost", listen="127.0.0.1:8000")
    (folder / ".masthead-version").write_text(this_version(), encoding="utf-8")
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / "paper.sqlite3")) as copy:
        connection.connection.backup(copy)
    return folder


def command(paper: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MASTHEAD_", "DJANGO_"))}
    line = [sys.executable, "-m", "masthead", "import", "wordpress", *map(str, arguments), "--paper", str(paper)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=kept)


def run(paper: Path, *arguments: str | Path) -> tuple[int, str, str]:
    """Status, standard output, standard error."""
    with command(paper, *arguments) as process:
        out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def rows(paper: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{paper / 'paper.sqlite3'}?mode=ro", uri=True, timeout=20)) as database:
        return database.execute(sql).fetchall()


def many(folder: Path, count: int = STORIES) -> Path:
    def items() -> Iterator[str]:
        for number in range(1, count + 1):
            body = f'<p>Words. <a href="https://lantern.example/news/story-{count + 1 - number}/">Another</a></p>'
            yield post(number, body, more=term("city", "City") + term(f"t{number % 50}", f"T{number % 50}", "post_tag"))

    return export(folder, *items())


def test_killed_anywhere_and_given_again_it_ends_as_if_nothing_had_been(paper: Path, tmp_path: Path) -> None:
    path = many(tmp_path)
    for least in (1, STORIES // 4):
        with command(paper, path) as process:
            _wait_for(paper, process, least)
            process.send_signal(signal.SIGKILL)
        [(stories,)] = rows(paper, "select count(*) from stories_story")
        [(items,)] = rows(paper, "select count(*) from archive_importeditem where kind = 'story'")
        assert 0 < stories == items < STORIES
    status, out, err = run(paper, path, "--json")
    assert status == 0, err
    totals = json.loads(out)["totals"]
    assert totals["stories_created"] + totals["stories_unchanged"] == STORIES
    assert totals["stories_unchanged"] >= STORIES // 4
    counted = {
        "stories": "select count(*), count(distinct address) from stories_story",
        "children": "select numchild from wagtailcore_page where slug = 'city'",
        "links": "select count(*) from stories_story where body like '%linktype%'",
        "redirects": "select count(distinct old_path), count(*) from wagtailredirects_redirect"
        " where old_path like '/news/%'",
        "listings": "select count(*) from stories_listing where list like 'section:%'",
    }
    assert {name: rows(paper, sql)[0] for name, sql in counted.items()} == {
        "stories": (STORIES, STORIES),
        "children": (STORIES,),
        "links": (STORIES,),
        "redirects": (STORIES, STORIES),
        "listings": (STORIES,),
    }


def _wait_for(paper: Path, process: subprocess.Popen[str], least: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if rows(paper, "select count(*) from stories_story")[0][0] >= least:
            return
        time.sleep(0.02)
    pytest.fail("the import ended before it could be killed")


def test_the_report_is_json_on_standard_output_and_kept_in_the_folder(paper: Path, tmp_path: Path) -> None:
    status, out, err = run(paper, export(tmp_path, post(1), post(2, status="trash"), "<item></item>"), "--json")
    told = json.loads(out)
    assert (status, told["totals"]["failed"]) == (3, 1), err
    [kept] = (paper / "imports").glob("*.json")
    assert json.loads(kept.read_text(encoding="utf-8")) == told
    assert sorted(item["action"] for item in told["items"]) == ["created", "failed", "skipped"]
    for item in told["items"]:
        assert set(item) == {"source_id", "kind", "title", "action", "address", "notes"}


def test_a_dry_run_says_so_and_keeps_nothing(paper: Path, tmp_path: Path) -> None:
    status, out, err = run(paper, export(tmp_path, post(1)), "--dry-run")
    assert status == 0, err
    assert "1  stories created" in out
    assert "nothing was kept" in out
    assert rows(paper, "select count(*) from stories_story") == [(0,)]
    assert not list((paper / "imports").glob("*.json"))


def wrong(folder: Path) -> Path:
    path = folder / "wrong.xml"
    path.write_text("<html></html>")
    return path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["wrong.xml"], "it is an HTML page"), (["good.xml", "--edition", "xx"], "there is no edition 'xx'")],
)
def test_what_is_wrong_is_said_in_one_line(paper: Path, tmp_path: Path, arguments: list[str], said: str) -> None:
    export(tmp_path, post(1), name="good.xml")
    wrong(tmp_path)
    status, out, err = run(paper, *(tmp_path / one if one.endswith(".xml") else one for one in arguments))
    assert (status, out) == (1, "")
    line = err.strip().splitlines()[-1]
    assert line.startswith("masthead: ")
    assert said in line
    assert "Traceback" not in err


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"files": ["none.xml"]}, "there is no such file"),
        ({"edition": "xx"}, "there is no edition 'xx'; there are: en"),
        ({"media_dir": "none"}, "there is no such folder"),
        ({"media_dir": ".", "fetch": True}, "give either"),
        ({"rules": "wrong.xml"}, "wrong.xml: "),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_read(tmp_path: Path, given: dict, said: str) -> None:
    make.edition()
    wrong(tmp_path)
    found = {name: tmp_path / path for name, path in given.items() if name in ("media_dir", "rules")}
    files = [tmp_path / name for name in given.get("files", ["wrong.xml"])]
    order = {"media_dir": None, "fetch": False, "rules": None, "edition": "", "dry_run": False}
    with pytest.raises(Trouble, match=re.escape(said)):
        import_wordpress._order(**(order | given | found | {"files": files}))
