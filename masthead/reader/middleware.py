"""Security policy of each side, and the edition that a request is for."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers

from masthead.conf.old_queries import is_old
from masthead.editions.models import Edition
from masthead.editions.queries import edition_for
from masthead.press import serving
from masthead.press.address import Address, is_storable
from masthead.press.rendering import RenderError
from masthead.press.stored import StoredPage, media_type
from masthead.press.stores import StoreError
from masthead.reader import notices
from masthead.reader.views import not_found

NEWSROOM = "/newsroom/"
NOT_STORED = (NEWSROOM, "/documents/", "/media/", "/static/", "/colours/")
log = logging.getLogger(__name__)
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


class StoredPageMiddleware:
    """Answers what readers ask for with the stored page, which is made and stored if there is none yet.

    Neither a query, a header, a cookie nor a method has a part in it. What has no page goes on to the views.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = _address_of(request)
        page = _stored(address) if address is not None else None
        if address is None or page is None or page.status == 410:
            return self.get_response(request)
        if page.status == 301:
            return HttpResponsePermanentRedirect(page.location)
        return _answer(request, page, address)


def _address_of(request: HttpRequest) -> Address | None:
    """The stored page that a request may be answered with; ``None`` for one that depends on who asks."""
    path = request.path
    if not settings.MASTHEAD_STORES_PAGES or request.method not in {"GET", "HEAD"} or path.startswith(NOT_STORED):
        return None
    if notices.is_under_maintenance() or is_old(path, request.META.get("QUERY_STRING", "")):
        return None
    host = request.get_host().split(":")[0].lower()
    host = host if Edition.objects.filter(host=host).exists() else ""
    return Address(host, path) if is_storable(host, path) else None


def _stored(address: Address) -> StoredPage | None:
    try:
        return serving.serve(address)
    except (RenderError, StoreError) as error:
        # The views make the page for this reader, or say what is wrong; the press goes on trying.
        log.warning("%s is not stored: %s", address, error)
        return None


def _answer(request: HttpRequest, page: StoredPage, address: Address) -> HttpResponse:
    takes_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    body = page.gzip if takes_gzip else page.body
    response = HttpResponse(body, content_type=media_type(address.name))
    if takes_gzip:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = "max-age=0, must-revalidate"
    patch_vary_headers(response, ["Accept-Encoding"])
    etag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


class EditionMiddleware:
    """Finds the edition of a reader's request (``request.edition``) and speaks its language."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(NEWSROOM):
            return self.get_response(request)
        if notices.is_under_maintenance():
            return notices.maintenance(request)
        return in_edition(request, self.get_response)


def in_edition(request: HttpRequest, get_response: Answer) -> HttpResponse:
    """The answer of the edition that a request is for, in its language."""
    edition = edition_for(request.get_host().split(":")[0], request.path)
    request.edition = edition  # type: ignore[attr-defined]
    if edition is not None and edition.prefix:
        # Addresses are the same in every edition: the prefix is taken off before they are resolved.
        request.path_info = request.path_info.removeprefix(f"/{edition.prefix}") or "/"
    with translation.override(edition.language if edition else settings.LANGUAGE_CODE):
        if "\x00" in request.path_info:
            # No address has one, and PostgreSQL refuses to look for it.
            return not_found(request)
        return get_response(request)
