"""Holds a newspaper against a bundle: every row, every file."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import zip_longest

from masthead.cli.bundle import files as media
from masthead.cli.bundle.opening import Bundle
from masthead.cli.bundle.rows import lines
from masthead.cli.bundle.tables import Table, tables

Tell = Callable[[str, int, int], None]

MOST_TOLD = 20
"""Differences that are told; more do not say more."""


def differences(bundle: Bundle, tell: Tell) -> list[str]:
    """What this newspaper has otherwise than the bundle, a line each, at most ``MOST_TOLD``."""
    found: list[str] = []
    all_tables = tables()
    for number, table in enumerate(all_tables, start=1):
        difference = different_rows(bundle, table)
        found += [difference] if difference else []
        tell("Comparing the rows", number, len(all_tables))
    for number, entry in enumerate(bundle.files(), start=1):
        wanted = None if entry.is_missing else (entry.size, entry.sha256)
        if media.digest_of(entry.storage, entry.name) != wanted:
            found.append(f"the file {entry.name} ({entry.storage}) is another one or is missing")
        tell("Comparing the files", number, bundle.manifest.files.files + bundle.manifest.files.missing)
    return found[:MOST_TOLD]


def different_rows(bundle: Bundle, table: Table) -> str:
    """The first row of a table that is not as in the bundle, in words; empty where all are."""
    for theirs, ours in zip_longest(bundle.lines(table.label), lines(table)):
        if theirs != ours:
            return f"{table.label}: {_difference(table.key, theirs, ours)}"
    return ""


def _difference(key: str, theirs: bytes | None, ours: bytes | None) -> str:
    if theirs is None or ours is None:
        row = json.loads(theirs or ours or b"{}")
        return f"the row {row.get(key)} is {'missing' if ours is None else 'too many'}"
    wanted, found = json.loads(theirs), json.loads(ours)
    if wanted.get(key) != found.get(key):
        return f"the row {wanted.get(key)} is missing or moved"
    names = [name for name in sorted(wanted) if wanted[name] != found.get(name)]
    return f"the row {wanted.get(key)} has another {', '.join(names) or 'wording'}"
