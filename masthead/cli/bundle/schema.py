"""Whether a bundle fits this installation: the same migrations, the same tables, the same columns."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from masthead.cli.bundle.damage import DamagedBundle
from masthead.cli.bundle.manifest import Manifest
from masthead.cli.bundle.tables import Table


def last_migrations() -> dict[str, tuple[str, ...]]:
    """The last migrations of each app, as this installation's code has them."""
    loader = MigrationLoader(connection, ignore_no_migrations=True)
    last: dict[str, tuple[str, ...]] = {}
    for app, name in sorted(loader.graph.leaf_nodes()):
        last[app] = (*last.get(app, ()), name)
    return last


def is_migrated() -> bool:
    """Whether the database has seen every migration of this installation."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def must_fit(manifest: Manifest, tables: list[Table], this_version: str) -> None:
    """Raise ``DamagedBundle`` that names the first thing that is different."""
    ours = {table.label: table for table in tables}
    for entry in manifest.tables:
        table = ours.pop(entry.label, None)
        if table is None:
            raise DamagedBundle(f"it holds a table that this installation has not got: {entry.label}")
        strange = sorted(set(entry.columns) ^ set(table.names))
        if strange:
            advice = _advice(manifest, this_version)
            raise DamagedBundle(f"the table {entry.label} has other columns here: {', '.join(strange)}{advice}")
    if ours:
        raise DamagedBundle(f"it lacks the table {min(ours)}{_advice(manifest, this_version)}")
    here = last_migrations()
    for app in sorted(set(manifest.migrations) | set(here)):
        theirs = manifest.migrations.get(app, ())
        if theirs != here.get(app, ()):
            raise DamagedBundle(
                f"its database has {app} at {', '.join(theirs) or 'nothing'}, this installation "
                f"at {', '.join(here.get(app, ())) or 'nothing'}{_advice(manifest, this_version)}"
            )


def _advice(manifest: Manifest, this_version: str) -> str:
    return (
        f"; it was made by Masthead {manifest.masthead} and this is {this_version}: "
        "restore it with the version that made it, then run `masthead upgrade`"
    )
