"""The only place that makes stories from outside, many at once and past the gate, whichever door they came by."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.search.documents import in_batches
from masthead.stories import lists
from masthead.stories.filed_addresses import allot
from masthead.stories.kinds import Kind, Label
from masthead.stories.models import Byline, Listing, Section, Story, StoryTopic
from masthead.stories.rows import insert
from masthead.stories.states import State, settle
from masthead.stories.tree_places import Places

_Further = Story.further_sections.through


@dataclass(slots=True)
class Filing:
    """A story ready to be filed: every name of its source is a row of ours already."""

    headline: str
    section: int
    body: str
    """Stored blocks as the text of the column (``filing_bodies.as_text``)."""
    slug: str = ""
    standfirst: str = ""
    kind: str = Kind.NEWS
    labels: frozenset[str] = frozenset()
    further_sections: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    published_at: datetime | None = None
    """Live since then; ``None``: a draft."""
    updated_at: datetime | None = None
    changed_at: datetime | None = None
    """When its source last changed it, for readers or not."""
    lead_photo: int | None = None
    lead_caption: str = ""
    lead_credit: str = ""
    lead_alt: str = ""
    notes: str = ""
    search_description: str = ""
    social_headline: str = ""
    lacks: str = ""
    """Words: alt, byline, credit."""
    translation_key: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a filing; ``address`` is "" for a draft."""

    pk: int
    address: str


def file(edition: Edition, filings: Sequence[Filing]) -> list[Filed]:
    """Make new stories, all or none, in a number of queries that hardly grows with theirs.

    They come in as they are: no gate, no revision, no public version, and nobody is told (``stories/after.py``),
    so no mail, push or feed entry starts from them. Raises ``ValueError`` where a section is full, and the
    database's errors; then nothing was made.
    """
    if not filings:
        return []
    with transaction.atomic():
        given = allot(edition, filings)
        pks = _insert_pages(edition, filings)
        _insert_stories(edition, filings, pks, given)
        pairs = list(zip(pks, filings, strict=True))
        _insert_parts(pairs)
        _insert_listings(edition, pairs)
    return [Filed(pk, address) for pk, (_, address) in zip(pks, given, strict=True)]


_PAGE_COLUMNS = (
    *("path", "depth", "url_path", "slug", "title", "draft_title", "locale", "translation_key", "content_type"),
    *("live", "has_unpublished_changes", "first_published_at", "last_published_at", "search_description"),
)


def _insert_pages(edition: Edition, filings: Sequence[Filing]) -> list[int]:
    """The rows of the page tree; returns their numbers, in the order of the filings."""
    content_type = ContentType.objects.get_for_model(Story).pk
    places = Places(filing.section for filing in filings)
    rows = [_page_row(edition, filing, places, content_type) for filing in filings]
    insert(Page, _PAGE_COLUMNS, rows)
    places.settle()
    paths = [row[0] for row in rows]
    found: dict[str, int] = {}
    for batch in in_batches(paths, 500):
        found.update(Page.objects.filter(path__in=batch).values_list("path", "pk"))
    return [found[path] for path in paths]


def _page_row(edition: Edition, filing: Filing, places: Places, content_type: int) -> tuple[Any, ...]:
    slug = f"story-{uuid.uuid4().hex[:16]}"
    path, depth, url_path = places.take(filing.section, slug)
    is_live = filing.published_at is not None
    last = (filing.changed_at or filing.published_at) if is_live else None
    place = (path, depth, url_path, slug, filing.headline, filing.headline)
    key = filing.translation_key or uuid.uuid4()
    state = (is_live, not is_live, filing.published_at, last)
    return (*place, edition.locale_id, key, content_type, *state, filing.search_description)


_OWN_COLUMNS = (
    *("standfirst", "kind", "is_exclusive", "is_breaking", "is_sponsored", "published_at", "updated_at"),
    *("lead_photo", "lead_caption", "lead_credit", "lead_alt", "notes", "social_headline", "lacks"),
)


def _own_values(filing: Filing) -> tuple[Any, ...]:
    """The story's own columns that its source decides, in the order of their names."""
    labels = (Label.EXCLUSIVE in filing.labels, Label.BREAKING in filing.labels, Label.SPONSORED in filing.labels)
    times = (filing.published_at, filing.updated_at)
    lead = (filing.lead_photo, filing.lead_caption, filing.lead_credit, filing.lead_alt)
    return (
        filing.standfirst,
        str(filing.kind),
        *labels,
        *times,
        *lead,
        filing.notes,
        filing.social_headline,
        filing.lacks,
    )


