"""The only place that makes stories from outside, many at once and past the gate, whichever door they came by."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.stories import lists
from masthead.stories.filed_addresses import allot
from masthead.stories.kinds import Kind, Label
from masthead.stories.models import Byline, Listing, Section, Story, StoryTopic
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
        places = Places(filing.section for filing in filings)
        given = allot(edition, filings)
        pages = _pages(edition, filings, places)
        stories = [
            _story(edition, filing, page, slug, address)
            for filing, page, (slug, address) in zip(filings, pages, given, strict=True)
        ]
        _insert(stories)
        places.settle()
        pairs = [(page.pk, filing) for page, filing in zip(pages, filings, strict=True)]
        _insert_rows(pairs)
        _insert_listings(edition, pairs)
    return [Filed(page.pk, address) for page, (_, address) in zip(pages, given, strict=True)]


def _pages(edition: Edition, filings: Sequence[Filing], places: Places) -> list[Page]:
    content_type = ContentType.objects.get_for_model(Story)
    return Page._base_manager.bulk_create(
        [_page(edition, filing, places, content_type) for filing in filings], batch_size=500
    )


def _page(edition: Edition, filing: Filing, places: Places, content_type: ContentType) -> Page:
    slug = f"story-{uuid.uuid4().hex[:16]}"
    path, depth, url_path = places.take(filing.section, slug)
    is_live = filing.published_at is not None
    return Page(
        path=path,
        depth=depth,
        numchild=0,
        url_path=url_path,
        slug=slug,
        title=filing.headline,
        draft_title=filing.headline,
        locale_id=edition.locale_id,
        translation_key=filing.translation_key or uuid.uuid4(),
        content_type=content_type,
        live=is_live,
        has_unpublished_changes=not is_live,
        first_published_at=filing.published_at,
        last_published_at=(filing.changed_at or filing.published_at) if is_live else None,
        search_description=filing.search_description,
    )


def _values(filing: Filing) -> dict[str, Any]:
    """The story's own columns that its source decides."""
    return {
        "standfirst": filing.standfirst,
        "kind": filing.kind,
        "is_exclusive": Label.EXCLUSIVE in filing.labels,
        "is_breaking": Label.BREAKING in filing.labels,
        "is_sponsored": Label.SPONSORED in filing.labels,
        "published_at": filing.published_at,
        "updated_at": filing.updated_at,
        "lead_photo_id": filing.lead_photo,
        "lead_caption": filing.lead_caption,
        "lead_credit": filing.lead_credit,
        "lead_alt": filing.lead_alt,
        "notes": filing.notes,
        "social_headline": filing.social_headline,
        "lacks": filing.lacks,
    }


def _story(edition: Edition, filing: Filing, page: Page, slug: str, address: str) -> Story:
    story = Story(
        page_ptr_id=page.pk,
        section_id=filing.section,
        edition_id=edition.pk,
        address_slug=slug,
        address=address,
        is_from_archive=True,
        **_values(filing),
    )
    story.__dict__["body"] = unparsed(filing.body)
    return story


def unparsed(body: str) -> StreamValue:
    """Stored blocks as a value that is written as it stands, without being parsed."""
    return StreamValue(Story._meta.get_field("body").stream_block, [], raw_text=body)


def _insert(stories: list[Story]) -> None:
    """Insert the child rows alone: Django's own ``bulk_create`` refuses models with several tables."""
    fields = Story._meta.local_concrete_fields
    size = connection.ops.bulk_batch_size(fields, stories)
    for start in range(0, len(stories), size):
        Story._base_manager._insert(stories[start : start + size], fields=fields, using=connection.alias)


def _insert_rows(pairs: Sequence[tuple[int, Filing]]) -> None:
    Byline.objects.bulk_create(
        Byline(story_id=pk, person_id=person, sort_order=order)
        for pk, filing in pairs
        for order, person in enumerate(filing.people)
    )
    StoryTopic.objects.bulk_create(
        StoryTopic(story_id=pk, topic_id=topic, sort_order=order)
        for pk, filing in pairs
        for order, topic in enumerate(filing.topics)
    )
    _Further.objects.bulk_create(
        _Further(story_id=pk, section_id=section) for pk, filing in pairs for section in filing.further_sections
    )


def _insert_listings(edition: Edition, pairs: Iterable[tuple[int, Filing]]) -> None:
    public = [(pk, filing) for pk, filing in pairs if filing.published_at is not None]
    above = _above({section for _, filing in public for section in (filing.section, *filing.further_sections)})
    Listing.objects.bulk_create(
        Listing(story_id=pk, list=name, published_at=filing.published_at)
        for pk, filing in public
        for name in lists.names(
            edition.pk,
            filing.kind,
            labels=filing.labels,
            sections=(one for each in (filing.section, *filing.further_sections) for one in above[each]),
            topics=filing.topics,
            people=filing.people,
        )
    )


def _above(sections: set[int]) -> dict[int, list[int]]:
    """Each section's own number and those of all sections above it."""
    rows = list(Section.objects.filter(pk__in=sections).only("path"))
    return {section.pk: list(lists.ancestors(section)) for section in rows}


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
            **_values(filing),
        )
        for rows in (Byline, StoryTopic, _Further):
            rows.objects.filter(story_id=pk).delete()
        _insert_rows([(pk, filing)])
        lists.relist(Story.objects.get(pk=pk))
    return Filed(pk, address)


def _move(story: Story, section: int) -> None:
    target = Section.objects.get(pk=section)
    story.move(target, pos="last-child")
    Story.objects.filter(pk=story.pk).update(section_id=section)


def restore_body(model: type[models.Model], pk: int, body: str) -> None:
    """Write a body whose links were rewritten; no words change, so nothing else does."""
    model._default_manager.filter(pk=pk).update(body=unparsed(body))
