"""The WSGI application that ``masthead serve`` runs behind the front."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masthead.conf.settings")
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, told who asked: over the front's socket nobody has an address, and the front names it."""
    if not environ.get("REMOTE_ADDR"):
        environ["REMOTE_ADDR"] = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    answer: Iterable[bytes] = _django(environ, start_response)
    return answer
