"""Damaged and hostile bundles: refused in one line, and the newspaper stays as it was."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masthead.cli.bundle import emptiness, opening
from masthead.cli.bundle.damage import DamagedBundle
from masthead.cli.bundle.loading import load
from masthead.cli.bundle.opening import opened
from masthead.stories.models import Story
from tests.rooms.cli import bundles
from tests.rooms.cli.bundles import Content

pytestmark = pytest.mark.django_db
UNREAD = pytest.mark.any_database("refused before a row is given to the database")

STORIES = "rows/stories.story.jsonl"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good bundle, and an empty newspaper to take it in."""
    bundles.paper()
    bundles.written(tmp_path / "paper.zip")
    emptiness.clear()
    return tmp_path / "paper.zip"


def refused(file: Path, tmp_path: Path, change: Callable[[Content], None], *, signed: bool = True) -> str:
    """What is said of a changed bundle; nothing of it may be kept."""

    def whole(content: Content) -> None:
        change(content)
        if signed:
            bundles.signed(content)

    bad = bundles.changed(file, tmp_path / "bad.zip", whole)
    with pytest.raises(DamagedBundle) as caught, opened(bad) as bundle:
        load(bundle, tmp_path, bundles.silent)
    assert not Story.objects.exists()
    assert not Group.objects.exists()
    said = str(caught.value)
    assert "\n" not in said
    assert said.startswith(str(bad))
    return said


def test_a_good_one_is_taken(file: Path, tmp_path: Path) -> None:
    with opened(bundles.changed(file, tmp_path / "same.zip", bundles.signed)) as bundle:
        load(bundle, tmp_path, bundles.silent)
    assert Story.objects.count() == 2


