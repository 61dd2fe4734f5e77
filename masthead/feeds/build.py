"""From a subject to its feed: the newest stories of its list as entries."""

from __future__ import annotations

import mimetypes
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from markupsafe import Markup

from masthead.editions.models import Edition
from masthead.feeds import content
from masthead.feeds.entries import Author, Entry, EntryPicture, Feed
from masthead.feeds.subjects import Subject
from masthead.feeds.texts import address, on_clock, opening, plain
from masthead.look import cards, dates
from masthead.look.parts import EditionView, Picture
from masthead.photos.models import Photo
from masthead.press.recording import leave, recording, remembered_each
from masthead.stories import queries
from masthead.stories.card_rows import writer_of
from masthead.stories.kinds import Kind
from masthead.stories.models import Byline, Story, StoryTopic


def feed(edition: Edition, subject: Subject) -> Feed:
    """The newest stories of a subject; the questions asked do not grow with their number.

    As soon as the paper has printed something of its own there, stories from an archive are left out: an import must
    not wake the readers of a feed with stories of years ago. Until then they stand there with their own dates.
    """
    leave(f"edition:{edition.pk}")
    found = _entries(queries.newest(subject.listing, settings.MASTHEAD_FEED_LENGTH), edition)
    entries = tuple(entry for is_from_archive, entry in found if not is_from_archive)
    return Feed(
        title=f"{subject.name} – {edition.name}" if subject.name else edition.name,
        description=subject.description or edition.tagline or edition.name,
        page_url=address(edition, subject.path),
        base_url=address(edition, f"{subject.path}feed."),
        language=edition.language,
        paper=edition.name,
        paper_url=address(edition, edition.root),
        icon_url=address(edition, staticfiles_storage.url("look/icon.svg")),
        rights=edition.rights,
        logo=_logo(edition),
        entries=entries or tuple(entry for _, entry in found),
    )


def _entries(ids: Sequence[int], edition: Edition) -> list[tuple[bool, Entry]]:
    """Whether a story is from an archive, and its entry, each made once until it changes."""
    leave(*(f"story:{pk}" for pk in ids))

    def made(wanted: list[int]) -> Iterator[tuple[int, tuple[bool, Entry]]]:
        stories = _stories(wanted)
        bodies = {story.pk: [*story.body.raw_data] for story in stories}
        captions = [text for story in stories for text in _captions(story)]
        with recording() as beside:
            on = content.shelf(edition, bodies.values(), captions, (story.lead_photo_id for story in stories))
        for story in stories:
            # What the stories lean on is looked up together, so each is made from all of it.
            leave(f"edition:{edition.pk}", f"story:{story.pk}", *beside)
            yield story.pk, (story.is_from_archive, _entry(story, bodies[story.pk], on))

    found = remembered_each(("entry", edition.pk), ids, made, is_lasting=True)
    return [found[pk] for pk in ids if pk in found]


def _stories(ids: Sequence[int]) -> list[Story]:
    rows = Story.objects.filter(pk__in=ids, live=True, published_at__isnull=False)
    found = rows.select_related("lead_photo", "section").prefetch_related(
        Prefetch("bylines", queryset=Byline.objects.select_related("person")),
        Prefetch("story_topics", queryset=StoryTopic.objects.select_related("topic__merged_into")),
        "corrections",
        "lead_photo__renditions",
    )
    by_number = {story.pk: story for story in found}
    return [by_number[pk] for pk in ids if pk in by_number]


def _captions(story: Story) -> Iterator[str]:
    yield story.lead_caption
    if story.lead_photo is not None:
        yield story.lead_photo.caption


