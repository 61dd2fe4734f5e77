"""Listings and choosers of rows that are found through the newsroom's index."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin
from wagtail.search.backends import get_search_backend
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView


def found_in(rows: Any, words: str) -> Any:
    """Rows of a queryset that the index finds; the database compares while there is no index."""
    return get_search_backend().autocomplete(words, rows)


class WordsForm(BaseFilterForm):
    """The search of a chooser."""

    q = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Type a name")})
    )

    def filter(self, objects: Any) -> Any:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q") or None
        self.is_searching = bool(self.search_query)
        return found_in(objects, self.search_query) if self.search_query else objects


class WordsAndLocaleForm(LocaleFilterMixin, WordsForm):
    """The search of a chooser of translated rows: the language first, then the words."""


class _Searching:
    def get_filter_form_class(self) -> type[BaseFilterForm]:
        return WordsAndLocaleForm if self.i18n_enabled else WordsForm  # type: ignore[attr-defined]


class SearchingChooseView(_Searching, ChooseView):
    """A chooser's first page."""


class SearchingChooseResultsView(_Searching, ChooseResultsView):
    """A chooser's results."""


class SearchingChooserViewSet(SnippetChooserViewSet):
    """A chooser that asks the index."""

    choose_view_class = SearchingChooseView
    choose_results_view_class = SearchingChooseResultsView


class SearchingIndexView(IndexView):
    """A listing that asks the index."""

    is_searchable = True

    def search_queryset(self, queryset: Any) -> Any:
        return found_in(queryset, self.search_query) if self.is_searching else queryset
