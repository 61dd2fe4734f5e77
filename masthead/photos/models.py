"""Photos with credit, agency, rights and expiry; originals lie in a private folder, renditions are public."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from willow.plugins.pillow import PillowImage

from masthead.agencies.models import Agency
from masthead.conf.whole import SavedWhole
from masthead.photos.opening import open_picture
from masthead.photos.original import OriginalField
from masthead.photos.upright import oriented

ORIGINAL = "original"
"""Wagtail's name for a rendition that is the picture itself; it is never copied to where readers could fetch it."""


def originals() -> Storage:
    """The storage of original files: no address leads to it."""
    return storages["originals"]


def original_path(photo: Photo, filename: str) -> str:
    """A name that nobody can guess, in a folder of the year and month of arrival."""
    return photo.get_upload_to(filename)


class Photo(SavedWhole, AbstractImage):
    """A picture with what a newspaper must know of it; ``description`` is its alt text."""

    file = OriginalField(
        verbose_name=_("file"),
        upload_to=original_path,
        storage=originals,
        width_field="width",
        height_field="height",
    )
    description = models.CharField(
        _("alt text"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    caption = RichTextField(_("caption"), features=["bold", "italic", "link"], blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made it, as printed."))
    agency = models.ForeignKey(
        Agency,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("agency"),
    )
    headline = models.CharField(_("headline"), max_length=255, blank=True)
    rights = models.TextField(_("rights"), blank=True, help_text=_("Copyright notice and terms of use."))
    instructions = models.TextField(_("instructions"), blank=True, help_text=_("What the agency asks of its users."))
    expires_at = models.DateTimeField(_("may be used until"), null=True, blank=True, db_index=True)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=255, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=120, blank=True)
    people_shown = models.TextField(_("people shown"), blank=True, help_text=_("One name a line."))
    source_id = models.CharField(_("agency's id"), max_length=255, blank=True, db_index=True)
    is_ai_generated = models.BooleanField(
        _("made by a machine"), default=False, help_text=_("Its digital source type says so (IPTC).")
    )
    lacks_credit = models.BooleanField(
        _("lacks: credit"), default=False, db_index=True, help_text=_("Came from an archive without one.")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "agency",
        "source_id",
        "rights",
        "instructions",
        "expires_at",
        "is_ai_generated",
        "headline",
        "people_shown",
        "taken_at",
        "place",
        "city",
        "country",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-created_at"]

    def get_upload_to(self, filename: str) -> str:
        _, dot, ending = filename.rpartition(".")
        ending = ending.lower() if dot and ending.isascii() and ending.isalnum() else "bin"
        day = timezone.now()
        return f"{day:%Y}/{day:%m}/{secrets.token_urlsafe(18)}.{ending}"

    @property
    def default_alt_text(self) -> str:
        """The alt text alone; a file name or title is none."""
        return self.description

    @contextmanager
    def get_willow_image(self) -> Iterator[PillowImage]:
        """The picture upright, in sRGB and 8 bits, for Wagtail's own thumbnails; an animation is its first frame."""
        with self.open_file() as file, open_picture(file) as image:
            upright = PillowImage(oriented(image))
            upright.format_name = "png" if upright.image.mode == "RGBA" else "jpeg"
            yield upright

    def get_rendition(self, filter: Filter | str) -> PhotoRendition:
        """As Wagtail's; the rendition called "original" is no copy but leads to the guarded view."""
        spec = filter if isinstance(filter, str) else filter.spec
        if spec == ORIGINAL:
            return PhotoRendition(image=self, filter_spec=ORIGINAL, width=self.width, height=self.height)
        rendition: PhotoRendition = super().get_rendition(filter)
        return rendition

    def generate_rendition_file(self, filter: Filter, *, source: File[bytes] | None = None) -> File[bytes]:
        """As Wagtail's, in memory: encoders unroll its temporary file on the disk, and nobody closes that."""
        with super().generate_rendition_file(filter, source=source) as file:
            file.seek(0)
            return ContentFile(file.read(), name=file.name)

    def create_renditions(self, *filters: Filter) -> dict[Filter, Any]:
        """One after the other, through ``get_willow_image``: Wagtail's way for several reads the raw file."""
        return {filter: self.create_rendition(filter) for filter in filters}

    @property
    def is_expired(self) -> bool:
        """Whether the right to use it has ended."""
        return self.expires_at is not None and self.expires_at <= timezone.now()


class PhotoRendition(SavedWhole, AbstractRendition):
    """One size and format of a photo."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="photo_rendition_is_unique"
            )
        ]

    @property
    def url(self) -> str:
        address: str = self.image.file.url if self.filter_spec == ORIGINAL else self.file.url
        return address
