"""Readers' files of a photo: made after its arrival, once, upright, never enlarged, and replaced without a gap."""

from __future__ import annotations

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from masthead.photos import renditions, sizes
from masthead.photos.models import Photo, PhotoRendition
from masthead.photos.queries import without_renditions
from masthead.photos.signals import queue
from tests import make

from .building import encoded

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("what lies in files and what is asked of a bucket"),
]


def hung(data: bytes, name: str = "picture.jpg", **fields) -> Photo:
    return Photo.objects.create(title="Picture", file=ContentFile(data, name=name), **fields)


def opened(row: PhotoRendition) -> Image.Image:
    with row.file.storage.open(row.file.name, "rb") as file:
        image = Image.open(io.BytesIO(file.read()))
    image.load()
    return image


def rows(photo: Photo) -> dict[str, PhotoRendition]:
    return {row.filter_spec: row for row in photo.renditions.all()}


def halves(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, *size))
    return image.convert(mode)


def test_every_width_and_format_and_one_for_sharing():
    photo = hung(encoded(halves((1400, 900))))
    made = renditions.make(photo.pk)
    assert made == len(rows(photo)) == 5 * 3 + 1
    for spec, row in rows(photo).items():
        image = opened(row)
        assert (image.width, image.height) == (row.width, row.height)
        if spec != sizes.SHARING:
            assert image.format == {"webp": "WEBP", "jpeg": "JPEG", "avif": "AVIF"}[spec.rpartition("-")[2]]
            assert row.width == min(1400, int(spec.split("|")[0].removeprefix("width-")))
    assert (rows(photo)[sizes.SHARING].width, rows(photo)[sizes.SHARING].height) == (1200, 630)


def test_a_small_picture_is_never_enlarged():
    photo = hung(encoded(halves((200, 100))))
    renditions.make(photo.pk)
    assert {row.width for row in rows(photo).values() if row.filter_spec != sizes.SHARING} == {200}
    shared = rows(photo)[sizes.SHARING]
    assert shared.width <= 200
    assert shared.height <= 100


def test_webp_and_jpeg_come_before_avif():
    photo = hung(encoded(halves((400, 300))))
    renditions.make(photo.pk, renditions.FIRST)
    assert not any("avif" in spec for spec in rows(photo))
    renditions.make(photo.pk)
    assert sum("avif" in spec for spec in rows(photo)) == 2


def test_a_second_run_makes_nothing():
    photo = hung(encoded(halves((400, 300))))
    renditions.make(photo.pk)
    before = {row.file.name for row in rows(photo).values()}
    assert renditions.make(photo.pk) == 0
    assert {row.file.name for row in rows(photo).values()} == before


def test_two_runs_at_once_leave_one_file_each(monkeypatch):
    photo = hung(encoded(halves((400, 300))))
    put = renditions._put
    monkeypatch.setattr(renditions, "_put", lambda *args: (put(*args), put(*args)))
    renditions.make(photo.pk)
    storage = PhotoRendition._meta.get_field("file").storage
    stem = photo.file.name.rpartition("/")[2].split(".")[0]
    files = {name for name in storage.listdir("images")[1] if name.startswith(stem)}
    assert files == {row.file.name.rpartition("/")[2] for row in rows(photo).values()}


def test_a_sideways_photo_is_measured_and_shown_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter to the right when shown
    photo = hung(encoded(halves((600, 400)), exif=exif))
    assert (photo.width, photo.height) == (400, 600)
    renditions.make(photo.pk, ("jpeg",))
    image = opened(rows(photo)["width-320|format-jpeg"])
    assert (image.width, image.height) == (320, 480)
    assert image.getpixel((160, 50))[0] > 150
    assert image.getpixel((160, 430))[2] > 150
    assert 0x0112 not in image.getexif()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (encoded(halves((400, 300), "CMYK")), "a.jpg"),
        (encoded(halves((400, 300), "L")), "a.jpg"),
        (encoded(Image.new("I;16", (400, 300), 30000), "PNG"), "a.png"),
        (encoded(halves((400, 300), "P"), "PNG"), "a.png"),
        (encoded(halves((400, 300), "RGBA"), "PNG"), "a.png"),
        (encoded(halves((400, 300)), "TIFF"), "a.tif"),
        (encoded(halves((400, 300)), "AVIF"), "a.avif"),
        (encoded(halves((400, 300)), "HEIF"), "a.heic"),
        (encoded(halves((400, 300)), "GIF", save_all=True, append_images=[Image.new("RGB", (400, 300))]), "a.gif"),
    ],
    ids=["cmyk", "grey", "16 bits", "palette", "alpha", "tiff", "avif", "heic", "animation"],
)
def test_every_kind_of_picture_becomes_files_that_browsers_show(data, name):
    photo = hung(data, name)
    assert renditions.make(photo.pk) == len(renditions.wanted(photo))
    for row in rows(photo).values():
        assert opened(row).mode in {"RGB", "L", "RGBA"}
    assert photo.get_rendition("max-165x165").width == 165


