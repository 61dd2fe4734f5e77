"""The newsroom's form of a photo: hostile files are refused by name, and what a file says fills empty fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from masthead.photos import arrival, facts, renditions
from masthead.photos.embedded import read_embedded
from masthead.photos.messages import Refused
from masthead.photos.models import Photo
from masthead.photos.search_documents import KIND
from masthead.search.queue import queue

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    StrOrPromise = str | _StrPromise

GROUPS = (
    (_("What readers see"), ("title", "file", "description", "caption", "credit")),
    (_("Where it comes from"), ("agency", "source_id", "rights", "instructions", "expires_at", "is_ai_generated")),
    (_("What it shows"), ("headline", "people_shown", "taken_at", "place", "city", "country")),
    (_("Where it is filed"), ("collection", "tags")),
)


class ArrivedFile(Protocol):
    """An upload that ``PhotoFileField`` has let in."""

    name: str
    arrived: arrival.Arrived


class PhotoFileField(WagtailImageField):
    """A picture file, decided by its content; the cleaned file carries ``arrived``."""

    default_validators: list[Any] = []

    def to_python(self, data: Any) -> ArrivedFile | None:
        file: Any = forms.FileField.to_python(self, data)
        if file is None:
            return None
        try:
            file.arrived = _looked_at(file)
        except Refused as refused:
            raise ValidationError(arrival.sentence(refused.message), code=refused.code) from refused
        file.name = file.arrived.filename
        file.content_type = file.arrived.inspection.kind.mime
        taken: ArrivedFile = file
        return taken


def _looked_at(file: UploadedFile) -> arrival.Arrived:
    limit = arrival.limits().bytes
    size = file.size or 0
    if size > limit:
        # Said before the file is read into memory.
        raise Refused("too_many_bytes", size=-(-size // 1_000_000), limit=limit // 1_000_000)
    file.seek(0)
    data = file.read()
    file.seek(0)
    return arrival.look(data, file.name or "")


class PhotoForm(BaseImageForm):
    """Used by upload of one or many, by the editor and by the chooser (``WAGTAILIMAGES_IMAGE_FORM_BASE``)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.former_name = self.original_file.name if self.original_file else ""
        if "file" in self.fields:
            before = self.fields["file"]
            self.fields["file"] = PhotoFileField(label=before.label, widget=before.widget, required=before.required)

    def groups(self) -> list[tuple[StrOrPromise, list[BoundField]]]:
        """The fields under their headings, for the editor."""
        grouped = {name for _heading, names in GROUPS for name in names}
        rest = [self[name] for name in self.fields if name not in grouped and not self[name].is_hidden]
        groups: list[tuple[StrOrPromise, list[BoundField]]]
        groups = [(heading, [self[name] for name in names if name in self.fields]) for heading, names in GROUPS]
        return [*groups, ("", rest)] if rest else groups

    def save(self, commit: bool = True) -> Photo:
        """As Wagtail's, but a replaced file stays until its successor's renditions are there."""
        photo: Photo = self.instance
        is_new_file = "file" in self.changed_data
        if is_new_file:
            file = self.cleaned_data["file"]
            facts.fill(photo, file.arrived.embedded, file.name)
            photo._set_image_file_metadata()
        elif photo.pk is None and photo.file:
            # An upload whose title was asked for afterwards: the file lies there, the form has no field for it.
            with photo.open_file() as opened:
                facts.fill(photo, read_embedded(opened))
        # Past Wagtail's own form: it deletes all renditions, while pages still name them.
        super(BaseImageForm, self).save(commit=commit)
        if commit:
            if is_new_file and self.former_name:
                self._let_go_of_former_file(photo)
            queue(KIND, [photo.pk])
        return photo

    def _let_go_of_former_file(self, photo: Photo) -> None:
        for row in photo.renditions.all():
            if not renditions.is_for_readers(row.filter_spec):
                row.delete()
        storage, name = photo.file.storage, self.former_name
        transaction.on_commit(lambda: renditions.let_go(storage, name), robust=True)
