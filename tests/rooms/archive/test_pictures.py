"""Pictures and files of an archive: from a folder, each once, and kept in mind where they are missing."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from wagtail.documents import get_document_model

from masthead.archive.media import FolderMedia, NotThere
from masthead.editions.models import Edition
from masthead.photos.models import Photo
from masthead.stories.models import Story
from tests.rooms.archive.importing import attachment, bring_in, export, picture, post
from tests.rooms.archive.sources.exports import meta

pytestmark = pytest.mark.django_db

UPLOADS = "https://lantern.example/wp-content/uploads"
SHOWN = (
    f'<figure><img class="wp-image-9" src="{UPLOADS}/2019/05/quay-300x200.jpg" alt=""/>'
    "<figcaption>The empty quay</figcaption></figure>"
)


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    folder = tmp_path / "uploads"
    picture(folder, "2019/05/quay.jpg")
    picture(folder, "2019/05/quay-300x200.jpg", (1, 2, 3))
    return folder


def blocks(kind: str) -> list[dict]:
    return [block["value"] for block in Story.objects.get().body.raw_data if block["type"] == kind]


def test_pictures_come_from_the_folder_with_the_words_of_the_library(
    edition: Edition, tmp_path: Path, uploads: Path
) -> None:
    item = attachment(9, "2019/05/quay.jpg", alt="A quay", credit="Maya Lindt", caption="At dawn", parent=1)
    done = bring_in(edition, export(tmp_path, post(1, SHOWN), item), media=FolderMedia(uploads))
    photo = Photo.objects.get()
    assert (photo.description, photo.credit, photo.lacks_credit) == ("A quay", "Maya Lindt", False)
    assert photo.file.size == (uploads / "2019/05/quay.jpg").stat().st_size, "the original, not the size shown"
    assert blocks("picture") == [{"photo": photo.pk, "caption": "<p>The empty quay</p>", "credit": "", "alt": ""}]
    assert Story.objects.get().lacks == ""
    assert (done.totals["photos_created"], done.item("9")["action"]) == (1, "created")


def test_a_picture_without_credit_or_alt_text_is_flagged(edition: Edition, tmp_path: Path, uploads: Path) -> None:
    done = bring_in(
        edition, export(tmp_path, post(1, SHOWN), attachment(9, "2019/05/quay.jpg")), media=FolderMedia(uploads)
    )
    assert Story.objects.get().lacks == "alt credit"
    assert Photo.objects.get().lacks_credit
    assert (done.totals["lacks_alt"], done.totals["lacks_credit"]) == (1, 1)


def test_without_files_the_picture_is_kept_for_the_newsroom_and_comes_later(
    edition: Edition, tmp_path: Path, uploads: Path, client
) -> None:
    path = export(tmp_path, post(1, SHOWN + "<p>Text.</p>"), attachment(9, "2019/05/quay.jpg", alt="A quay"))
    done = bring_in(edition, path)
    [kept] = blocks("preserved")
    assert kept["reason"] == "picture not fetched"
    assert "quay" in kept["source"]
    assert (done.totals["photos_missing"], done.totals["photos_created"]) == (1, 0)
    assert "picture-missing" in done.codes("1")
    assert "quay" not in client.get(Story.objects.get().address).content.decode()
    done = bring_in(edition, path, media=FolderMedia(uploads))
    assert (done.totals["stories_updated"], done.totals["photos_created"]) == (1, 1)
    assert blocks("preserved") == []
    assert len(blocks("picture")) == 1
    done = bring_in(edition, path)
    assert (done.totals["stories_unchanged"], done.totals["photos_unchanged"]) == (1, 1)


def test_a_lead_picture_that_the_body_begins_with_is_shown_once(
    edition: Edition, tmp_path: Path, uploads: Path
) -> None:
    items = post(1, SHOWN + "<p>Text.</p>", more=meta("_thumbnail_id", "9")), attachment(9, "2019/05/quay.jpg")
    bring_in(edition, export(tmp_path, *items), media=FolderMedia(uploads))
    story = Story.objects.get()
    assert story.lead_photo == Photo.objects.get()
    assert story.lead_caption == "<p>The empty quay</p>"
    assert blocks("picture") == []


def test_the_same_file_twice_is_one_photo(edition: Edition, tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    picture(folder, "2019/05/quay.jpg")
    picture(folder, "2019/06/quay-again.jpg")
    items = attachment(9, "2019/05/quay.jpg"), attachment(10, "2019/06/quay-again.jpg")
    done = bring_in(edition, export(tmp_path, *items), media=FolderMedia(folder))
    assert Photo.objects.count() == done.totals["photos_created"] == 1


def test_a_gallery_keeps_the_pictures_that_are_there(edition: Edition, tmp_path: Path, uploads: Path) -> None:
    items = attachment(9, "2019/05/quay.jpg"), attachment(10, "2019/05/lost.jpg")
    bring_in(edition, export(tmp_path, post(1, '[gallery ids="9,10"]'), *items), media=FolderMedia(uploads))
    [gallery] = blocks("gallery")
    assert [item["value"]["photo"] for item in gallery["pictures"]] == [Photo.objects.get().pk]
    assert len(blocks("preserved")) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("page.jpg", b"<html><script>alert(1)</script></html>"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("empty.gif", b""),
    ],
)
def test_hostile_pictures_are_refused_with_a_reason(edition: Edition, tmp_path: Path, name: str, data: bytes) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / name).write_bytes(data)
    done = bring_in(edition, export(tmp_path, attachment(9, name)), media=FolderMedia(folder))
    assert not Photo.objects.exists()
    [note] = done.item("9")["notes"]
    assert "refused" in note["detail"]


def test_a_picture_written_out_in_the_body_is_taken(edition: Edition, tmp_path: Path, uploads: Path) -> None:
    data = base64.b64encode((uploads / "2019/05/quay.jpg").read_bytes()).decode()
    bring_in(edition, export(tmp_path, post(1, f'<img src="data:image/jpeg;base64,{data}" alt="A quay"/>')))
    assert Photo.objects.get().description == "A quay"


def test_files_of_allowed_kinds_become_documents(edition: Edition, tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    for name in ("report.pdf", "tool.exe", "talk.mp3"):
        (folder / name).write_bytes(b"%PDF-1.4 words")
    body = f'<p><a href="{UPLOADS}/report.pdf">The report</a></p>[audio src="{UPLOADS}/talk.mp3"]'
    items = post(1, body), attachment(9, "report.pdf"), attachment(10, "tool.exe"), attachment(11, "talk.mp3")
    done = bring_in(edition, export(tmp_path, *items), media=FolderMedia(folder))
    report = get_document_model().objects.get(title="report")
    assert f'<a linktype="document" id="{report.pk}">' in blocks("paragraph")[0]
    assert blocks("audio")[0]["file"] == report.pk, "the same bytes are one document"
    assert done.item("10")["action"] == "skipped"
    assert ".exe" in done.item("10")["notes"][0]["detail"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    media = FolderMedia(folder)
    for url, file in [
        ("", "../secret.jpg"),
        ("", str(tmp_path / "secret.jpg")),
        (f"{UPLOADS}/../../secret.jpg", ""),
        (f"{UPLOADS}/%2e%2e/secret.jpg", ""),
        ("", "link.jpg"),
        ("", "a\0b.jpg"),
    ]:
        with pytest.raises(NotThere):
            media.read(url, file)


def test_a_file_is_found_by_its_name_unless_two_have_it(tmp_path: Path) -> None:
    picture(tmp_path, "old/Quay.jpg")
    picture(tmp_path, "a/twice.jpg")
    picture(tmp_path, "b/twice.jpg", (0, 0, 0))
    media = FolderMedia(tmp_path)
    assert media.read("https://cdn.example/x/quay-1024x683.jpg")[1] == "Quay.jpg"
    with pytest.raises(NotThere):
        media.read("https://cdn.example/x/twice.jpg")
    media.close()


def test_a_dry_run_writes_no_file(edition: Edition, tmp_path: Path, uploads: Path, settings) -> None:
    originals = Path(settings.MASTHEAD_ORIGINALS_DIR)
    before = sorted(originals.rglob("*"))
    items = post(1, SHOWN), attachment(9, "2019/05/quay.jpg")
    done = bring_in(edition, export(tmp_path, *items), media=FolderMedia(uploads), is_rehearsal=True)
    assert done.totals["photos_created"] == 1
    assert not Photo.objects.exists()
    assert sorted(originals.rglob("*")) == before