def test_an_animation_is_shown_as_its_first_frame():
    still = Image.new("RGB", (400, 300), "white")
    photo = hung(encoded(halves((400, 300)), "GIF", save_all=True, append_images=[still]), "a.gif")
    renditions.make(photo.pk, ("jpeg",))
    image = opened(rows(photo)["width-320|format-jpeg"])
    assert image.getpixel((20, 20))[0] > image.getpixel((20, 20))[2]


def test_a_transparent_picture_stands_on_white_where_there_is_no_transparency():
    photo = hung(encoded(Image.new("RGBA", (400, 300), (0, 0, 0, 0)), "PNG"), "a.png")
    renditions.make(photo.pk)
    assert opened(rows(photo)["width-320|format-jpeg"]).getpixel((5, 5)) == (255, 255, 255)
    assert opened(rows(photo)["width-320|format-webp"]).mode == "RGBA"


def test_a_colour_profile_is_applied_and_dropped():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = hung(encoded(halves((400, 300)), icc_profile=profile))
    renditions.make(photo.pk, ("jpeg",))
    assert "icc_profile" not in opened(rows(photo)["width-320|format-jpeg"]).info


def test_the_picture_for_sharing_follows_the_focal_point():
    photo = hung(encoded(halves((2400, 600))), focal_point_x=100, focal_point_y=300)
    photo.focal_point_width = photo.focal_point_height = 50
    photo.save()
    renditions.make(photo.pk, ("jpeg",))
    left = photo.renditions.get(filter_spec=sizes.SHARING)
    assert opened(left).getpixel((left.width - 20, 300))[0] > 150
    photo.focal_point_x = 2300
    photo.save()
    assert renditions.make(photo.pk, renditions.FIRST) == 1 + 5
    right = photo.renditions.get(filter_spec=sizes.SHARING)
    assert right.pk != left.pk
    assert opened(right).getpixel((20, 300))[2] > 150


def test_a_replaced_file_is_replaced_everywhere_and_its_old_files_go_last():
    photo = hung(encoded(halves((1400, 900))))
    renditions.make(photo.pk)
    before = {spec: (row.pk, row.file.name) for spec, row in rows(photo).items()}
    photo.file.save("new.jpg", ContentFile(encoded(Image.new("RGB", (500, 400), "green"))), save=True)
    assert rows(photo).keys() == before.keys(), "until the new ones exist, the old ones stand"
    renditions.make(photo.pk, renditions.FIRST)
    stem = photo.file.name.rpartition("/")[2].split(".")[0]
    assert all(stem in row.file.name for row in rows(photo).values())
    assert rows(photo)["width-320|format-jpeg"].pk == before["width-320|format-jpeg"][0]
    assert "width-1600|format-jpeg" not in rows(photo)
    storage = PhotoRendition._meta.get_field("file").storage
    assert not storage.exists(before["width-320|format-jpeg"][1])
    assert opened(rows(photo)["width-320|format-webp"]).getpixel((9, 9))[1] > 100


def test_names_of_files_cannot_be_guessed():
    first, second = hung(encoded(halves((100, 80)))), hung(encoded(halves((100, 80))))
    for photo in (first, second):
        renditions.make(photo.pk, ("jpeg",))
    names = {rows(photo)["width-320|format-jpeg"].file.name for photo in (first, second)}
    assert len(names) == 2
    assert all(len(name.rpartition("/")[2].split(".")[0]) >= 24 for name in names)


def test_a_file_that_cannot_be_read_is_logged_and_stops_nobody(caplog):
    good, bad = make.photo(), make.photo()
    with bad.file.storage.open(bad.file.name, "wb") as file:
        file.write(b"\xff\xd8\xff\xe0 not a picture any more")
    assert renditions.make_all([bad.pk, good.pk, 0], ("jpeg",)) > 0
    assert bad.file.name in caplog.text
    assert list(without_renditions()) == [bad]


def test_an_arriving_photo_gets_its_files_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = make.photo()
        assert not rows(photo)
    assert len(rows(photo)) == len(renditions.wanted(photo))


def test_a_new_caption_makes_no_files(django_capture_on_commit_callbacks, monkeypatch):
    photo = make.photo()
    queued = []
    monkeypatch.setattr("masthead.photos.signals._arrived.add", queued.extend)
    photo.caption = "<p>New.</p>"
    photo.save(update_fields=["caption"])
    assert queued == []
    photo.save()
    assert queued == [photo.pk]
    queue([photo.pk, 9])
    assert queued == [photo.pk, photo.pk, 9]


def test_wagtails_name_for_the_original_copies_nothing_to_where_readers_could_fetch_it():
    photo = make.photo()
    rendition = photo.get_rendition("original")
    assert rendition.url == f"/newsroom/photos/{photo.pk}/original/" == photo.file.url
    assert (rendition.width, rendition.height) == (640, 480)
    assert not photo.renditions.exists()
