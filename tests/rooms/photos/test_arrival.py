"""A file that arrives is tried, read and kept; a form refuses it in words and never overwrites what was typed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from masthead.agencies.models import Agency
from masthead.photos.arrival import take
from masthead.photos.facts import credit_of, fill
from masthead.photos.messages import Refused
from masthead.photos.models import Photo
from masthead.photos.queries import worklist
from masthead.photos.stated import Embedded, Moment, Precision
from masthead.search.documents import NEWSROOM, Query
from masthead.search.fill import rebuild
from masthead.search.indexes import search
from tests import make

from .building import small

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SAMPLES = Path(__file__).parents[2] / "samples" / "photos"
DEMO_FACTS = Embedded(
    headline="Ferry leaves",
    caption="The last ferry <leaves>.\nIt was full.",
    creators=("Noa Barak",),
    credit="Harbour Pictures",
    copyright_notice="© Harbour Pictures",
    usage_terms="One use.",
    instructions="No crop.",
    alt_text="A white ferry",
    sublocation="Quay 4",
    city="Ashmoret",
    country="Tavlin",
    people=("Ada Levi", "Ron Katz"),
    job_id="HP-17",
    taken=Moment(datetime(2026, 2, 3, 4, 5)),
    agency="Harbour Pictures",
)


@pytest.fixture
def agency():
    return Agency.objects.create(
        code="harbour", name="Harbour Pictures", aliases="HarPix\nHP", rights="Ask first.", expires_after_days=30
    )


def filled(stated: Embedded = DEMO_FACTS, filename: str = "IMG_1.jpg", **fields) -> Photo:
    photo = Photo(**fields)
    fill(photo, stated, filename)
    return photo


class TestFacts:
    def test_every_empty_field_is_filled(self, agency, settings):
        photo = filled(title="IMG_1")
        assert photo.title == photo.headline == "Ferry leaves"
        assert photo.caption == "<p>The last ferry &lt;leaves&gt;.</p><p>It was full.</p>"
        assert photo.credit == "Harbour Pictures/Noa Barak"
        assert photo.agency == agency
        assert photo.rights == "© Harbour Pictures\nOne use."
        assert photo.instructions == "No crop."
        assert photo.description == "A white ferry"
        assert (photo.place, photo.city, photo.country) == ("Quay 4", "Ashmoret", "Tavlin")
        assert photo.people_shown == "Ada Levi\nRon Katz"
        assert photo.source_id == "HP-17"
        assert photo.taken_at == timezone.make_aware(datetime(2026, 2, 3, 4, 5), timezone.get_default_timezone())
        assert timedelta(days=29) < photo.expires_at - timezone.now() <= timedelta(days=30)
        assert not photo.is_ai_generated

    def test_what_a_person_wrote_stays(self, agency):
        typed = {"title": "Mine", "caption": "<p>Mine.</p>", "credit": "Me", "description": "Mine", "city": "Here"}
        photo = filled(**typed)
        assert {name: getattr(photo, name) for name in typed} == typed
        assert photo.country == "Tavlin"

    def test_an_agency_is_known_by_its_aliases_and_brings_its_rights(self, agency):
        photo = filled(Embedded(credit="harpix"))
        assert photo.agency == agency
        assert photo.rights == "Ask first."

    def test_an_unknown_agency_is_none_of_ours(self, agency):
        assert filled(Embedded(credit="Elsewhere Press")).agency is None

    @pytest.mark.parametrize(
        ("stated", "printed"),
        [
            (Embedded(credit="AFP", creators=("A. Reynolds",), agency="AFP"), "AFP/A. Reynolds"),
            (Embedded(credit="A. Reynolds / AFP", creators=("A. Reynolds",), agency="AFP"), "A. Reynolds / AFP"),
            (Embedded(creators=("A. Reynolds", "B. Cohen")), "A. Reynolds, B. Cohen"),
            (Embedded(source="dpa", agency="dpa"), "dpa"),
            (Embedded(), ""),
        ],
    )
    def test_the_credit_is_the_line_that_the_supplier_asks_for(self, stated, printed):
        assert credit_of(stated) == printed

    def test_a_year_is_no_moment_and_a_zone_is_kept(self):
        year = Embedded(taken=Moment(datetime(2020, 1, 1), Precision.YEAR))
        assert filled(year).taken_at is None
        zoned = datetime(2020, 5, 1, 9, tzinfo=UTC)
        assert filled(Embedded(taken=Moment(zoned))).taken_at == zoned

    def test_a_picture_that_no_camera_saw_is_marked(self):
        term = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
        assert filled(Embedded(digital_source_type=term)).is_ai_generated

    def test_texts_are_cut_to_what_their_columns_hold(self):
        long = "word " * 500
        photo = filled(Embedded(headline=long, alt_text=long, credit=long, city=long, caption=long))
        for name in ("title", "headline", "description", "credit", "city"):
            longest = Photo._meta.get_field(name).max_length
            assert 0 < len(getattr(photo, name)) <= longest


class TestTaking:
    def test_a_sample_comes_in_with_what_it_says(self):
        data = (SAMPLES / "press-utf8.jpg").read_bytes()
        photo = take(data, "press-utf8.jpg", place="Here, says the importer")
        photo.refresh_from_db()
        expected = json.loads((SAMPLES / "press-utf8.jpg.json").read_text(encoding="utf-8"))
        assert photo.credit
        assert photo.caption
        assert photo.place == "Here, says the importer"
        assert photo.file_hash
        assert photo.file_size == len(data)
        assert str(expected).find(photo.city) >= 0

    def test_a_wrong_ending_is_put_right(self):
        photo = take((SAMPLES / "really-png.jpg").read_bytes(), "really-png.jpg")
        assert photo.file.name.endswith(".png")

    @pytest.mark.parametrize(
        "name", ["bomb.png", "scripted.svg", "page-behind.jpg", "cut-off.jpg", "really-a-page.jpg"]
    )
    def test_a_hostile_file_is_refused_and_leaves_nothing(self, name):
        with pytest.raises(Refused):
            take((SAMPLES / name).read_bytes(), name)
        assert not Photo.objects.exists()

    def test_nothing_is_left_of_a_photo_that_could_not_be_saved(self, settings):
        folder = Path(settings.MASTHEAD_ORIGINALS_DIR)
        before = set(folder.rglob("*.jpg"))
        with pytest.raises(TypeError):
            take(small(), "a.jpg", expires_at=object())
        assert set(folder.rglob("*.jpg")) == before


@pytest.fixture
def newsroom(client):
    user = get_user_model().objects.create_user("pictures", "pictures@example.org", "password")
    user.groups.add(Group.objects.get(name="Photo editor"))
    client.force_login(user, backend=BACKEND)
    return client


def upload(name: str, as_name: str | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(as_name or name, (SAMPLES / name).read_bytes(), "image/jpeg")


def form_of(photo: Photo, **changes) -> dict[str, object]:
    root = Collection.get_first_root_node()
    return {"title": photo.title, "collection": root.pk, "tags": "", "caption": "null"} | changes


class TestNewsroom:
    def test_several_at_once_come_in_with_what_they_say(self, newsroom):
        answer = newsroom.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "press-utf8", "collection": 1, "files[]": upload("press-utf8.jpg")},
            HTTP_X_REQUESTED_WITH="XMLHttpRequest",
        )
        assert json.loads(answer.content)["success"], answer.content
        photo = Photo.objects.get()
        assert photo.credit
        assert photo.title != "press-utf8"

    def test_a_hostile_file_is_refused_in_words(self, newsroom):
        answer = newsroom.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "x", "collection": 1, "files[]": upload("really-a-page.jpg")},
            HTTP_X_REQUESTED_WITH="XMLHttpRequest",
        )
        told = json.loads(answer.content)
        assert not told["success"]
        assert "not a" in told["error_message"]
        assert not Photo.objects.exists()

    def test_a_file_above_the_limit_is_refused_before_it_is_read(self, newsroom, settings):
        settings.MASTHEAD_PICTURE_BYTES = 100
        answer = newsroom.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "x", "collection": 1, "files[]": upload("camera.jpg")},
            HTTP_X_REQUESTED_WITH="XMLHttpRequest",
        )
        assert "limit" in json.loads(answer.content)["error_message"]

    @pytest.mark.parametrize("name", ["both.heic", "both.avif", "sixteen-bits.png", "three-frames.gif", "cmyk.jpg"])
    def test_every_kind_that_we_take_is_taken(self, newsroom, name):
        answer = newsroom.post(
            reverse("wagtailimages:add_multiple"),
            {"title": "x", "collection": 1, "files[]": upload(name)},
            HTTP_X_REQUESTED_WITH="XMLHttpRequest",
        )
        assert json.loads(answer.content)["success"], answer.content

    def test_the_editor_shows_a_thumbnail_groups_and_a_guarded_original(self, newsroom):
        photo = make.photo()
        page = newsroom.get(reverse("wagtailimages:edit", args=[photo.pk]))
        text = page.content.decode()
        assert page.status_code == 200
        assert "What readers see" in text
        assert reverse("photo_original", args=[photo.pk]) in text
        assert "focal-point-chooser" in text
        assert photo.file.name not in text
        assert not photo.renditions.filter(filter_spec="original").exists()

    def test_the_form_keeps_what_was_typed(self, newsroom):
        photo = make.photo(credit="")
        before = photo.file.name
        answer = newsroom.post(
            reverse("wagtailimages:edit", args=[photo.pk]),
            form_of(photo, file=upload("press-utf8.jpg"), credit="Typed by a person", description=""),
        )
        assert answer.status_code == 302, answer.context["form"].errors
        photo = Photo.objects.get()
        assert photo.credit == "Typed by a person"
        assert photo.caption
        assert photo.file.name != before

    def test_a_replaced_original_goes_after_the_commit_and_pages_keep_their_files(
        self, newsroom, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            photo = make.photo()
        newsroom.get(reverse("wagtailimages:edit", args=[photo.pk]))
        old_original, readers = photo.file.name, photo.renditions.filter(filter_spec__startswith="width-").count()
        with django_capture_on_commit_callbacks() as callbacks:
            newsroom.post(reverse("wagtailimages:edit", args=[photo.pk]), form_of(photo, file=upload("camera.jpg")))
        assert photo.renditions.filter(filter_spec__startswith="width-").count() == readers
        assert not photo.renditions.filter(filter_spec__startswith="max-").exists()
        assert photo.file.storage.exists(old_original)
        for callback in callbacks:
            callback()
        assert not photo.file.storage.exists(old_original)

    def test_originals_are_downloads_for_those_with_rights(self, newsroom, client):
        photo = make.photo(title="Boats <at> night")
        answer = newsroom.get(reverse("photo_original", args=[photo.pk]))
        data = b"".join(answer.streaming_content)
        assert data == Path(photo.file.path).read_bytes()
        assert answer["Content-Type"] == "image/jpeg"
        assert "attachment" in answer["Content-Disposition"]
        assert "boats-at-night" in answer["Content-Disposition"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        photo.file.storage.delete(photo.file.name)
        assert newsroom.get(reverse("photo_original", args=[photo.pk])).status_code == 404

    def test_nobody_else_gets_them(self, client):
        photo = make.photo()
        user = get_user_model().objects.create_user("reader", "reader@example.org", "password")
        assert client.get(reverse("photo_original", args=[photo.pk])).status_code == 302
        client.force_login(user, backend=BACKEND)
        assert client.get(reverse("photo_original", args=[photo.pk])).status_code in {302, 403}

    def test_lists_and_choosers_show_thumbnails(self, newsroom):
        make.photo()
        for name in ("wagtailimages:index", "wagtailimages_chooser:choose"):
            assert newsroom.get(reverse(name)).status_code == 200, name


def test_the_worklist_names_photos_without_credit_or_alt_text():
    make.photo()
    bare, silent = make.photo(credit=""), make.photo(description="")
    assert list(worklist()) == [silent, bare]


def test_photos_are_found_by_what_they_show_and_lack(settings, tmp_path):
    settings.MASTHEAD_SEARCH_DIR = tmp_path
    photo = make.photo(people_shown="Ada Levi\nRon Katz", city="Ashmoret", caption="<p>The <b>quay</b></p>")
    photo.tags.add("night")
    rebuild(NEWSROOM)
    for words in ("harbour", "quay", "ashmoret", "levi", "by:rosen", "night", "boats"):
        assert search(Query(words, kinds=("photo",))).ids == [photo.pk], words


def test_the_original_is_no_file_of_the_public_folder(settings):
    photo = make.photo()
    assert not (Path(settings.MEDIA_ROOT) / photo.file.name).exists()
    assert photo.file.storage.exists(photo.file.name)
