"""Accounts of the staff: made by administrators only, known to the throttle by one name each."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):
    """No sign-up: an administrator makes accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in a moment ago is not asked again on the way to setting up a second factor."""
        records = get_authentication_records(self.request, self.request.user)
        signed_in_at = max((record["at"] for record in records), default=0.0)
        return bool(time.time() - signed_in_at > app_settings.REAUTHENTICATION_TIMEOUT)


def who_signs_in(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The name under which failed sign-ins are counted, whichever way the form and the backends carry it."""
    given = credentials or {}
    name = given.get("login") or given.get("username") or given.get("email") or request.POST.get("login", "")
    return str(name).strip().casefold()


def where_from(request: HttpRequest) -> str:
    """The address from which somebody signs in: behind a proxy the one that it names, else whoever is connected.

    The throttle's own way needs a package of its own and without it counts everybody as the proxy.
    "" for a request that came over no connection, such as a command's.
    """
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


def sends_mail() -> bool:
    """Whether mails leave this machine, so that a forgotten password can be mended by mail."""
    return not str(settings.EMAIL_BACKEND).endswith("filebased.EmailBackend")
