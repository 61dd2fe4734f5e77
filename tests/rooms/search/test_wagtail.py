"""Wagtail's own searches, answered by the index."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Model
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from modelsearch.query import MATCH_ALL, MATCH_NONE, And, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.views.chooser import SearchView
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from masthead.search import fill, indexes, registry, wagtail_results
from masthead.search.documents import Document
from masthead.search.wagtail_backend import SearchBackend, kinds_for
from masthead.search.wagtail_results import spoken
from masthead.search.wagtail_signals import is_silent, silence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_kinds")]


def registered(kind: str, model: type[Model], headline: Callable[[Any], str]) -> None:
    def load(ids: Sequence[int]) -> Iterable[Document]:
        return [Document(kind, row.pk, headline(row), "en") for row in model._default_manager.filter(pk__in=ids)]

    def versions() -> Iterator[tuple[int, int]]:
        return ((pk, 1) for pk in model._default_manager.order_by("pk").values_list("pk", flat=True).iterator())

    registry.register(kind, load, versions, model=model._meta.label)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MASTHEAD_SEARCH_DIR = tmp_path
    return tmp_path


@pytest.fixture
def pages() -> list[Page]:
    root = Page.get_first_root_node()
    titles = ("Harbour fire", "Harbour festival opens", "Market day", "Fires in the hills")
    made = [root.add_child(title=title, slug=f"made-{n}", live=n != 3) for n, title in enumerate(titles)]
    registered("page", Page, lambda page: str(page.title))
    fill.apply("page", [page.pk for page in made])
    return made


@pytest.fixture
def pictures() -> list[Any]:
    model = get_image_model()
    rows = [model(title=title, file=f"{n}.jpg", width=3, height=2) for n, title in enumerate(("Harbour", "Hills"))]
    model.objects.bulk_create(rows)
    registered("photo", model, lambda row: str(row.title))
    fill.apply("photo", list(model.objects.values_list("pk", flat=True)))
    return list(model.objects.order_by("pk"))


def titles(results: Iterable[Any]) -> list[str]:
    return [row.title for row in results]


def test_pages_are_found_by_word_and_by_beginning(pages: list[Page]) -> None:
    assert set(titles(Page.objects.all().search("fire"))) == {"Harbour fire", "Fires in the hills"}
    assert titles(Page.objects.all().search("harb festival")) == []
    assert titles(Page.objects.all().autocomplete("festival harb")) == ["Harbour festival opens"]


def test_the_page_chooser_searches_the_index(pages: list[Page], rf: RequestFactory) -> None:
    request = rf.get("/", {"q": "harb"})
    request.user = get_user_model()(is_superuser=True, is_active=True)
    shown = SearchView.as_view()(request).context_data["pages"]
    assert set(titles(shown)) == {"Harbour fire", "Harbour festival opens"}
    assert shown.paginator.count == 2


def test_a_queryset_is_kept_within(pages: list[Page]) -> None:
    assert titles(Page.objects.live().search("fire")) == ["Harbour fire"]
    assert titles(Page.objects.filter(pk__in=[pages[3].pk]).search("fire")) == ["Fires in the hills"]
    assert titles(Page.objects.exclude(pk=pages[0].pk).search("harbour")) == ["Harbour festival opens"]
    assert titles(Page.objects.none().search("fire")) == []


def test_a_wide_filter_is_held_against_the_best_matches(pages: list[Page], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wagtail_results, "FEW_ROWS", 1)
    results = Page.objects.live().search("fire")
    assert (results.count(), titles(results)) == (1, ["Harbour fire"])


def test_results_are_counted_sliced_and_scored_like_a_queryset(pages: list[Page]) -> None:
    for results in (Page.objects.all().search("harbour"), Page.objects.filter(depth=2).search("harbour")):
        assert (results.count(), len(results), results[0:1].count(), results[1:5].count()) == (2, 2, 1, 1)
        assert titles(results[0:1]) + titles(results[1:2]) == titles(results)
        assert results[1].title == titles(results)[1]
        assert [page.score for page in results.annotate_score("score")] == [2.0, 1.0]


def test_the_order_of_a_queryset_is_kept_when_asked(pages: list[Page]) -> None:
    found = Page.objects.order_by("-title").search("harbour", order_by_relevance=False)
    assert titles(found) == ["Harbour fire", "Harbour festival opens"]
    assert titles(found[1:]) == ["Harbour festival opens"]
    assert titles(Page.objects.all().search("harbour", order_by="title")) == [
        "Harbour festival opens",
        "Harbour fire",
    ]


def test_everything_is_the_queryset_itself(pages: list[Page]) -> None:
    everything = Page.objects.filter(depth=2).order_by("title").search(MATCH_ALL)
    assert titles(everything) == sorted(titles(Page.objects.filter(depth=2)))
    assert everything.count() == Page.objects.filter(depth=2).count()
    assert titles(Page.objects.all().search(MATCH_NONE)) == []
    assert titles(Page.objects.all().search("")) == []


def test_a_row_that_is_gone_is_left_out(pages: list[Page]) -> None:
    pages[0].delete()
    assert titles(Page.objects.all().search("fire")) == ["Fires in the hills"]


def test_a_search_takes_few_queries_of_the_database(pages: list[Page]) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        results = Page.objects.filter(depth__gt=1).autocomplete("harb")
        assert results.count() == 2
        assert len(titles(results[:20])) == 2
    assert len(queries) == 2


def test_the_image_chooser_searches_the_index(pictures: list[Any]) -> None:
    class Filter(SearchFilterMixin, BaseFilterForm):
        pass

    form = Filter({"q": "harb"})
    assert form.is_valid()
    assert titles(form.filter(get_image_model().objects.order_by("-created_at"))) == ["Harbour"]


def test_a_model_nobody_registered_is_searched_in_the_database() -> None:
    model = get_document_model()
    model.objects.bulk_create([model(title="Annual report", file="a.pdf"), model(title="Map", file="b.pdf")])
    backend = SearchBackend({})
    assert kinds_for(model) == ()
    assert titles(backend.search("report", model)) == ["Annual report"]
    assert titles(backend.autocomplete("annu", model.objects.all())) == ["Annual report"]


def test_without_an_index_the_database_answers(pages: list[Page], folder: Path) -> None:
    (folder / "newsroom" / "current").unlink()
    indexes._engine.cache_clear()
    found = Page.objects.live().autocomplete("harb")
    assert (found.count(), set(titles(found))) == (2, {"Harbour fire", "Harbour festival opens"})


def test_a_model_is_found_by_its_own_kind_or_that_of_its_base() -> None:
    registered("page", Page, str)
    assert kinds_for(Page) == ("page",)
    registry.unregister("page")
    registry.register("site", lambda ids: [], lambda: iter([]), model=Site._meta.label)
    assert kinds_for(Page) == ()


@pytest.mark.parametrize(
    ("query", "words", "any_word"),
    [
        (PlainText("a b"), "a b", False),
        (PlainText("a b", operator="or"), "a b", True),
        (Phrase('a "b'), '"a  b"', False),
        (And([PlainText("a"), Phrase("b c")]), 'a "b c"', False),
        (Or([PlainText("a"), PlainText("b")]), "a b", True),
        (And([PlainText("a"), Not(PlainText("b c"))]), 'a -"b c"', False),
        (Fuzzy("a", operator="and"), "a", False),
    ],
)
def test_wagtails_queries_are_put_into_words(query: Any, words: str, any_word: bool) -> None:
    assert spoken(query) == (words, any_word)


def test_saving_writes_and_queues_nothing(pages: list[Page]) -> None:
    silence()
    assert is_silent()
    with CaptureQueriesContext(connection) as queries:
        pages[0].title = "Renamed"
        pages[0].save()
        pages[2].delete()
    told = " ".join(query["sql"] for query in queries)
    assert "insert_or_update_object" not in told
    assert 'INSERT INTO "wagtailsearch' not in told
    assert titles(Page.objects.all().search("renamed")) == []


def test_the_backend_never_writes(pages: list[Page], folder: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    backend = SearchBackend({})
    backend.add(pages[0])
    backend.add_bulk(Page, pages)
    backend.delete(pages[0])
    backend.reset_indexes()
    backend.refresh_indexes()
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before
