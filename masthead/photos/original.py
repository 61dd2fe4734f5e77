"""The field of original files: upright sizes, and an address that only the newsroom can open."""

from __future__ import annotations

from typing import Any

from django.core.files import File
from django.urls import reverse
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from masthead.photos.opening import open_picture, upright_size


class OriginalFile(WagtailImageFieldFile):
    """An original: its storage has no address, so wherever Wagtail asks for one, it gets a guarded view's."""

    @property
    def url(self) -> str:
        """The newsroom's view of it (``photos/views.py``); "" before the photo is saved."""
        return reverse("photo_original", args=[self.instance.pk]) if self and self.instance.pk else ""

    def save(self, name: str, content: File[bytes], save: bool = True) -> None:
        """As Django's; but there a file without a name of its own counts as none, and its size is not taken."""
        content.name = content.name or name
        super().save(name, content, save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height as the picture is shown: a photo taken sideways is measured upright."""
        was_closed = self.closed
        try:
            self.open()
            with open_picture(self) as image:
                return upright_size(image)
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class OriginalField(WagtailImageField):
    """Wagtail's field for pictures with our kind of file; migrations know it as Wagtail's."""

    attr_class = OriginalFile

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
