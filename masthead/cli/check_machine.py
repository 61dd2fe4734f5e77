"""What ``masthead check`` looks at on the machine: options, folders, database, static files, mail, disk."""

from __future__ import annotations

import os
import shutil
import tempfile
import zoneinfo
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.core.checks import CheckMessage, run_checks
from django.core.checks import Warning as Warned
from django.db import DatabaseError, connection

from masthead.cli.bundle.schema import is_migrated
from masthead.cli.check import Finding, Look
from masthead.cli.failures import told_plainly
from masthead.cli.options_page import hidden
from masthead.cli.upgrade import is_current
from masthead.conf.buckets import Bucket
from masthead.conf.checks import is_local
from masthead.conf.objects import BucketError, client, told
from masthead.conf.read import Config

LEAST_FREE = 1_000_000_000
"""Bytes that a disk should have free: a day's pictures and a database that grows."""

PROBE = "masthead-check"
"""The object that is written and deleted to try a bucket."""

NOT_OURS = {
    # What these ask for is chosen otherwise on purpose, or said better by masthead.conf.checks.
    "security.W003",
    "security.W004",
    "security.W005",
    "security.W008",
    "security.W012",
    "security.W016",
    "security.W018",
    "security.W019",
    "security.W020",
    "security.W021",
}


def django(config: Config) -> Iterator[Finding]:
    """Django's own checks, those of Wagtail and of Masthead."""
    for message in run_checks(include_deployment_checks=True, databases=["default"]):
        if message.id not in NOT_OURS and not message.is_silenced():
            yield _finding(message)


def _finding(message: CheckMessage) -> Finding:
    what = " ".join(str(message.msg).split())
    hint = " ".join(str(message.hint or "").split())
    todo = hint or f"Django calls it {message.id}; search its documentation for that"
    is_ours = str(message.id).startswith("masthead.")
    return Finding(what, todo, is_note=not is_ours and message.level <= Warned("").level)


def option_file(config: Config) -> Iterator[Finding]:
    """Passwords in a file that others can read."""
    file = config.file
    if file is None or not file.stat().st_mode & 0o077:
        return
    for name in ("database", "mail"):
        if hidden(config.text(name)) != config.text(name) and f"MASTHEAD_{name.upper()}" not in os.environ:
            yield Finding(f"{file} has a password in `{name}`, and others can read it", f"Run: chmod 600 {file}")


def folders(config: Config) -> Iterator[Finding]:
    """Folders that are missing or cannot be written."""
    for name, folder in (
        ("media", settings.MEDIA_ROOT),
        ("originals", settings.MASTHEAD_ORIGINALS_DIR),
        ("search", settings.MASTHEAD_SEARCH_DIR),
    ):
        path = Path(folder)
        if not folder:
            continue
        if not path.is_dir():
            yield Finding(f"The folder of `{name}` is missing: {path}", "Run `masthead upgrade`, or mend the option")
        elif not _is_writable(path):
            yield Finding(f"The folder of `{name}` cannot be written: {path}", f"Run: chown {_who()} {path}")


def buckets(config: Config) -> Iterator[Finding]:
    """Buckets of files that cannot be read and written, or whose originals anybody may fetch."""
    for name, bucket in (("media", settings.MASTHEAD_MEDIA_BUCKET), ("originals", settings.MASTHEAD_ORIGINALS_BUCKET)):
        if bucket is None:
            continue
        try:
            is_public = _try_out(bucket)
        except OSError as error:
            todo = "Check the option, its key, and whether this machine reaches the bucket"
            yield Finding(f"`{name}` does not work: {error}", todo)
            continue
        if name == "originals" and is_public:
            yield Finding(
                f"Anybody who reaches the bucket {bucket.name} can fetch original pictures from it",
                "Take the right of everybody to read it away, at whoever keeps it",
            )


def _try_out(bucket: Bucket) -> bool:
    """Write, read, delete and miss; answers whether somebody without a key may read. Raises ``OSError``."""
    limit = timedelta(seconds=10)
    ours, anybodys = (client(bucket, is_signed=is_signed, timeout=limit) for is_signed in (True, False))
    with told(bucket):
        ours.put(PROBE, b"masthead check")
        ours.get(PROBE).bytes()
        try:
            with told(bucket):
                anybodys.get(PROBE).bytes()
            is_public = True
        except BucketError:
            is_public = False
        ours.delete(PROBE)
        # Who may not list is told "forbidden" of what is not there: then nobody knows a file that is missing.
        with suppress(FileNotFoundError), told(bucket, PROBE):
            ours.head(PROBE)
    return is_public


def static_files(config: Config) -> Iterator[Finding]:
    """Static files that are missing or belong to another version."""
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        yield Finding("Styles and scripts have not been collected", "Run `masthead upgrade`")
    elif not is_current(config):
        yield Finding("This newspaper was upgraded by another version of Masthead", "Run `masthead upgrade`")


def disk(config: Config) -> Iterator[Finding]:
    """Disks that are nearly full."""
    seen = set()
    named = (settings.MEDIA_ROOT, settings.MASTHEAD_ORIGINALS_DIR)
    for folder in (config.folder, *(Path(each) for each in named if each)):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        free = shutil.disk_usage(there).free
        if free < LEAST_FREE and there.stat().st_dev not in seen:
            seen.add(there.stat().st_dev)
            yield Finding(f"Only {free / 1e6:.0f} MB are free on the disk of {there}", "Make room, or move the folder")


def time_zones(config: Config) -> Iterator[Finding]:
    """A machine that knows no time zones."""
    if len(zoneinfo.available_timezones()) < 100:
        yield Finding("This machine knows no time zones", "Install the package tzdata (apt-get install tzdata)")


def letters(config: Config) -> Iterator[Finding]:
    """Mail that cannot leave."""
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        host = settings.MASTHEAD_ADDRESS.partition("://")[2].partition(":")[0]
        if not is_local(host):
            todo = "Name a mail server in `mail`: smtp+tls://user:password@host"
            yield Finding("Mails are written to a folder and reach nobody", todo, is_note=True)
        return
    backend = mail.get_connection(timeout=5)
    try:
        backend.open()
        backend.close()
    except (OSError, ValueError) as error:
        yield Finding(
            f"The mail server cannot be reached ({' '.join(str(error).split())[:120]})",
            "Check `mail` and whether this machine may reach that port",
        )


def database(config: Config) -> Iterator[Finding]:
    """A database that does not answer, is not at this version, or is not as SQLite should be."""
    try:
        connection.ensure_connection()
        if not is_migrated():
            yield Finding("The database is not at this version", "Run `masthead upgrade`")
            return
        if connection.vendor == "sqlite":
            yield from _sqlite()
    except DatabaseError as error:
        yield Finding(f"The database: {told_plainly(error) or error}", "Nothing else could be looked at there")


def _sqlite() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        if mode not in {"wal", "memory"}:
            yield Finding(
                f"SQLite keeps its journal as {mode!r}: readers wait for writers",
                "Put the database on a local disk, where SQLite can use a write-ahead log",
            )
        for row in cursor.execute("PRAGMA quick_check(1)").fetchall():
            if row[0] != "ok":
                todo = "Restore the last backup with `masthead restore`"
                yield Finding(f"The database is damaged ({row[0]})", todo)


def _is_writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _who() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


LOOKS: tuple[Look, ...] = (django, option_file, folders, buckets, static_files, disk, time_zones, letters)
