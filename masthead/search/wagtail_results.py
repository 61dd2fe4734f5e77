"""Hits of our index as Wagtail expects them: sliced, counted, and within a queryset."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import QuerySet
from modelsearch.backends.base import BaseSearchResults
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from masthead.search.documents import MOST_HITS, Hit, Order, Query, Results, in_batches
from masthead.search.indexes import search

if TYPE_CHECKING:
    from masthead.search.wagtail_backend import Question

FEW_ROWS: Final = 2_000
"""A filter that leaves no more rows than this is handed to the index, and every match is found."""

MOST_NARROWED: Final = 5_000
"""Of a wider one the best matches, so many, are held against the filter."""

_AT_ONCE = 1_000
_ORDERS: Final = {
    "-first_published_at": Order.NEWEST,
    "first_published_at": Order.OLDEST,
    "-last_published_at": Order.NEWEST,
    "-published_at": Order.NEWEST,
    "published_at": Order.OLDEST,
    "-latest_revision_created_at": Order.LAST_CHANGED,
    "latest_revision_created_at": Order.FIRST_CHANGED,
    "-updated_at": Order.LAST_CHANGED,
    "-created_at": Order.LAST_CREATED,
}


@dataclass(frozen=True, slots=True)
class _Matches:
    """Keys of the rows that match, in their order, and how many there are (more than keys, perhaps)."""

    keys: list[int]
    count: int


class IndexedResults(BaseSearchResults):
    """Rows of the question's queryset that the index finds, best first or in the queryset's own order."""

    query_compiler: "Question"

    def _do_search(self) -> list[Any]:
        question = self.query_compiler
        if _wants_all(question.query):
            return list(question.queryset[self.start : self.stop])
        if not question.order_by_relevance and question.queryset.query.order_by:
            matches = self._matches(0, MOST_NARROWED)
            return list(question.queryset.filter(pk__in=matches.keys)[self.start : self.stop])
        matches = self._matches(self.start, self.stop)
        return self._rows(matches.keys)

    def _do_count(self) -> int:
        question = self.query_compiler
        if _wants_all(question.query):
            count = question.queryset.count()
        else:
            count = self._matches(0, 0 if not _is_narrowed(question.queryset) else None).count
        after = max(0, count - self.start)
        return after if self.stop is None else min(after, self.stop - self.start)

    def _rows(self, keys: list[int]) -> list[Any]:
        rows: dict[int, Any] = {}
        for batch in in_batches(keys, _AT_ONCE):
            rows.update((row.pk, row) for row in self.query_compiler.queryset.order_by().filter(pk__in=batch))
        found = [rows[key] for key in keys if key in rows]
        if self._score_field:
            for rank, row in enumerate(found):
                setattr(row, self._score_field, float(len(found) - rank))
        return found

    def _matches(self, start: int, stop: int | None) -> _Matches:
        """The keys from `start` to `stop`, remembered with the question: Wagtail counts, then slices."""
        question = self.query_compiler
        if not _is_narrowed(question.queryset):
            stop = MOST_HITS if stop is None else stop
            found = self._ask(start, stop - start, None)
            return _Matches(found.ids, found.total)
        if question.memory is None:
            question.memory = self._narrowed()
        return _Matches(question.memory[start:stop], len(question.memory))

    def _narrowed(self) -> list[int]:
        queryset = self.query_compiler.queryset.order_by()
        few = list(queryset.values_list("pk", flat=True)[: FEW_ROWS + 1])
        if len(few) <= FEW_ROWS:
            return self._ask(0, FEW_ROWS, tuple(few)).ids
        keys: list[int] = []
        for batch in in_batches(self._ask(0, MOST_NARROWED, None).ids, _AT_ONCE):
            inside = set(queryset.filter(pk__in=batch).values_list("pk", flat=True))
            keys += [key for key in batch if key in inside]
        return keys

    def _ask(self, offset: int, limit: int, ids: tuple[int, ...] | None) -> Results:
        question = self.query_compiler
        words, any_word = spoken(question.query)
        found = search(
            Query(
                words,
                kinds=question.kinds,
                ids=ids,
                order=_order(question),
                offset=offset,
                limit=limit,
                is_typing=question.is_typing,
                any_word=any_word,
            )
        )
        return found if found.is_available else self._from_database(offset, limit)

    def _from_database(self, offset: int, limit: int) -> Results:
        """While there is no index: plain comparison in the database, slow and bounded, but an answer."""
        question = self.query_compiler
        rows = self.backend.database.search(question.query, question.queryset.order_by("-pk"))
        keys = [row.pk for row in rows[:MOST_NARROWED]]
        hits = tuple(Hit("", key) for key in keys[offset : offset + limit])
        return Results(hits, len(keys))


def spoken(query: SearchQuery) -> tuple[str, bool]:
    """Wagtail's query as somebody would type it, and whether any of its words will do."""
    match query:
        case PlainText() | Fuzzy():
            return query.query_string, query.operator == "or"
        case Phrase():
            return _quoted(query.query_string), False
        case Boost():
            return spoken(query.subquery)
        case Not():
            return f"-{_quoted(spoken(query.subquery)[0])}", False
        case And() | Or():
            parts = [spoken(part) for part in query.subqueries]
            return " ".join(words for words, _ in parts), isinstance(query, Or) or any(any_ for _, any_ in parts)
        case _:
            return "", False


def _wants_all(query: SearchQuery) -> bool:
    if isinstance(query, And):
        return all(_wants_all(part) for part in query.subqueries)
    return isinstance(query, MatchAll)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def _is_narrowed(queryset: QuerySet[Any]) -> bool:
    query = queryset.query
    return bool(query.where.children or query.combinator or query.is_sliced or query.distinct)


def _order(question: "Question") -> Order:
    order_by: Iterable[Any] = question.queryset.query.order_by
    first = next(iter(order_by), None)
    if question.order_by_relevance or not isinstance(first, str):
        return Order.RELEVANCE
    return _ORDERS.get(first, Order.RELEVANCE)
