"""Answers for machines: bytes with an ETag, and 304 for whoever has them already."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date


def answer(
    request: HttpRequest, body: bytes, media_type: str, changed: datetime | None = None, *, is_shared: bool = False
) -> HttpResponse:
    """The body, or 304 where the asker's copy is the same (RFC 9110, section 13).

    ``changed`` is when anything in it last changed. ``is_shared`` lets pages of other sites read it, as feed readers
    in browsers do.
    """
    response = HttpResponse(body, content_type=f"{media_type}; charset=utf-8")
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    moment = None
    if changed is not None:
        moment = int(changed.timestamp())
        response.headers["Last-Modified"] = http_date(moment)
    if is_shared:
        response.headers["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, last_modified=moment, response=response) or response
