"""Photos as pages print them: read for many pages at once, and the same as Wagtail's models would say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from masthead.photos import renditions
from masthead.photos.models import Photo
from masthead.photos.printed import address_of, printed

from .building import encoded
from .test_renditions import halves, hung

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.from_regex(
    r"[a-z0-9_./ %é-]{1,40}", fullmatch=True
)


@given(NAMES)
def test_the_address_of_a_file_is_that_of_its_storage_whatever_its_name(name: str):
    try:
        address = default_storage.url(name)
    except ValueError:
        return
    assert {address_of(name, folder) for folder in ("", default_storage.base_url)} == {address}


@pytest.mark.django_db
def test_files_are_those_of_the_rows_narrowest_first_without_the_one_for_sharing():
    photo = hung(encoded(halves((700, 400))), description="Two halves", credit="Maya Levin")
    renditions.make(photo.pk)
    found = printed([photo.pk])[photo.pk]
    assert (found.description, found.credit, found.is_expired) == ("Two halves", "Maya Levin", False)
    assert set(found.files) == {"webp", "jpeg", "avif"}
    assert all([file.width for file in files] == [320, 640, 700] for files in found.files.values())
    rows = {row.url for row in photo.renditions.filter(filter_spec__startswith="width-")}
    assert {file.url for files in found.files.values() for file in files} == rows


@pytest.mark.django_db
def test_the_point_that_stays_in_sight_is_a_fraction_of_the_size():
    photo = hung(encoded(halves((400, 200))), focal_point_x=100, focal_point_y=150)
    assert printed([photo.pk])[photo.pk].focus == (0.25, 0.75)
    assert printed([hung(encoded(halves((400, 200)))).pk]).popitem()[1].focus is None


@pytest.mark.django_db
def test_a_photo_whose_rights_have_ended_says_so():
    now = timezone.now()
    photos = [hung(encoded(halves((40, 20))), expires_at=now + timedelta(hours=hours)) for hours in (-1, 1)]
    found = printed([photo.pk for photo in photos])
    assert [found[photo.pk].is_expired for photo in photos] == [True, False]


@pytest.mark.django_db
def test_many_photos_take_two_questions(django_assert_num_queries):
    photos = [hung(encoded(halves((40, 20)))) for _ in range(3)]
    with django_assert_num_queries(2):
        found = printed([photo.pk for photo in photos])
    assert set(found) == {photo.pk for photo in photos}
    assert printed([Photo.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1]) == {}
