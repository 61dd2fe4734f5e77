"""Topics, sections and the other pages of the tree as the newsroom finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import log10
from typing import Final

from django.db.models import Count, QuerySet
from wagtail.models import Page

from masthead.search.documents import Document, fingerprint
from masthead.stories import lists
from masthead.stories.models import InformationPage, Listing, Section, Story, Topic
from masthead.stories.words import plain_text

TOPIC: Final = "topic"
SECTION: Final = "section"
INFORMATION: Final = "information"
PAGE: Final = "page"
"""Every page that has no kind of its own, such as home pages."""

_TOPIC_FACTS = ("name", "slug", "description", "merged_into_id", "locale_id")
_PAGE_FACTS = ("draft_title", "live", "path", "latest_revision_id", "last_published_at")


def load_topics(ids: Sequence[int]) -> Iterable[Document]:
    """Topics, those used often before those used once; three queries. Merged ones are not found."""
    topics = Topic.objects.filter(pk__in=ids, merged_into=None).select_related("locale").prefetch_related("synonyms")
    uses = _uses([lists.of_topic(pk) for pk in ids])
    for topic in topics:
        yield Document(
            TOPIC,
            topic.pk,
            headline=topic.name,
            language=topic.locale.language_code,
            standfirst=topic.description,
            named=tuple(("also", synonym.name) for synonym in topic.synonyms.all()),
            keywords=(("locale", str(topic.locale_id)),),
            version=fingerprint(*(getattr(topic, name) for name in _TOPIC_FACTS)),
            boost=1 + log10(1 + uses.get(lists.of_topic(topic.pk), 0)),
        )


def _uses(names: list[str]) -> dict[str, int]:
    counted = Listing.objects.filter(list__in=names).values_list("list").annotate(Count("pk")).order_by()
    return dict(counted.values_list("list", "pk__count"))


def topic_versions() -> Iterator[tuple[int, int]]:
    """Every topic that is found, with its version."""
    rows = Topic.objects.filter(merged_into=None).order_by("pk").values_list("pk", *_TOPIC_FACTS)
    return ((pk, fingerprint(*facts)) for pk, *facts in rows.iterator(chunk_size=2000))


def load_sections(ids: Sequence[int]) -> Iterable[Document]:
    """Sections and running stories; one query."""
    for section in Section.objects.filter(pk__in=ids).select_related("locale"):
        yield _page(SECTION, section, section.description)


def load_information(ids: Sequence[int]) -> Iterable[Document]:
    """Information pages; one query."""
    for page in InformationPage.objects.filter(pk__in=ids).select_related("locale"):
        yield _page(INFORMATION, page, plain_text(page.body))


def load_pages(ids: Sequence[int]) -> Iterable[Document]:
    """The pages of no other kind; one query."""
    for page in other_pages().filter(pk__in=ids).select_related("locale"):
        yield _page(PAGE, page, page.search_description)


def _page(kind: str, page: Page, text: str) -> Document:
    return Document(
        kind,
        page.pk,
        headline=page.draft_title or page.title,
        language=page.locale.language_code,
        body=text,
        keywords=(("status", "live" if page.live else "draft"),),
        changed=page.latest_revision_created_at,
        created=page.first_published_at,
        version=fingerprint(*(getattr(page, name) for name in _PAGE_FACTS)),
    )


def other_pages() -> QuerySet[Page]:
    """Pages that are neither a story nor a section nor an information page; without the root of the tree."""
    pages: QuerySet[Page] = Page.objects.filter(depth__gt=1).not_exact_type(Story, Section, InformationPage)
    return pages


def section_versions() -> Iterator[tuple[int, int]]:
    """Every section with its version."""
    return _page_versions(Section.objects.all())


def information_versions() -> Iterator[tuple[int, int]]:
    """Every information page with its version."""
    return _page_versions(InformationPage.objects.all())


def page_versions() -> Iterator[tuple[int, int]]:
    """Every other page with its version."""
    return _page_versions(other_pages())


def _page_versions(pages: QuerySet[Page]) -> Iterator[tuple[int, int]]:
    rows = pages.order_by("pk").values_list("pk", *_PAGE_FACTS)
    return ((pk, fingerprint(*facts)) for pk, *facts in rows.iterator(chunk_size=2000))
