"""Django's ``migrate``, which begins with ready-made tables where there are none."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from masthead.conf import tables

SPECIAL = ("app_label", "plan", "check_unapplied", "fake", "fake_initial", "prune")
"""Options that ask for something else than all tables of a newspaper."""


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        """The tables of an empty database at once; whatever is left by migrations."""
        if not any(options.get(name) for name in SPECIAL):
            tables.begin_with_ready_made(connections[options["database"]])
        super().handle(*args, **options)
