"""Writes the ready-made tables of an empty newspaper anew: ``python -m tests.tables``, after a migration was added."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import django
import psycopg

from masthead.conf import tables
from tests import postgres

ROOT = Path(__file__).resolve().parents[1]
HEAD = "-- The tables of a newspaper that has nothing yet, made from its migrations by `python -m tests.tables`.\n"
SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")
"""What SQLite's full-text index makes by itself, by the end of the name."""


def migrations() -> str:
    """What tells one set of migrations from another, in a line of the file: their names and what is written in them."""
    from django.db.migrations.loader import MigrationLoader

    said = hashlib.sha256()
    for key, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        source = Path(str(sys.modules[type(migration).__module__].__file__)).read_bytes()
        said.update(f"{key} {len(source)}\n".encode() + source)
    return f"-- Migrations: {said.hexdigest()}\n"


def of_sqlite(file: Path) -> str:
    """The SQL that makes a database like this one: tables, rows, then what hangs on them."""
    with sqlite3.connect(file) as database:
        made = database.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        things = [thing for thing in made.fetchall() if not thing[1].startswith("sqlite_")]
        virtual = tuple(name for _, name, sql in things if sql.startswith("CREATE VIRTUAL TABLE"))
        own = {name + end for name in virtual for end in SHADOWS}
        lines = [f"{sql};" for kind, name, sql in things if kind == "table" and name not in own]
        for kind, name, _ in things:
            if kind == "table" and name not in own and name not in virtual:
                lines += _rows(database, name)
        lines += [f"{sql};" for kind, _, sql in things if kind != "table"]
    return HEAD + migrations() + "\n".join(lines) + "\n"


def _rows(database: sqlite3.Connection, table: str) -> list[str]:
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    quoted = ", ".join(f'quote("{column}")' for column in columns)
    rows = database.execute(f'SELECT {quoted} FROM "{table}" ORDER BY 1')
    named = ", ".join(f'"{column}"' for column in columns)
    return [f'INSERT INTO "{table}" ({named}) VALUES ({", ".join(row)});' for row in sorted(rows, key=_by_number)]


def _by_number(row: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return (int(row[0]) if row[0].isdecimal() else 0, row)


def of_postgresql(name: str, port: int, programs: Path) -> str:
    """The SQL that makes a database like this one, without what belongs to one version of ``pg_dump``."""
    command = [programs / "pg_dump", "-h", "127.0.0.1", "-p", str(port), "-U", "tests", "--no-owner", "--inserts"]
    asked = [*command, "--column-inserts", "--no-privileges", "--no-comments", name]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    lines = [
        line for line in said.splitlines() if line and not re.match(r"--|SET |\\|SELECT pg_catalog\.set_conf", line)
    ]
    return HEAD + migrations() + "\n".join(lines) + "\n"


MIGRATE = """
import django, sys
django.setup()
from django.core.management import call_command
from django.core.management.commands import migrate
call_command(migrate.Command() if sys.argv[1:] == ["by migrations"] else "migrate", verbosity=0)
"""


def make(url: str, *, by_migrations: bool) -> None:
    """Fill an empty database: through all migrations, or as ``masthead new`` does."""
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "MASTHEAD_TEST_DATABASE": url}
    way = ["by migrations"] if by_migrations else []
    subprocess.run([sys.executable, "-c", MIGRATE, *way], check=True, env=environ, cwd=ROOT)


def sqlite(folder: Path, *, by_migrations: bool) -> str:
    """The SQL of a new SQLite database."""
    file = folder / f"{by_migrations}.sqlite3"
    make(f"sqlite:{file}", by_migrations=by_migrations)
    return of_sqlite(file)


def postgresql(server: str, *, by_migrations: bool) -> str:
    """The SQL of a new database of a PostgreSQL server, given the URL of its first one."""
    name = f"tables_{by_migrations}".lower()
    programs = postgres.programs()
    assert programs is not None
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    make(server.replace("/postgres", f"/{name}"), by_migrations=by_migrations)
    return of_postgresql(name, int(server.rpartition(":")[2].partition("/")[0]), programs)


def main() -> None:
    """Both files."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        tables.sql_file("sqlite").write_text(sqlite(Path(folder), by_migrations=True), encoding="utf-8")
    programs = postgres.programs()
    if programs is None:
        sys.exit("PostgreSQL is not installed, its tables are as they were: sudo apt-get install postgresql")
    server = postgres.start(programs)
    tables.sql_file("postgresql").write_text(postgresql(server, by_migrations=True), encoding="utf-8")


if __name__ == "__main__":
    main()
