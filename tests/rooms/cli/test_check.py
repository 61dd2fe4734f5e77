"""What `masthead check` finds, one finding a line with what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.storage import storages
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from masthead.cli import check_machine, check_newspaper
from masthead.cli.check import Finding
from masthead.cli.options_page import hidden, lines
from masthead.clock.actions import at
from masthead.conf.options import OPTIONS
from masthead.conf.read import Config, read
from masthead.photos.models import Photo
from tests import make
from tests.rooms.press import bucket


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "masthead.toml").write_text('database = "postgresql://paper:s3cret@db/paper"\nname = "x"\n')
    (tmp_path / "masthead.toml").chmod(0o600)
    return read(tmp_path / "masthead.toml", {})


def told(found: Any) -> str:
    return "\n".join(finding.line() for finding in found)


def test_a_finding_is_one_line_with_what_to_do() -> None:
    assert Finding("The disk is full.", "Make room").line() == "WRONG  The disk is full. Make room."
    assert Finding("A", "B", is_note=True).line() == "note   A. B."


def test_a_password_in_a_file_that_others_can_read(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MASTHEAD_DATABASE")
    assert told(check_machine.option_file(config)) == ""
    assert config.file is not None
    config.file.chmod(0o644)
    assert "chmod 600" in told(check_machine.option_file(config))


def test_missing_folders(config: Config, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "nowhere")
    assert f"The folder of `media` is missing: {tmp_path / 'nowhere'}" in told(check_machine.folders(config))


def test_a_bucket_of_files_is_tried_out(config: Config, settings: Any, tmp_path: Path) -> None:
    assert told(check_machine.buckets(config)) == ""
    with bucket.running(tmp_path, is_public=False) as server:
        settings.MASTHEAD_MEDIA_BUCKET = server.below("media")
        settings.MASTHEAD_ORIGINALS_BUCKET = server.below("originals")
        assert told(check_machine.buckets(config)) == ""
        settings.MASTHEAD_MEDIA_BUCKET = replace(server.below("media"), secret="another")
        assert told(check_machine.buckets(config)).startswith("WRONG  `media` does not work: The bucket paper")
        server.kill()
        assert "`originals` does not work" in told(check_machine.buckets(config))
    assert not [path for path in (tmp_path / bucket.NAME).rglob("*") if path.is_file()]


def test_originals_that_anybody_can_fetch(config: Config, settings: Any, tmp_path: Path) -> None:
    with bucket.running(tmp_path) as server:
        settings.MASTHEAD_MEDIA_BUCKET = server.below("media")
        assert told(check_machine.buckets(config)) == ""
        settings.MASTHEAD_ORIGINALS_BUCKET = server.below("originals")
        assert "Anybody who reaches the bucket paper" in told(check_machine.buckets(config))


def test_static_files_that_were_not_collected(config: Config, settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = str(tmp_path)
    assert "have not been collected" in told(check_machine.static_files(config))
    (tmp_path / "staticfiles.json").touch()
    assert "another version" in told(check_machine.static_files(config))
    from masthead.cli.upgrade import stamp, this_version

    stamp(config).write_text(this_version())
    assert told(check_machine.static_files(config)) == ""


def test_a_disk_that_is_nearly_full(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_machine, "LEAST_FREE", 10**18)
    assert told(check_machine.disk(config)).count("are free on the disk") == 1


def test_a_mail_server_that_does_not_answer(config: Config, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert "mail server cannot be reached" in told(check_machine.letters(config))


def test_mails_in_a_folder_are_fine_at_home_and_noted_in_public(config: Config, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.MASTHEAD_ADDRESS = "http://127.0.0.1:8000"
    assert told(check_machine.letters(config)) == ""
    settings.MASTHEAD_ADDRESS = "https://paper.example"
    assert told(check_machine.letters(config)).startswith("note")


@pytest.mark.django_db
def test_a_good_database_is_left_in_peace(config: Config) -> None:
    assert told(check_machine.database(config)) == ""


@pytest.mark.django_db
def test_a_database_of_another_version(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_machine, "is_migrated", lambda: False)
    assert "Run `masthead upgrade`" in told(check_machine.database(config))


@pytest.mark.django_db
def test_editions_that_readers_cannot_reach(config: Config, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["paper.example"]
    assert "There is no edition" in told(check_newspaper.editions(config))
    make.edition("en")
    make.edition("he", prefix="", host="he.paper.example")
    said = told(check_newspaper.editions(config))
    assert "There is no edition" not in said
    assert 'Add "he.paper.example" to `hosts`' in said
    assert "note   The edition en has no staff byline" in said


@pytest.mark.django_db
def test_nobody_who_may_change_everything(config: Config) -> None:
    assert "masthead createuser NAME --role Administrator" in told(check_newspaper.accounts(config))
    user = User.objects.create_user("night", password="x")
    user.groups.add(Group.objects.get(name="Administrator"))
    said = told(check_newspaper.accounts(config))
    assert "WRONG" not in said
    assert "1 in a role of `two_factor_roles` have no second factor yet" in said
    user.is_active = False
    user.save()
    assert "Nobody can sign in" in told(check_newspaper.accounts(config))


@pytest.mark.django_db
def test_a_guarded_role_that_is_none(config: Config, settings: Any) -> None:
    settings.MASTHEAD_TWO_FACTOR_ROLES = ("Boss",)
    assert "names 'Boss', which is no role" in told(check_newspaper.accounts(config))


@pytest.mark.django_db
def test_tasks_that_nobody_does(config: Config) -> None:
    assert told(check_newspaper.tasks(config)) == ""
    task = DBTaskResult.objects.create(
        task_path="x", queue_name="default", backend_name="default", args_kwargs={"args": [], "kwargs": {}},
        exception_class_path="", traceback="",
    )  # fmt: skip
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(hours=1))
    assert "masthead serve" in told(check_newspaper.tasks(config))
    DBTaskResult.objects.update(status="FAILED")
    assert "1 background tasks have failed" in told(check_newspaper.tasks(config))


@pytest.mark.django_db
def test_pictures_that_are_gone(config: Config) -> None:
    photo = make.photo()
    assert told(check_newspaper.files(config)) == ""
    storages["originals"].delete(photo.file.name)
    assert photo.file.name in told(check_newspaper.files(config))
    Photo.objects.update(file="../outside.jpg")
    assert "../outside.jpg" in told(check_newspaper.files(config))


def test_every_option_is_listed_and_passwords_are_not(config: Config) -> None:
    page = "\n".join(lines(config, {"MASTHEAD_LIST_LENGTH": "12"}))
    assert all(f"{option.name} = " in page for option in OPTIONS)
    assert "s3cret" not in page
    assert "Set in masthead.toml." in page
    assert "Set by MASTHEAD_LIST_LENGTH." in " ".join(page.split())


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("smtp+tls://u:p@h:587", "smtp+tls://u:…@h:587"),
        ("postgresql://u:p@ss:w@h/x", "postgresql://u:…@h/x"),
        ("postgresql://u@h/x", "postgresql://u@h/x"),
        ("sqlite:paper.sqlite3", "sqlite:paper.sqlite3"),
    ],
)
def test_passwords_are_hidden(url: str, shown: str) -> None:
    assert hidden(url) == shown


@pytest.mark.django_db
def test_an_action_of_the_clock_that_nobody_does(config: Config) -> None:
    at(timezone.now() - timedelta(seconds=30), "print", "in time")
    assert told(check_newspaper.actions(config)) == ""
    at(timezone.now() - timedelta(minutes=2), "print", "the morning edition")
    assert "print the morning edition was due at" in told(check_newspaper.actions(config))
