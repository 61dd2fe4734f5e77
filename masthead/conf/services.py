"""Turns one URL a service into Django's settings for it."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from masthead.conf.read import Config, ConfigError

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; "
    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"
)


def database(config: Config) -> dict[str, Any]:
    """Django's ``DATABASES["default"]``; raises ``ConfigError`` for a URL of another kind."""
    url = config.text("database")
    if url.startswith("sqlite:"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(config.path(url.removeprefix("sqlite:").removeprefix("//") or "paper.sqlite3")),
            # IMMEDIATE: with Django's default most of ten concurrent saves fail with "database is locked".
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ConfigError("`database` takes sqlite:FILE or postgresql://user:password@host/name.")
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
        raise ConfigError(f"`{name}` takes {scheme}:FOLDER, not {url!r}.")
    return str(config.path(url.removeprefix(f"{scheme}:")))


def mail(config: Config) -> dict[str, Any]:
    """Django's mail settings (``EMAIL_*``)."""
    url = config.text("mail")
    if url.startswith("folder:"):
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder(config, "mail", "folder"),
        }
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+tls"} or not parts.hostname:
        raise ConfigError("`mail` takes folder:FOLDER or smtp://user:password@host:port.")
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
