"""Wagtail's choosers and listings, answered by our index; what is not registered there, by the database."""

from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from modelsearch.backends.base import BaseSearchBackend, BaseSearchQueryCompiler, EmptySearchResults
from modelsearch.backends.database.fallback import DatabaseSearchBackend, DatabaseSearchQueryCompiler

from masthead.search.documents import NEWSROOM
from masthead.search.registry import kinds_in
from masthead.search.wagtail_results import IndexedResults


class Question(BaseSearchQueryCompiler):
    """Whole words in the things of some kinds; `memory` keeps the keys found for counting and slicing."""

    DEFAULT_OPERATOR = "and"
    is_typing = False
    kinds: tuple[str, ...] = ()
    memory: list[int] | None = None

    def check(self) -> None:
        """Nothing to refuse: the database does the filtering, so that any filter will do."""


class Typing(Question):
    """Words of which the last may be the beginning of one."""

    is_typing = True


class Comparison(DatabaseSearchQueryCompiler):
    """Words compared in the database with what the rows hold, within any filter and order."""

    def check(self) -> None:
        """Nothing to refuse, as in Question."""


class Database(DatabaseSearchBackend):
    """For small tables that nobody registered, and for the hours in which there is no index."""

    query_compiler_class = Comparison
    autocomplete_query_compiler_class = Comparison


class SearchBackend(BaseSearchBackend):
    """Never writes: rooms fill the index through `queue`. Its indexes are Wagtail's null ones."""

    query_compiler_class = Question
    autocomplete_query_compiler_class = Typing
    results_class = IndexedResults

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.database = Database({})

    def _search(
        self,
        query_compiler_class: type[Question],
        query: Any,
        model_or_queryset: type[Model] | QuerySet[Any],
        **kwargs: Any,
    ) -> Any:
        queryset = _queryset(model_or_queryset)
        kinds = kinds_for(queryset.model)
        if not kinds:
            asked = "autocomplete" if query_compiler_class.is_typing else "search"
            return getattr(self.database, asked)(query, queryset, **kwargs)
        if query is None or query == "":
            return EmptySearchResults()
        question = query_compiler_class(queryset, query, **kwargs)
        question.kinds = kinds
        return self.results_class(self, question)


def kinds_for(model: type[Model]) -> tuple[str, ...]:
    """The newsroom's kinds that things of a model are found by; () if it is not registered.

    A page model without a kind of its own is found by the kind of a model it derives from, a base model
    also by the kinds of those that derive from it.
    """
    known = [(kind.name, apps.get_model(kind.model)) for kind in kinds_in(NEWSROOM) if kind.model]
    own = {name for name, of in known if of._meta.concrete_model is model._meta.concrete_model}
    above = {name for name, of in known if issubclass(model, of)}
    below = {name for name, of in known if issubclass(of, model)}
    # Only kinds below it would leave out those of its things that no kind covers.
    return tuple(sorted((own or above) | below)) if own or above else ()


def _queryset(model_or_queryset: type[Model] | QuerySet[Any]) -> QuerySet[Any]:
    if isinstance(model_or_queryset, QuerySet):
        return model_or_queryset
    return model_or_queryset._default_manager.all()
