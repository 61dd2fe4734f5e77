"""A newspaper that is thrown away again: a folder and a database to restore a bundle into."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import DatabaseError, connection

PREFIX = "masthead_scratch_"


@contextmanager
def scratch(room: Path) -> Iterator[dict[str, str]]:
    """The environment of a process that works on a scratch newspaper; it is gone afterwards.

    On PostgreSQL the database lies on the newspaper's own server where its user may make one, else in a file.
    ``room`` is the folder that it is made in: it needs as much room as the newspaper.
    """
    folder = Path(tempfile.mkdtemp(prefix=".masthead-scratch-", dir=room))
    name = PREFIX + secrets.token_hex(8)
    on_server = _make_database(name)
    database = _address(name) if on_server else f"sqlite:{folder}/paper.sqlite3"
    try:
        yield environment(folder, database)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if on_server:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


def environment(folder: Path, database: str, base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Options that lead a process to a scratch folder, whatever the newspaper's own options say."""
    return {
        **base,
        "MASTHEAD_DATABASE": database,
        "MASTHEAD_MEDIA": f"files:{folder}/media",
        "MASTHEAD_ORIGINALS": f"files:{folder}/originals",
        "MASTHEAD_PAGES": f"files:{folder}/pages",
        "MASTHEAD_PURGE": "",
        "MASTHEAD_SEARCH": f"tantivy:{folder}/search",
        "MASTHEAD_MAIL": f"folder:{folder}/mail",
        "MASTHEAD_SECRET_KEY": secrets.token_urlsafe(48),
    }


def _make_database(name: str) -> bool:
    if connection.vendor != "postgresql":
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
    except DatabaseError:
        return False
    return True


def _address(name: str) -> str:
    values = connection.settings_dict
    user = quote(values["USER"], safe="")
    word = f":{quote(values['PASSWORD'], safe='')}" if values["PASSWORD"] else ""
    port = f":{values['PORT']}" if values["PORT"] else ""
    return f"postgresql://{user}{word}{'@' if user else ''}{quote(values['HOST'], safe='')}{port}/{name}"