@UNREAD
def test_one_changed_letter_is_seen(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        content[STORIES] = content[STORIES].replace(b"Council", b"Counsel").replace(b'"kind":"news"', b'"kind":"newt"')

    assert "stories.story is not as its manifest says" in refused(file, tmp_path, change, signed=False)


@UNREAD
def test_a_lost_row_is_seen(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        content[STORIES] = content[STORIES].split(b"\n", 1)[1]

    assert "(1 of 2 rows)" in refused(file, tmp_path, change, signed=False)


@UNREAD
def test_a_changed_picture_is_seen(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        name = next(name for name in content if name.startswith("files/originals/"))
        content[name] = content[name][:-1] + b"!"

    assert "is damaged" in refused(file, tmp_path, change, signed=False)


@UNREAD
@pytest.mark.parametrize("name", ["../../escaped.txt", "/tmp/escaped.txt", "a\\..\\escaped.txt"])
def test_a_name_that_leaves_the_folder_is_refused(file: Path, tmp_path: Path, name: str) -> None:
    def change(content: Content) -> None:
        line = {"storage": "default", "name": name, "size": 1, "sha256": "a" * 64}
        content["files.jsonl"] += json.dumps(line).encode() + b"\n"
        content[f"files/default/{name}"] = b"x"

    assert "outside of its folder" in refused(file, tmp_path, change)


@UNREAD
def test_a_file_that_no_row_names_is_refused(file: Path, tmp_path: Path) -> None:
    import hashlib

    def change(content: Content) -> None:
        digest = hashlib.sha256(b"<script>").hexdigest()
        line = {"storage": "default", "name": "page.html", "size": 8, "sha256": digest}
        content["files.jsonl"] += json.dumps(line).encode() + b"\n"
        content["files/default/page.html"] = b"<script>"

    assert "no row names" in refused(file, tmp_path, change)


@UNREAD
def test_an_unknown_place_for_files_is_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        content["files.jsonl"] += b'{"storage": "elsewhere", "name": "x", "size": 1, "sha256": "a"}\n'

    assert "'elsewhere'" in refused(file, tmp_path, change)


@UNREAD
def test_an_entry_beside_the_manifest_is_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        content["rows/extra.txt"] = b"?"

    assert "does not name: 'rows/extra.txt'" in refused(file, tmp_path, change)


@UNREAD
def test_an_unknown_table_is_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        manifest = json.loads(content["manifest.json"])
        manifest["tables"].append({"label": "casino.bet", "columns": ["id"], "rows": 0, "sha256": ""})
        content["manifest.json"] = json.dumps(manifest).encode()

    assert "casino.bet" in refused(file, tmp_path, change)


def test_an_unknown_column_is_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        given = bundles.rows(content, "stories.story")
        bundles.put_rows(content, "stories.story", [row | {"is_free": True} for row in given])

    assert "stories.story, row 1: the row has other columns" in refused(file, tmp_path, change)


@UNREAD
def test_a_newer_format_is_refused_with_what_to_do(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        manifest = json.loads(content["manifest.json"]) | {"version": 2}
        content["manifest.json"] = json.dumps(manifest).encode()

    assert "install a newer Masthead" in refused(file, tmp_path, change, signed=False)


@UNREAD
def test_another_schema_is_refused_with_what_to_do(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        manifest = json.loads(content["manifest.json"])
        manifest["migrations"]["stories"] = ["0999_of_next_year"]
        content["manifest.json"] = json.dumps(manifest).encode()

    said = refused(file, tmp_path, change)
    assert "0999_of_next_year" in said
    assert "restore it with the version that made it" in said


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("published_at", "yesterday", "a moment with zone"),
        ("published_at", "2026-01-01T00:00:00", "a moment with zone"),
        ("is_breaking", 1, "true or false"),
        ("kicker", None, "may not be empty"),
        ("kicker", {"a": 1}, "a text"),
        ("page_ptr_id", "1", "a whole number"),
    ],
)
def test_a_wrong_value_is_refused_with_its_row_and_column(
    file: Path, tmp_path: Path, column: str, value: object, said: str
) -> None:
    def change(content: Content) -> None:
        given = bundles.rows(content, "stories.story")
        bundles.put_rows(content, "stories.story", [given[0], given[1] | {column: value}])

    text = refused(file, tmp_path, change)
    assert f"row 2: `{column}`" in text
    assert said in text


def test_a_number_too_large_for_the_database_is_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        given = bundles.rows(content, "stories.story")
        bundles.put_rows(content, "stories.story", [given[0], given[1] | {"page_ptr_id": 10**30}])

    assert "breaks a rule of the database" in refused(file, tmp_path, change)


def test_a_row_that_names_a_missing_one_is_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        bundles.put_rows(content, "people.person", [])

    assert "that is not there" in refused(file, tmp_path, change)


def test_two_rows_with_one_key_are_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        content[STORIES] += content[STORIES]

    assert "breaks a rule of the database" in refused(file, tmp_path, change)


@UNREAD
def test_a_deep_line_of_json_is_refused(file: Path, tmp_path: Path) -> None:
    def change(content: Content) -> None:
        content[STORIES] = b"[" * 200_000 + b"\n"

    assert "the line is no JSON" in refused(file, tmp_path, change)


@UNREAD
def test_a_line_that_never_ends_is_refused_before_it_fills_the_memory(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LONGEST_LINE", 1_000_000)

    def change(content: Content) -> None:
        content[STORIES] = b" " * 3_000_000

    assert "far too long" in refused(file, tmp_path, change)


@UNREAD
def test_more_than_the_disk_holds_is_refused_before_anything_is_read(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening.Bundle, "unpacked", lambda self, but_not=(): 10**18)
    with pytest.raises(Exception, match="make room"), opened(file) as bundle:
        load(bundle, tmp_path, bundles.silent)


@UNREAD
def test_two_entries_with_one_name_are_refused(file: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("manifest.json", "{}")
    with pytest.raises(DamagedBundle, match="two entries"), opened(file):
        pass


@UNREAD
def test_entries_that_lie_within_each_other_are_refused(file: Path) -> None:
    """A bomb whose entries share their bytes (Fifield 2019)."""
    data = bytearray(file.read_bytes())
    central = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", central + 4)
    first_offset = struct.unpack_from("<L", data, central + 42)[0]
    struct.pack_into("<L", data, second + 42, first_offset)
    file.write_bytes(data)
    with pytest.raises(DamagedBundle, match="lies within another"), opened(file):
        pass


@UNREAD
@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"PK\x05\x06" + b"\0" * 18, b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(DamagedBundle), opened(tmp_path / "x.zip"):
        pass


@UNREAD
def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DamagedBundle, match="no such file"), opened(tmp_path / "none.zip"):
        pass


@UNREAD
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_anywhere_is_found_and_is_never_a_crash(file: Path, data: st.DataObject) -> None:
    good = file.read_bytes()
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    bad = bad[: data.draw(st.integers(len(bad) // 2, len(bad)))] if data.draw(st.booleans()) else bad
    target = file.with_name("fuzzed.zip")
    target.write_bytes(bad)
    try:
        with opened(target) as bundle:
            bundle.verify(bundles.silent)
            before = [bundle.manifest, *bundle.files()]
    except DamagedBundle:
        return
    # What is left unseen is what nobody reads: times, attributes, comments.
    with opened(file) as bundle:
        assert before == [bundle.manifest, *bundle.files()]
