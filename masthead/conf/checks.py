"""Django system checks of the options: what is dangerous or cannot work, with how to mend it."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

TAG = "masthead"


def begin() -> None:
    """Register the checks; called once, from ``AppConfig.ready``."""
    register(check_options, TAG)


def check_options(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Everything that the options alone can tell; no database is asked."""
    return [*_in_public(), *_folders(), *_key_file()]


def is_local(host: str) -> bool:
    """Whether a host leads nowhere but to this machine or its own network."""
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith((".localhost", ".local", ".test", ".internal", ".home.arpa")):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_private


def _in_public() -> Iterator[CheckMessage]:
    if is_local(urlsplit(settings.MASTHEAD_ADDRESS).hostname or "localhost"):
        return
    if settings.DEBUG:
        yield Error(
            "`debug` is on, and the newspaper is public: errors would show readers what only the newsroom may see",
            hint="Take `debug` out of masthead.toml.",
            id="masthead.E001",
        )
    if not settings.IS_SECURE:
        yield Warning(
            f"The newspaper is public, and {settings.MASTHEAD_ADDRESS} is not encrypted: "
            "passwords can be read on the way",
            hint="Put a web server with a certificate in front and write https:// in `address`.",
            id="masthead.W002",
        )


def _folders() -> Iterator[CheckMessage]:
    if not settings.MASTHEAD_ORIGINALS_DIR:
        return
    originals = Path(settings.MASTHEAD_ORIGINALS_DIR).resolve()
    for name, folder in (("media", settings.MEDIA_ROOT), ("static files", settings.STATIC_ROOT)):
        public = Path(folder).resolve()
        if originals.is_relative_to(public) or public.is_relative_to(originals):
            yield Error(
                f"Original pictures lie where readers can fetch them: {originals} and the folder of {name}, {public}",
                hint="Name a folder of its own in `originals`.",
                id="masthead.E003",
            )


def _key_file() -> Iterator[CheckMessage]:
    if os.environ.get("MASTHEAD_SECRET_KEY"):
        return
    file = settings.CONFIG.path(settings.CONFIG.text("secret_key_file"))
    if file.exists() and file.stat().st_mode & 0o077:
        yield Warning(
            f"Others on this machine can read the signing key, {file}",
            hint=f"Run: chmod 600 {file}",
            id="masthead.W004",
        )
