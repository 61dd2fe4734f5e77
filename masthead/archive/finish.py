"""What follows from new stories once all are in: links between them, search, related stories, renditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from masthead.archive import items
from masthead.archive.links import hrefs, rewritten
from masthead.archive.models import ImportedItem
from masthead.archive.report import Report
from masthead.archive.source import Source
from masthead.archive.tasks import follow_import
from masthead.photos.queries import without_renditions
from masthead.photos.signals import queue
from masthead.press.changes import touch_everything
from masthead.related import compute_all
from masthead.related.models import RelatedProfile
from masthead.related.texts import OFFERED
from masthead.search import fill
from masthead.search.documents import INDEXES, in_batches
from masthead.search.engine import IndexUnusableError
from masthead.search.registry import kinds_in
from masthead.stories.filing import unparsed
from masthead.stories.filing_bodies import as_text
from masthead.stories.incoming import Note
from masthead.stories.models import InformationPage, Story

Progress = Callable[[str, int, int], None]
_AT_ONCE = 200
_MANY = 2_000
"""New or changed stories from which making an index anew is quicker than mending it, and the worker's affair."""
_MODELS: dict[str, type[Story] | type[InformationPage]] = {items.STORY: Story, items.PAGE: InformationPage}


def find_links(sources: Iterable[Source], report: Report, progress: Progress) -> None:
    """Rewrite links to what came in after the story that has them; those that lead to nothing yet stay as they are."""
    for source in {source.name: source for source in sources}.values():
        rows = ImportedItem.objects.filter(source=source.name, has_links=True, kind__in=_MODELS)
        numbers = list(rows.order_by("pk").values_list("pk", flat=True))
        for done, batch in enumerate(in_batches(numbers, _AT_ONCE)):
            progress("Links", done * _AT_ONCE, len(numbers))
            with transaction.atomic():
                _find_links(source, list(ImportedItem.objects.filter(pk__in=batch)), report)


def _find_links(source: Source, rows: list[ImportedItem], report: Report) -> None:
    for kind, model in _MODELS.items():
        by_page = {row.object_id: row for row in rows if row.kind == kind}
        pages = model.objects.filter(pk__in=by_page, latest_revision=None)  # what was edited here is left alone
        bodies = {page.pk: list(page.body.raw_data) for page in pages.only("body")}
        given = {pk: hrefs(body) for pk, body in bodies.items()}
        targets, open_ones = source.finder.find(href for found in given.values() for href in found)
        for pk, body in bodies.items():
            if found := given[pk] & targets.keys():
                model.objects.filter(pk=pk).update(body=unparsed(as_text(rewritten(body, targets))))
                report.count("links_rewritten", len(found))
            by_page[pk].has_links = bool(given[pk] & open_ones)
            report.count("links_open", len(given[pk] & open_ones))
        ImportedItem.objects.bulk_update(by_page.values(), ["has_links"])


def finish(report: Report, progress: Progress, *, waits: bool = False) -> None:
    """Do what a worker does after each publication, for all at once. What a kill leaves undone, the next run does.

    After a large import the worker does it, unless ``waits`` says to do it here: it takes longer than the import.
    """
    queue(without_renditions().values_list("pk", flat=True))
    touch_everything()
    touched = report.totals["stories_created"] + report.totals["stories_updated"]
    if touched > _MANY:
        analyse()
        if not waits:
            follow_import.enqueue()
            report.tell(Note("left-to-the-worker", "the search index and related stories are made by `masthead serve`"))
            return
    follow(progress, is_large=touched > _MANY, has_changed=touched > 0)


def follow(progress: Progress, *, is_large: bool, has_changed: bool = True) -> None:
    """Bring the search index up to date, and the related stories where stories changed or are not ranked yet."""
    for number, index in enumerate(INDEXES):
        progress("Search index", number, len(INDEXES))
        _index(index, is_large)
    unranked = Story.objects.filter(OFFERED).exclude(pk__in=RelatedProfile.objects.values("story"))
    if has_changed or unranked.exists():
        compute_all.compute_all(lambda done, total: progress("Related stories", done, total))


def analyse() -> None:
    """Have the database look at its tables anew: it plans by what it knows of them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit=1000")
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            # Its row says that the index is of no use, and then every publication reads the whole tree.
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page' AND idx LIKE '%alias_of%'")
            _count_empty_tables(cursor)
            # The press fills its tables after an import; what is noted of them before has it read them from end to end.
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl LIKE 'press!_%' ESCAPE '!'")
            # Has every connection read what is noted anew.
            cursor.execute("ANALYZE sqlite_schema")


def _count_empty_tables(cursor: CursorWrapper) -> None:
    """SQLite notes nothing of an empty table and then takes it for a large one, which it reads after all stories."""
    cursor.execute("SELECT tbl FROM sqlite_stat1")
    noted = {name for (name,) in cursor.fetchall()}
    for table in connection.introspection.table_names(cursor):
        if table in noted:
            continue
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})")  # noqa: S608 - the database gave the name
        if cursor.fetchone() == (0,):
            cursor.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (%s, NULL, '1')", [table])


def _index(index: str, is_large: bool) -> None:
    if not kinds_in(index):
        return
    if is_large:
        fill.rebuild(index)
        return
    try:
        for kind in kinds_in(index):
            first: int | None = 0
            while first is not None:
                first = fill.sweep(kind.name, index, first).next_id
    except IndexUnusableError:
        fill.rebuild(index)
