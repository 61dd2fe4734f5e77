"""What all pages of the tree share: they belong to an edition and are shown by the room ``reader``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from masthead.editions.models import Edition
from masthead.editions.queries import edition_of_path
from masthead.stories import showing

if TYPE_CHECKING:
    from wagtail.models import Page as _Base
else:
    _Base = object


class EditionPageMixin(_Base):
    """Addresses and previews of a page in an edition; comes before ``Page`` among the bases."""

    def find_edition(self) -> Edition | None:
        """The edition whose home page this is or stands above it."""
        return edition_of_path(self.path)

    def reader_path(self, edition: Edition) -> str:
        """Its address within the host: the tree path below the edition's home."""
        below = self.url_path.removeprefix(edition.home.url_path)
        return f"{edition.root}{below}"

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        edition = self.find_edition()
        if edition is None:
            return None
        host = f"{settings.MASTHEAD_ADDRESS.split('://')[0]}://{edition.host}" if edition.host else ""
        return edition.pk, host or settings.MASTHEAD_ADDRESS, self.reader_path(edition)

    def get_url(self, request: HttpRequest | None = None, current_site: Any = None) -> str | None:
        parts = self.get_url_parts(request)
        if parts is None:
            return None
        return parts[2] if parts[1] == settings.MASTHEAD_ADDRESS else f"{parts[1]}{parts[2]}"

    url = property(get_url)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return showing.show(self, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return showing.preview(self, request, mode_name)
