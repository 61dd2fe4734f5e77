"""What follows an import: the story is found, has neighbours, and its picture can be seen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from django.db import connection
from django.test import Client
from wagtail.models import PageViewRestriction

from masthead.archive import finish, tasks
from masthead.archive.fetching import FetchedMedia
from masthead.archive.media import FolderMedia
from masthead.editions.models import Edition
from masthead.photos.models import Photo, PhotoRendition
from masthead.press.models import Key, Reading
from masthead.related.models import Related, RelatedProfile
from masthead.search import fill
from masthead.search.documents import NEWSROOM, Query
from masthead.search.indexes import search
from masthead.stories.models import Story
from tests.rooms.archive.importing import attachment, bring_in, export, picture, post
from tests.rooms.archive.sources.exports import meta

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_index(db: None) -> None:
    """Numbers of stories come again in the next test; an index that knows one from the last would call it current."""
    fill.rebuild(NEWSROOM)


FERRY = "<p>The ferry union called a strike at the harbour over pay, and the islands wait for boats.</p>"


def test_imported_stories_are_found_and_have_neighbours(edition: Edition, tmp_path: Path) -> None:
    others = ("The budget passed after midnight.", "A new school opens on the hill.", "Rain filled the reservoir.")
    bodies = [
        FERRY + "<p>Buses were full.</p>",
        "<p>Boats for the islands stay in the harbour while the ferry union talks of pay. The strike goes on.</p>",
        *(f"<p>{one}</p>" for one in others),
    ]
    titles = ["Ferry strike", "Talks in the ferry strike", "Budget", "School", "Rain"]
    items = [post(number, body, title=titles[number]) for number, body in enumerate(bodies)]
    bring_in(edition, export(tmp_path, *items))
    ferries = set(Story.objects.filter(title__icontains="ferry").values_list("pk", flat=True))
    found = search(Query("ferry strike", index=NEWSROOM))
    assert {hit.id for hit in found.hits if hit.kind == "story"} == ferries
    assert RelatedProfile.objects.count() == len(items)
    assert set(Related.objects.values_list("story", "other")) == {tuple(ferries), tuple(ferries)[::-1]}


def test_what_a_kill_left_undone_is_done_by_the_next_run(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = export(tmp_path, post(1, FERRY, title="Ferry strike"))
    with monkeypatch.context() as patched:
        patched.setattr(finish, "finish", lambda report, progress, waits: None)
        bring_in(edition, path)
    assert not RelatedProfile.objects.exists()
    bring_in(edition, path)
    assert RelatedProfile.objects.count() == 1
    assert search(Query("ferry strike", index=NEWSROOM)).hits


@pytest.mark.parametrize("waits", [False, True])
def test_after_a_large_import_the_worker_does_what_follows(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: bool
) -> None:
    queued: list[str] = []
    monkeypatch.setattr(finish, "_MANY", 1)
    monkeypatch.setattr(finish, "follow_import", SimpleNamespace(enqueue=lambda: queued.append("follow")))
    done = bring_in(edition, export(tmp_path, post(1, FERRY), post(2, FERRY)), waits=waits)
    assert queued == ([] if waits else ["follow"])
    assert [note["code"] for note in done.notes] == ([] if waits else ["left-to-the-worker"])
    assert RelatedProfile.objects.count() == (2 if waits else 0)
    tasks.follow_import.call()
    assert RelatedProfile.objects.count() == 2
    assert search(Query("ferry union", index=NEWSROOM)).hits


def test_a_picture_can_be_seen_with_its_words(
    edition: Edition, tmp_path: Path, client: Client, django_capture_on_commit_callbacks
) -> None:
    picture(tmp_path, "uploads/2019/05/quay.jpg")
    item = attachment(9, "2019/05/quay.jpg", alt="A quay", credit="Maya Lindt", caption="At dawn")
    path = export(tmp_path, post(1, FERRY, more=meta("_thumbnail_id", "9")), item)
    with django_capture_on_commit_callbacks(execute=True):
        bring_in(edition, path, media=FolderMedia(tmp_path / "uploads"))
    assert PhotoRendition.objects.filter(image=Photo.objects.get()).exists()
    page = client.get(Story.objects.get().address).content.decode()
    for words in ('alt="A quay"', "Maya Lindt", "At dawn"):
        assert words in page


def test_pictures_are_fetched_from_the_old_site_once(edition: Edition, tmp_path: Path) -> None:
    data = picture(tmp_path, "quay.jpg").read_bytes()
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, content=data) if "quay" in request.url.path else httpx.Response(404)

    body = (
        '<img class="wp-image-9" src="/wp-content/uploads/quay-300x200.jpg"/><img src="https://cdn.example/lost.jpg"/>'
    )
    path = export(tmp_path, post(1, body), attachment(9, "quay.jpg"))
    for _ in range(2):
        media = FetchedMedia(httpx.Client(transport=httpx.MockTransport(answer)), pause=0)
        done = bring_in(edition, path, media=media)
        media.close()
    assert asked == ["/wp-content/uploads/quay.jpg", "/lost.jpg", "/lost.jpg"]
    assert Photo.objects.count() == 1
    assert done.totals["stories_unchanged"] == 1


def test_the_database_is_not_told_that_the_index_of_aliases_is_useless(edition: Edition) -> None:
    finish.analyse()
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        known = {row[0] for row in cursor.fetchall()}
    assert known
    assert not any("alias_of" in (name or "") for name in known)


def test_an_empty_table_is_asked_before_all_stories(edition: Edition) -> None:
    finish.analyse()
    if connection.vendor != "sqlite":
        return
    assert not PageViewRestriction.objects.exists()
    plan = PageViewRestriction.objects.filter(page__live=True).explain().splitlines()
    assert "wagtailcore_pageviewrestriction" in plan[0], plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts its tables by itself: runs on SQLite")
def test_the_press_whose_tables_were_empty_then_finds_what_a_page_has_read_by_an_index() -> None:
    finish.analyse()
    assert "SCAN" not in Reading.objects.filter(sheet__in=range(64)).explain()
    assert "SCAN" not in Key.objects.filter(name__in=["story:1", "story:2"]).explain()
