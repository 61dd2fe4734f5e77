"""Security policy of each side, and the edition that a request is for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from masthead.editions.queries import edition_for
from masthead.reader import notices
from masthead.reader.views import not_found

NEWSROOM = "/newsroom/"
Answer = Callable[[HttpRequest], HttpResponse]


class PolicyMiddleware:
    """Sets the Content-Security-Policy: strict for readers, Wagtail's needs for the newsroom."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_newsroom = request.path.startswith(NEWSROOM)
        policy = settings.MASTHEAD_NEWSROOM_POLICY if is_newsroom else settings.MASTHEAD_READER_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        return response


class EditionMiddleware:
    """Finds the edition of a reader's request (``request.edition``) and speaks its language."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(NEWSROOM):
            return self.get_response(request)
        if notices.is_under_maintenance():
            return notices.maintenance(request)
        edition = edition_for(request.get_host().split(":")[0], request.path)
        request.edition = edition  # type: ignore[attr-defined]
        if edition is not None and edition.prefix:
            # Addresses are the same in every edition: the prefix is taken off before they are resolved.
            request.path_info = request.path_info.removeprefix(f"/{edition.prefix}") or "/"
        with translation.override(edition.language if edition else settings.LANGUAGE_CODE):
            if "\x00" in request.path_info:
                # No address has one, and PostgreSQL refuses to look for it.
                return not_found(request)
            return self.get_response(request)
