"""Holds members of some roles at the door until they have a second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from masthead.newsroom.roles import ADMINISTRATOR

NEWSROOM = "/newsroom/"
OPEN = ("/newsroom/account/", "/newsroom/jsi18n/", "/newsroom/sprite/", "/newsroom/logout/")
"""What is needed to set a second factor up, or to leave."""


def must_have_second_factor(user: Any) -> bool:
    """Whether one of the user's roles asks for a second factor; a superuser counts as an administrator."""
    roles = settings.MASTHEAD_TWO_FACTOR_ROLES
    if not roles:
        return False
    if user.is_superuser and ADMINISTRATOR in roles:
        return True
    return bool(user.groups.filter(name__in=roles).exists())


class TwoFactorMiddleware:
    """Sends who must have a second factor and has none to the page that sets one up, before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(NEWSROOM) and not request.path.startswith(OPEN) and self._is_held(request):
            return self._to_the_door(request)
        return self.get_response(request)

    def _is_held(self, request: HttpRequest) -> bool:
        user = request.user
        return user.is_authenticated and must_have_second_factor(user) and not is_mfa_enabled(user)

    def _to_the_door(self, request: HttpRequest) -> HttpResponse:
        message = _("Your role needs a second factor. Set up a passkey or an authenticator app, then go on.")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"error": message}, status=403)
        messages.warning(request, message)
        return redirect("mfa_index")
