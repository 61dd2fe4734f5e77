"""Whether a newspaper is still empty, and taking out what migrations and ``masthead new`` put in."""

from __future__ import annotations

from django.db import connection

from masthead.cli.bundle.tables import ONE_DATABASE_ONLY, Table, every_model
from masthead.cli.trouble import Trouble

MIGRATIONS_MAKE = frozenset(
    {
        "auth.group",
        "auth.group_permissions",
        "auth.permission",
        "contenttypes.contenttype",
        "wagtailcore.collection",
        "wagtailcore.groupapprovaltask",
        "wagtailcore.groupapprovaltask_groups",
        "wagtailcore.groupcollectionpermission",
        "wagtailcore.grouppagepermission",
        "wagtailcore.groupsitepermission",
        "wagtailcore.referenceindex",
        "wagtailcore.task",
        "wagtailcore.workflow",
        "wagtailcore.workflowpage",
        "wagtailcore.workflowtask",
    }
)
"""Tables that a fresh newspaper has rows in, however many."""

FRESH_PAPERS_HAVE = {
    "wagtailcore.page": 3,
    "wagtailcore.locale": 2,
    "wagtailcore.site": 1,
    "stories.homepage": 1,
    "stories.section": 1,
    "editions.edition": 1,
    "editions.menu": 1,
    "editions.menuitem": 1,
    "people.person": 1,
    # Wagtail notes that they were made; without a user.
    "wagtailcore.pagelogentry": 6,
    "wagtailcore.modellogentry": 6,
}
"""Tables that ``masthead new`` puts a few rows in, with how many at most; nobody can have worked there: no users."""


def must_be_empty(tables: list[Table]) -> None:
    """Raise ``Trouble`` where somebody has worked in this newspaper."""
    for table in tables:
        if table.label in MIGRATIONS_MAKE:
            continue
        most = FRESH_PAPERS_HAVE.get(table.label, 0)
        count = table.rows()[: most + 1].count()
        if count > most:
            raise Trouble(
                f"this newspaper is not empty (there are rows in {table.label}); "
                "a bundle goes into a fresh one: make it with `masthead new DIR`."
            )


def clear() -> None:
    """Take out every row, those of tables that bundles leave out as well; within a transaction."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in every_model():
            if (model._meta.app_label, model._meta.model_name) != ONE_DATABASE_ONLY:
                cursor.execute(f"DELETE FROM {quote(model._meta.db_table)}")  # noqa: S608 - a name from our models
