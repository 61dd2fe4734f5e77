"""What the room adds to the newsroom."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from masthead.photos import views


@hooks.register("register_admin_urls")
def original_url() -> list[URLPattern]:
    """Originals, for those with rights to the photo."""
    return [path("photos/<int:photo_id>/original/", views.original, name="photo_original")]