def _entry(story: Story, body: list[content.Raw], on: content.Shelf) -> Entry:
    edition = on.edition
    assert story.published_at is not None
    published = on_clock(story.published_at, edition.zone)
    updated = on_clock(story.updated_at, edition.zone) if story.updated_at else published
    lead = _lead(story, on)
    text = content.html(body, on)
    return Entry(
        # Host and slug may change; what the story is, and in which language, does not (RFC 4287, section 4.2.6).
        id=uuid.uuid5(story.translation_key, edition.language).urn,
        url=address(edition, story.address),
        title=story.title,
        summary=story.standfirst or opening(str(text)),
        content=_whole(story, lead, text, on),
        published=published,
        updated=max(published, updated),
        changed=_changed(story, updated),
        authors=tuple(_authors(story, edition)),
        tags=tuple(_tags(story)),
        picture=_picture(lead, story.lead_photo, edition) if lead and story.lead_photo else None,
    )


def _changed(story: Story, updated: datetime) -> datetime:
    moments = [updated, story.last_published_at, *(row.noted_at for row in story.corrections.all())]
    return max(moment for moment in moments if moment is not None)


def _lead(story: Story, on: content.Shelf) -> Picture | None:
    facts = {"alt": story.lead_alt, "caption": story.lead_caption, "credit": story.lead_credit}
    return cards.captioned(story.lead_photo_id, on.links, **facts, known=on.photos)


def _whole(story: Story, lead: Picture | None, text: Markup, on: content.Shelf) -> Markup:
    parts = [content.figure(lead, on)] if lead else []
    if story.lead_embed:
        parts.append(Markup('<p><a href="{0}">{0}</a></p>').format(story.lead_embed))
    points = [Markup("<li>{}</li>").format(point.value) for point in story.key_points]
    if points:
        parts.append(Markup("<ul>{}</ul>").format(Markup("").join(points)))
    return content.BREAK.join([*parts, text, *_corrections(story, on.edition)])


def _corrections(story: Story, edition: Edition) -> Iterator[Markup]:
    clocks = EditionView(edition.name, edition.language, "ltr", edition.time_zone, edition.root)
    for row in sorted(story.corrections.all(), key=lambda row: row.noted_at, reverse=True):
        when = dates.day(row.noted_at, clocks)
        yield Markup("<p><strong>{}, {}:</strong> {}</p>").format(_("Correction"), when, row.text)


def _authors(story: Story, edition: Edition) -> Iterator[Author]:
    for row in story.bylines.all():
        shown = cards.byline(writer_of(row.person), edition)
        yield Author(shown.name, address(edition, shown.url))


def _tags(story: Story) -> Iterator[str]:
    """Section, kind, labels and topics, each once whatever its case."""
    names = [story.section.title] if story.section else []
    names += [str(story.get_kind_display())] if story.kind != Kind.NEWS else []
    names += [str(label.label) for label in story.labels]
    for row in story.story_topics.all():
        topic = row.topic.merged_into or row.topic
        leave(f"topic:{topic.pk}")
        names.append(topic.name)
    if story.section:
        leave(f"page:{story.section.pk}")
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(name.casefold(), name)
    yield from once.values()


def _picture(lead: Picture, photo: Photo, edition: Edition) -> EntryPicture:
    return EntryPicture(
        url=address(edition, lead.src),
        media_type=mimetypes.guess_type(lead.src)[0] or "image/jpeg",
        width=lead.width,
        height=lead.height,
        size=_size(lead, photo),
        alt=lead.alt,
        caption=plain(lead.caption),
        credit=lead.credit,
    )


def _size(lead: Picture, photo: Photo) -> int:
    for rendition in photo.renditions.all():
        if rendition.url == lead.src:
            try:
                return int(rendition.file.size)
            except OSError:  # the file is gone or its store does not answer: 0 means unknown
                return 0
    return 0


def _logo(edition: Edition) -> EntryPicture | None:
    if not edition.logo or not edition.logo_width or not edition.logo_height:
        return None
    kind = mimetypes.guess_type(edition.logo.url)[0] or "image/png"
    url = address(edition, edition.logo.url)
    return EntryPicture(url, kind, edition.logo_width, edition.logo_height, alt=edition.name)
