"""Work for the worker."""

from __future__ import annotations

from django_tasks import task

LATER = -10
"""The priority of what an archive can do without for a while: editors' own work goes first."""


@task(priority=LATER)
def follow_import() -> None:
    """Make the search index and the related stories of a large import; see ``finish.follow``."""
    from masthead.archive import finish

    finish.follow(lambda name, done, total: None, is_large=True)
