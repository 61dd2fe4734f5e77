"""Turns one URL a service into Django's settings for it."""

from __future__ import annotations

import re
import zoneinfo
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from masthead.conf.read import Config, ConfigError

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;"
)
"""16 MB of pages a connection, of which a newspaper has a dozen: the system keeps the file in memory once for all.

No memory map: where a disk fails to read a page, that ends the process instead of the query.
"""

HOST = re.compile(
    r"(?:\*\.|\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
)


def address(config: Config) -> SplitResult:
    """The public address in its parts; raises ``ConfigError`` for one that readers could not open."""
    parts = _split(config, "address")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise config.wrong(
            "address", "`address` takes http:// or https:// and a host, without a path: https://paper.example"
        )
    return parts


def hosts(config: Config, name: str) -> tuple[str, ...]:
    """Host names from an option; raises ``ConfigError`` for one with a scheme, a port or a space."""
    for host in config.list(name):
        if not HOST.fullmatch(host):
            raise config.wrong(name, f"`{name}` takes host names such as www.paper.example, not {host!r}.")
    return config.list(name)


def zone(config: Config) -> str:
    """The newsroom's time zone; raises ``ConfigError`` for one that the IANA database does not know."""
    name = config.text("time_zone")
    known = zoneinfo.available_timezones()
    if not known:
        raise ConfigError("this machine knows no time zones; install the package tzdata (apt-get install tzdata).")
    if name not in known:
        raise config.wrong(
            "time_zone", f"`time_zone`: there is no time zone {name!r}; it is named such as Europe/London or UTC."
        )
    return name


def zones_of_people() -> list[str]:
    """The time zones that somebody of the staff may choose: those that browsers know by the same name.

    Some machines add names that mean only themselves, at which the script of the account page stops.
    """
    return sorted(zoneinfo.available_timezones() - {"Factory", "localtime", "posixrules"})


def language(config: Config) -> str:
    """The newsroom's first language; raises ``ConfigError`` where it is not among the languages."""
    code = config.text("language")
    if code not in config.list("languages"):
        raise config.wrong(
            "language", f"`language`: {code!r} is not among `languages`; add it there or choose one of them."
        )
    return code


def _split(config: Config, name: str) -> SplitResult:
    """A URL in its parts with a port that is one; raises ``ConfigError``."""
    try:
        parts = urlsplit(config.text(name))
        _ = parts.port
    except ValueError as error:
        raise config.wrong(name, f"`{name}` is no address that can be read ({error}).") from error
    return parts


def database(config: Config) -> dict[str, Any]:
    """Django's ``DATABASES["default"]``; raises ``ConfigError`` for a URL of another kind."""
    url = config.text("database")
    if url.startswith("sqlite:"):
        return {
            "ENGINE": "masthead.conf.sqlite",
            "NAME": str(config.path(url.removeprefix("sqlite:").removeprefix("//") or "paper.sqlite3")),
            # IMMEDIATE: with Django's default most of ten concurrent saves fail with "database is locked".
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        }
    parts = _split(config, "database")
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise config.wrong("database", "`database` takes sqlite:FILE or postgresql://user:password@host/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def folder(config: Config, name: str, scheme: str) -> str:
    """The folder named by a ``scheme:FOLDER`` option, absolute."""
    url = config.text(name)
    if not url.startswith(f"{scheme}:") or not url.removeprefix(f"{scheme}:"):
        raise config.wrong(name, f"`{name}` takes {scheme}:FOLDER, not {url!r}.")
    return str(config.path(url.removeprefix(f"{scheme}:")))


def purges(config: Config) -> dict[str, dict[str, str]]:
    """Wagtail's ``WAGTAILFRONTENDCACHE``; empty where nothing keeps copies. Raises ``ConfigError``."""
    url = config.text("purge")
    if not url:
        return {}
    if url.startswith("cloudflare:"):
        file = config.path(config.text("purge_token_file"))
        try:
            token = file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise config.wrong("purge", f"`purge`: {file} cannot be read; put Cloudflare's token into it.") from error
        backend = "wagtail.contrib.frontend_cache.backends.CloudflareBackend"
        return {"cloudflare": {"BACKEND": backend, "ZONEID": url.removeprefix("cloudflare:"), "BEARER_TOKEN": token}}
    parts = _split(config, "purge")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise config.wrong("purge", "`purge` takes http://HOST:PORT of a proxy, or cloudflare:ZONE.")
    return {"proxy": {"BACKEND": "masthead.press.copies.Proxy", "LOCATION": url.rstrip("/")}}


def mail(config: Config) -> dict[str, Any]:
    """Django's mail settings (``EMAIL_*``)."""
    url = config.text("mail")
    if url.startswith("folder:"):
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder(config, "mail", "folder"),
        }
    parts = _split(config, "mail")
    if parts.scheme not in {"smtp", "smtps", "smtp+tls"} or not parts.hostname:
        raise config.wrong("mail", "`mail` takes folder:FOLDER or smtp://user:password@host:port.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtps": 465, "smtp+tls": 587}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 20,
    }
