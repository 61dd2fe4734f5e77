"""A database of its own with the clock's table, and programs that work on it in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

PROLOGUE = """
import os, signal, sys, time
from datetime import timedelta
import django
from django.conf import settings
from masthead.conf import read, services
# The clock needs no other room, and starts in a moment without them.
settings.configure(
    DATABASES={"default": services.database(read.read(None))},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["masthead.clock"],
    USE_TZ=True,
)
django.setup()
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from masthead.clock import doing, working
from masthead.clock.actions import at, cancel
from masthead.clock.models import Action

# What actions do is a row as well: there is one table here.
def effect(due):
    later = due.due_at + timedelta(days=99)
    Action.objects.create(kind="effect", subject=due.subject, due_at=due.due_at, not_before=later)
def effects():
    return sorted(Action.objects.filter(kind="effect").values_list("subject", flat=True))
doing._rounds.clear()
doing.register("print", effect)
"""


class Stage:
    """Where several workers meet."""

    def __init__(self, folder: Path) -> None:
        self.name = f"clock_{os.getpid()}_{folder.name}".lower()
        self.environ = {**os.environ, "MASTHEAD_DATABASE": f"sqlite:{folder}/clock.sqlite3"}
        if connection.vendor == "postgresql":
            server = os.environ["MASTHEAD_TEST_DATABASE"].rpartition("/")[0]
            self._create(os.environ["MASTHEAD_TEST_DATABASE"])
            self.environ["MASTHEAD_DATABASE"] = f"{server}/{self.name}"
        assert self.says('call_command("migrate", "clock", verbosity=0)') == ""

    def _create(self, server: str) -> None:
        import psycopg

        with psycopg.connect(server, autocommit=True) as opened:
            opened.execute(f'CREATE DATABASE "{self.name}"')

    def start(self, program: str) -> subprocess.Popen[str]:
        """Start a program; what it prints can be read."""
        command = [sys.executable, "-c", PROLOGUE + program]
        return subprocess.Popen(command, env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def says(self, program: str) -> str:
        """What a program prints that ends well."""
        process = self.start(program)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out.strip()
