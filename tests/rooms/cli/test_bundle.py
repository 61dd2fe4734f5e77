"""Export and import: the same newspaper gives the same bytes, and comes back exactly."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from django.db import connection
from wagtail.models import Page

from masthead.cli.bundle import emptiness, files
from masthead.cli.bundle.compare import differences
from masthead.cli.bundle.opening import opened
from masthead.cli.bundle.rows import parsed
from masthead.cli.bundle.tables import SKIPPED, every_model, tables
from masthead.cli.trouble import Trouble
from masthead.photos.models import Photo
from masthead.stories.models import Story
from tests import make
from tests.rooms.cli import bundles

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path, settings: object) -> Path:
    """A bundle of a small newspaper."""
    bundles.paper()
    target = tmp_path / "paper.zip"
    bundles.written(target)
    return target


def forget_files() -> None:
    for field, storage in ((Photo.file.field, "originals"),):
        for name in Photo.objects.values_list(field.name, flat=True):
            storages[storage].delete(name)


def test_the_same_newspaper_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    bundles.written(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()


def test_an_import_gives_an_identical_export(file: Path, tmp_path: Path) -> None:
    forget_files()
    bundles.taken_in(file, tmp_path)
    bundles.written(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()


def test_what_was_imported_works(file: Path, tmp_path: Path) -> None:
    before = Story.objects.get(title__startswith="Council")
    bundles.taken_in(file, tmp_path)
    story = Story.objects.get(pk=before.pk)
    assert (story.path, story.address, story.live) == (before.path, before.address, True)
    assert [byline.person.name for byline in story.bylines.all()] == ["Maya Adler"]
    assert story.get_latest_revision_as_object().standfirst.startswith("A second version")
    assert Path(story.lead_photo.file.path).stat().st_size > 100
    assert User.objects.get(username="editor").check_password("harbour-lights-9")
    assert Page.find_problems() == ([], [], [], [], [])


def test_new_rows_after_an_import_get_keys_of_their_own(file: Path, tmp_path: Path) -> None:
    bundles.taken_in(file, tmp_path)
    highest = Story.objects.order_by("-pk").first()
    story = make.draft(highest.section, "Another")
    assert story.pk > highest.pk
    assert ContentType.objects.get_for_model(Photo).model == "photo"


def test_without_media_nothing_but_rows_is_written(tmp_path: Path) -> None:
    bundles.paper()
    manifest = bundles.written(tmp_path / "rows.zip", has_media=False)
    with zipfile.ZipFile(tmp_path / "rows.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("files/")]
    assert not manifest.has_media
    bundles.taken_in(tmp_path / "rows.zip", tmp_path)
    bundles.written(tmp_path / "again.zip", has_media=False)
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "rows.zip").read_bytes()


def test_originals_renditions_and_documents_are_in_it(file: Path) -> None:
    with opened(file) as bundle:
        listed = list(bundle.files())
    assert {entry.storage for entry in listed} == {"default", "originals"}
    assert any(entry.name.startswith("documents/") for entry in listed)
    assert any(entry.name.startswith("images/") for entry in listed)


def test_a_file_that_is_not_there_is_counted_and_stops_nothing(tmp_path: Path) -> None:
    bundles.paper()
    forget_files()
    manifest = bundles.written(tmp_path / "paper.zip")
    assert manifest.files.missing == 1
    bundles.taken_in(tmp_path / "paper.zip", tmp_path)
    bundles.written(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "paper.zip").read_bytes()


def test_a_newspaper_that_somebody_worked_in_is_left_alone(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not empty"), opened(file) as bundle:
        bundles.load(bundle, tmp_path, bundles.silent)
    assert Story.objects.filter(title__startswith="Council").exists()


def test_a_new_newspaper_counts_as_empty(settings: object) -> None:
    from masthead.cli.new import first_edition

    emptiness_before = tables()
    first_edition(name="The New", language="en", time_zone="UTC")
    emptiness.must_be_empty(emptiness_before)


def test_an_account_makes_it_a_newspaper_that_is_not_empty() -> None:
    User.objects.create_user("editor")
    with pytest.raises(Trouble, match=r"auth\.user"):
        emptiness.must_be_empty(tables())


def test_another_file_in_the_place_of_one_of_ours_is_not_overwritten(file: Path, tmp_path: Path) -> None:
    photo = Photo.objects.get()
    with storages["originals"].open(photo.file.name, "wb") as stream:
        stream.write(b"something else")
    with pytest.raises(Trouble, match="another file is in its place"):
        bundles.taken_in(file, tmp_path)
    assert Path(storages["originals"].path(photo.file.name)).read_bytes() == b"something else"


def test_comparing_names_the_row_and_its_column(file: Path) -> None:
    story = Story.objects.get(title__startswith="Council")
    Story.objects.filter(pk=story.pk).update(kicker="Other")
    Photo.objects.update(title="Other")
    with opened(file) as bundle:
        found = differences(bundle, bundles.silent)
    assert f"stories.story: the row {story.pk} has another kicker" in found
    assert any(line.startswith("photos.photo: ") and "title" in line for line in found)


def test_comparing_sees_missing_rows_and_changed_files(file: Path) -> None:
    User.objects.all().delete()
    forget_files()
    with opened(file) as bundle:
        found = differences(bundle, bundles.silent)
    assert any("auth.user: the row" in line and "missing" in line for line in found)
    assert any("originals" in line for line in found)


def test_every_column_of_every_model_can_be_written_and_read_back(file: Path) -> None:
    by_label = {table.label: table for table in tables()}
    with opened(file) as bundle:
        count = 0
        for entry in bundle.manifest.tables:
            for line in bundle.lines(entry.label):
                parsed(by_label[entry.label], line)
                count += 1
    assert count == sum(entry.rows for entry in bundle.manifest.tables) > 500


def test_every_table_is_in_it_or_is_left_out_for_a_reason() -> None:
    labels = {table.label for table in tables()}
    everything = {model._meta.label_lower for model in every_model()}
    assert labels == everything - set(SKIPPED)
    known = {model._meta.label_lower for model in apps.get_models()}
    assert set(SKIPPED) - known <= {"wagtailsearch.sqliteftsindexentry"}


def test_only_its_owner_may_read_an_export(tmp_path: Path) -> None:
    from masthead.cli.bundle.backup import export

    export(tmp_path / "paper.zip", has_media=False, tell=bundles.silent)
    assert (tmp_path / "paper.zip").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["paper.zip"]


def test_an_export_never_overwrites(tmp_path: Path) -> None:
    from masthead.cli.bundle.backup import export

    (tmp_path / "paper.zip").write_bytes(b"last week's")
    with pytest.raises(Trouble, match="is there already"):
        export(tmp_path / "paper.zip", has_media=False, tell=bundles.silent)
    assert (tmp_path / "paper.zip").read_bytes() == b"last week's"


def test_a_part_of_an_export_never_has_the_final_name(tmp_path: Path) -> None:
    from masthead.cli.bundle.backup import export

    def interrupted(name: str, done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(tmp_path / "paper.zip", has_media=True, tell=interrupted)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL holds no such text")
def test_half_a_letter_that_sqlite_keeps_comes_back(tmp_path: Path) -> None:
    assert connection.vendor == "sqlite"
    bundles.paper()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailusers_userprofile SET dismissibles = '{}'")
        cursor.execute("UPDATE wagtailcore_revision SET content = %s", [json.dumps({"title": "\ud83d"})])
    bundles.written(tmp_path / "paper.zip")
    bundles.taken_in(tmp_path / "paper.zip", tmp_path)
    bundles.written(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "paper.zip").read_bytes()


def test_names_that_leave_their_folder_are_never_safe() -> None:
    for name in ("../x", "/etc/passwd", "a/../../b", "a\\b", "", "C:/x", "a//b", "a/./b", "x\x00y", "n" * 501):
        assert not files.is_safe(name), name
    assert files.is_safe("2026/11/pic ture.jpg")
