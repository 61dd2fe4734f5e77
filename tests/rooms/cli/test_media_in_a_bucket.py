"""A newspaper whose pictures are in a bucket: upgraded, checked, served, backed up and brought back.

That a bucket keeps files, the front answers them and a photo arrives there is tested in the rooms, each time.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from masthead.conf.objects import client
from tests.rooms.cli.papers import Paper, copied, read_when_up
from tests.rooms.press import bucket
from tests.rooms.press.bucket import BucketServer
from tests.soak import in_soak

pytestmark = in_soak

FILL = """
from django.core.files.base import ContentFile
from masthead.photos import renditions
from tests import make
from wagtail.documents.models import Document
photo = make.photo("Harbour")
renditions.make(photo.pk)
Document.objects.create(title="Minutes", file=ContentFile(b"%PDF-1.4 minutes", name="minutes.pdf"))
"""
SERVED = """
from tests import make
make.photo("Ferry")
"""
COME_AND_GONE = """
from masthead.photos.models import Photo
from tests import make
harbour = Photo.objects.get(title="Harbour")
print(*(f"media/{each.file.name}" for each in harbour.renditions.all()), f"originals/{harbour.file.name}")
harbour.delete()
make.photo("Quay")
"""
DUE = """
from datetime import timedelta
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
now = timezone.now()
later = DBTaskResult.objects.filter(run_after__range=(now, now + timedelta(minutes=2)))
print("later", sorted({row.task_path.rpartition(".")[2] for row in later}), DBTaskResult.objects.failed().count())
later.update(run_after=now)
"""
RENDITION = """
from masthead.photos.models import PhotoRendition
print(PhotoRendition.objects.order_by("pk").first().url)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BucketServer]:
    with bucket.running(tmp_path_factory.mktemp("bucket"), is_public=False) as running:
        yield running


def in_a_bucket(fresh: Path, server: BucketServer, name: str) -> Paper:
    """A new newspaper with media and originals below a prefix."""
    paper = copied(fresh, name)
    options = {f"MASTHEAD_{kind.upper()}": server.at(f"{name}/{kind}") for kind in ("media", "originals")}
    return Paper(paper.folder, **options, **bucket.KEYS)


def kept(server: BucketServer, name: str) -> dict[str, bytes]:
    root = server.folder / bucket.NAME / name
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def paper(fresh: Path, server: BucketServer) -> Paper:
    made = in_a_bucket(fresh, server, "first")
    made("upgrade")
    made.manage("shell", "-c", FILL)
    made("createuser", "dana", "--role", "Administrator", "--password-stdin", given="harbour-lights-9\n")
    return made


def test_all_files_are_in_the_bucket_and_none_here(paper: Paper, server: BucketServer) -> None:
    there = kept(server, "first")
    assert {name.split("/")[0] for name in there} == {"media", "originals"}
    assert {name.split("/")[1] for name in there if name.startswith("media/")} == {"images", "documents"}
    assert not [path for name in ("media", "originals") for path in (paper.folder / name).rglob("*") if path.is_file()]
    assert "Nothing is wrong" in paper("check", "--files")


def test_a_file_that_is_missing_in_the_bucket_is_named(paper: Paper, server: BucketServer) -> None:
    file = next((server.folder / bucket.NAME / "first" / "media" / "documents").iterdir())
    content = file.read_bytes()
    # Through the server, which remembers what it listed.
    objects = client(server.below("first/media/documents"), timeout=timedelta(seconds=10))
    objects.delete(file.name)
    done = paper.run("check", "--files", "--paper", str(paper.folder))
    objects.put(file.name, content)
    assert f"The file documents/{file.name} is not among the files of default" in done.stdout
    assert done.stdout.count("is not among") == 1


def test_a_backup_comes_back_the_same_into_another_bucket_and_not_in_part_into_a_full_one(
    paper: Paper, fresh: Path, server: BucketServer, tmp_path: Path
) -> None:
    assert "good" in paper("backup", str(tmp_path / "paper.zip"))
    second = in_a_bucket(fresh, server, "second")
    with server.full():
        said = second.fails("restore", str(tmp_path / "paper.zip"))
    assert said.startswith("masthead: The bucket paper does not answer or refuses")
    assert kept(server, "second") == {}
    second("restore", str(tmp_path / "paper.zip"))
    assert kept(server, "second") == kept(server, "first")
    second("export", str(tmp_path / "again.zip"))
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "paper.zip").read_bytes()


def test_commands_say_plainly_that_the_bucket_is_away(paper: Paper, server: BucketServer, tmp_path: Path) -> None:
    with server.killed():
        assert "check the option that names it" in paper.fails("backup", str(tmp_path / "paper.zip"))
        done = paper.run("check", "--paper", str(paper.folder))
    assert "`media` does not work: The bucket paper does not answer" in done.stdout + done.stderr
    assert not list(tmp_path.iterdir())


def test_readers_get_pictures_through_the_front(paper: Paper, server: BucketServer) -> None:
    path = paper.manage("shell", "-c", RENDITION).strip().splitlines()[-1]
    process = paper.start("serve", "--paper", str(paper.folder))
    try:
        address = next(line for line in (paper.folder / "masthead.toml").read_text().splitlines() if "listen" in line)
        host = address.split('"')[1]
        read_when_up(process, f"http://{host}")

        def ask() -> tuple[int, bytes]:
            answer = httpx.get(f"http://{host}{path}", timeout=20, trust_env=False)
            return answer.status_code, answer.content

        first = ask()
        assert first == (200, kept(server, "first")[path.removeprefix("/")])
        with server.killed():
            assert ask() == first
        # The worker is a copy of a process that has loaded the storage: its client must be its own.
        before = set(kept(server, "first"))
        paper.manage("shell", "-c", SERVED)
        deadline = time.monotonic() + 60
        while not any(".format-avif" in name for name in set(kept(server, "first")) - before):
            assert time.monotonic() < deadline
            time.sleep(0.2)
    finally:
        process.terminate()
        process.communicate(timeout=60)


def test_work_that_the_bucket_does_not_let_be_done_is_done_later(paper: Paper, server: BucketServer) -> None:
    def work() -> None:
        paper.manage("db_worker", "--batch", "--interval", "0", "--no-startup-delay")

    gone = set(paper.manage("shell", "-v", "0", "-c", COME_AND_GONE).split())
    before = set(kept(server, "first"))
    assert gone < before
    with server.killed():
        work()
    waiting = paper.manage("shell", "-v", "0", "-c", DUE)
    assert waiting == "later ['delete_file_from_storage_task', 'make_renditions'] 0\n"
    work()
    after = set(kept(server, "first"))
    assert not gone & after
    assert len(after - before) > 3
