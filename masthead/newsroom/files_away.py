"""What the newsroom says where the bucket of its files does not answer."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from masthead.conf.objects import BucketError
from masthead.newsroom.two_factor import NEWSROOM

RETRY_AFTER = "60"
UPLOADS = "/multiple/add/"
"""How addresses end to which Wagtail's page for many uploads sends each file; it shows what the answer says."""
log = logging.getLogger(__name__)


class FilesAwayMiddleware:
    """One sentence instead of an error of the program; what a bucket did not take was not half saved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls it for what a view raised."""
        if not isinstance(exception, BucketError) or not request.path.startswith(NEWSROOM):
            return None
        log.warning("%s: %s", request.path, exception)
        if request.path.endswith(UPLOADS):
            return JsonResponse({"success": False, "error_message": sentence()})
        response = render(request, "newsroom/files_away.html", {"sentence": sentence()}, status=503)
        response.headers["Retry-After"] = RETRY_AFTER
        return response


def sentence() -> str:
    """What is said to an editor, in the active language."""
    return gettext("The place where files are kept does not answer; wait a minute and try again.")
