"""Reads of photos."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from masthead.photos.models import Photo, PhotoRendition

LACKS_CREDIT = Q(credit="") | Q(lacks_credit=True)
LACKS_ALT = Q(description="")


def worklist() -> QuerySet[Photo]:
    """Photos that no story can be published with as they are: without credit or without alt text, newest first."""
    return Photo.objects.filter(LACKS_CREDIT | LACKS_ALT).order_by("-created_at", "-pk")


def without_renditions() -> QuerySet[Photo]:
    """Photos of which readers could not be shown anything: their task was lost, or their file cannot be read."""
    shown = PhotoRendition.objects.filter(
        image=OuterRef("pk"), filter_spec__startswith="width-", filter_spec__endswith="|format-jpeg"
    )
    return Photo.objects.filter(~Exists(shown)).order_by("pk")