def _insert_stories(
    edition: Edition, filings: Sequence[Filing], pks: Sequence[int], given: Sequence[tuple[str, str]]
) -> None:
    place = ("page_ptr", "section", "edition", "address_slug", "address", "is_from_archive")
    names = (*place, "state", "changed_at", "body", *_OWN_COLUMNS)
    now = timezone.now()
    rows = (
        (
            pk,
            filing.section,
            edition.pk,
            slug,
            address,
            True,
            *_standing(filing, now),
            filing.body,
            *_own_values(filing),
        )
        for pk, filing, (slug, address) in zip(pks, filings, given, strict=True)
    )
    insert(Story, names, rows)


def _standing(filing: Filing, now: datetime) -> tuple[str, datetime]:
    """The columns that the newsroom's list goes by (``stories/states.py``), which no ``save()`` writes here."""
    state = State.LIVE if filing.published_at is not None else State.DRAFT
    return state.value, filing.changed_at or filing.published_at or now


def unparsed(body: str) -> StreamValue:
    """Stored blocks as a value that is written as it stands, without being parsed."""
    return StreamValue(Story._meta.get_field("body").stream_block, [], raw_text=body)


def _insert_parts(pairs: Sequence[tuple[int, Filing]]) -> None:
    """Bylines, topics and further sections."""
    people = [(pk, one, order) for pk, filing in pairs for order, one in enumerate(filing.people)]
    topics = [(pk, one, order) for pk, filing in pairs for order, one in enumerate(filing.topics)]
    sections = [(pk, section) for pk, filing in pairs for section in filing.further_sections]
    insert(Byline, ("story", "person", "sort_order"), people)
    insert(StoryTopic, ("story", "topic", "sort_order"), topics)
    insert(_Further, ("story", "section"), sections)


def _insert_listings(edition: Edition, pairs: Iterable[tuple[int, Filing]]) -> None:
    public = [(pk, filing, filing.published_at) for pk, filing in pairs if filing.published_at is not None]
    above = _above({section for _, filing, _ in public for section in (filing.section, *filing.further_sections)})
    rows = [
        (pk, name, moment)
        for pk, filing, moment in public
        for name in lists.names(
            edition.pk,
            filing.kind,
            labels=filing.labels,
            sections=(one for each in (filing.section, *filing.further_sections) for one in above[each]),
            topics=filing.topics,
            people=filing.people,
        )
    ]
    insert(Listing, ("story", "list", "published_at"), rows)


def _above(sections: set[int]) -> dict[int, list[int]]:
    """Each section's own number and those of all sections above it."""
    chains = {
        pk: lists.ancestor_paths(path) for pk, path in Section.objects.filter(pk__in=sections).values_list("pk", "path")
    }
    wanted = {path for chain in chains.values() for path in chain}
    numbers = dict(Page.objects.filter(path__in=wanted).values_list("path", "pk"))
    return {pk: [numbers[path] for path in chain] for pk, chain in chains.items()}


def refile(edition: Edition, pk: int, filing: Filing) -> Filed:
    """Bring a filed story to what its source says today; the caller has seen to it that nobody edited it here.

    A public address stays as it is: readers know it. Nobody is told, as in ``file``.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update().defer("body", "key_points").get(pk=pk)
        slug, address = story.address_slug, story.address
        if filing.published_at is not None and not address:
            [(slug, address)] = allot(edition, [filing])
        if story.section_id != filing.section:
            _move(story, filing.section)
        is_live = filing.published_at is not None
        Story.objects.filter(pk=pk).update(
            title=filing.headline,
            draft_title=filing.headline,
            search_description=filing.search_description,
            live=is_live,
            has_unpublished_changes=not is_live,
            first_published_at=filing.published_at,
            last_published_at=timezone.now() if is_live else None,
            address_slug=slug,
            address=address,
            body=unparsed(filing.body),
            **dict(zip(_OWN_COLUMNS, _own_values(filing), strict=True)),
        )
        for rows in (Byline, StoryTopic, _Further):
            rows.objects.filter(story_id=pk).delete()
        _insert_parts([(pk, filing)])
        lists.relist(Story.objects.get(pk=pk))
        settle([pk])
    return Filed(pk, address)


def _move(story: Story, section: int) -> None:
    target = Section.objects.get(pk=section)
    story.move(target, pos="last-child")
    Story.objects.filter(pk=story.pk).update(section_id=section)
