"""The newsroom's way to an original; readers have none."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from wagtail.permissions import policy_registry

from masthead.photos.kinds import kind_of
from masthead.photos.models import Photo


def original(request: HttpRequest, photo_id: int) -> FileResponse:
    """The original file as a download, for those who may choose or change the photo."""
    photo = get_object_or_404(Photo, pk=photo_id)
    policy = policy_registry.get_by_type(Photo)
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], photo):
        raise PermissionDenied
    try:
        file = photo.file.storage.open(photo.file.name, "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    kind = kind_of(file.read(64))
    file.seek(0)
    name = f"{slugify(photo.title)[:80] or photo.pk}{PurePosixPath(photo.file.name).suffix}"
    response = FileResponse(
        file, as_attachment=True, filename=name, content_type=kind.mime if kind else "application/octet-stream"
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
