"""Speaks to members of staff in their own language on pages that are not Wagtail's: the account and the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from masthead.newsroom.two_factor import NEWSROOM


class LanguageMiddleware:
    """Puts the language that somebody chose around the whole answer; Wagtail does so around its own views only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = chosen_by(request.user) if request.path.startswith(NEWSROOM) else ""
        if not chosen:
            return self.get_response(request)
        with translation.override(chosen):
            return self.get_response(request)


def chosen_by(user: Any) -> str:
    """The language that a member of staff chose; "": none, or nobody is signed in."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.preferred_language if profile else ""
