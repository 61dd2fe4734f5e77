"""The few pages of the tree that are no stories: sections and information pages, in its order."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet

from masthead.editions.models import Edition
from masthead.stories.models import InformationPage, Section

Found = TypeVar("Found", Section, InformationPage)


def in_order(rows: QuerySet[Found], edition: Edition) -> list[Found]:
    """Those of the rows that are live pages of the edition, in the order of the tree.

    They are found by their numbers and sorted here: asked for a path or an order of paths, SQLite walks the whole page
    tree, past every story.
    """
    numbers = list(rows.model.objects.order_by().values_list("pk", flat=True))
    home = edition.home.path
    live = (page for page in rows.filter(pk__in=numbers) if page.live and page.path.startswith(home))
    return sorted(live, key=lambda page: page.path)
