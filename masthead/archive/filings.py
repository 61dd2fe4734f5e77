"""Makes of an incoming story what can be filed: dates, states, words that fit their columns, and what is said of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from masthead.archive.terms import Place
from masthead.editions.models import Edition
from masthead.stories import incoming
from masthead.stories.filing import Filing
from masthead.stories.filing_bodies import Body
from masthead.stories.incoming import Block, IncomingPhoto, IncomingStory, Note, Status
from masthead.stories.words import bare

HEADLINE, SOCIAL = 255, 160
SHORTLY = timedelta(minutes=1), timedelta(days=3)
"""A change within this span of the publication was one for readers; later ones are upkeep of the old site."""
_WORDS = 12
_GROUPS = uuid.UUID("6f0f4a6e-3f0c-5d5c-9c7a-2f6a1d1b7a10")


@dataclass(slots=True)
class Draft:
    """A filing in the making, with notes for the report and for its editors."""

    notes: list[Note] = field(default_factory=list)
    for_editors: list[str] = field(default_factory=list)

    def note(self, code: str, detail: str = "") -> None:
        """Say something in the report."""
        self.notes.append(Note(code, detail[:500]))

    def fitting(self, text: str, longest: int, name: str) -> str:
        """A text cut to its column; the whole of it is kept for the editors."""
        if len(text) <= longest:
            return text
        self.note("cut", f"{name}: {len(text)} characters")
        self.for_editors.append(f"{name}: {text}")
        return text[: longest - 1].rstrip() + "…"


def pictures_of(story: IncomingStory) -> Iterator[IncomingPhoto]:
    """Every picture that a story shows."""
    if story.lead is not None:
        yield story.lead
    for block in story.blocks:
        match block:
            case incoming.Picture(photo=photo):
                yield photo
            case incoming.Gallery(photos=photos):
                yield from photos
            case incoming.Media(poster_url=url) if url:
                yield IncomingPhoto("", url=url)


def files_of(story: IncomingStory) -> Iterator[str]:
    """The address of every document, recording and film that a story offers."""
    for block in story.blocks:
        if isinstance(block, incoming.File | incoming.Media):
            yield block.url


def published_at(story: IncomingStory, edition: Edition, draft: Draft, now: datetime) -> datetime | None:
    """Since when readers may see the story; ``None`` for a draft, and a note says why."""
    reason = _reason_for_draft(story, edition, now)
    if reason is None:
        return story.published_at
    if reason:
        draft.note(reason)
        moment = f" ({story.published_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC)" if story.published_at else ""
        draft.for_editors.append(f"{_SAID[reason]}{moment}")
    return None


_SAID = {
    "was-scheduled": "It was scheduled at the old site",
    "was-private": "It was private at the old site",
    "was-password-protected": "It was protected by a password at the old site",
    "no-date-draft": "It was public at the old site, without a date that can be read",
    "bad-date-draft": "It was public at the old site, with a date that is none of a calendar's",
    "future-date-draft": "It was public at the old site, with a date that is still to come",
}


def _reason_for_draft(story: IncomingStory, edition: Edition, now: datetime) -> str | None:
    """``None`` for a public story, "" for an ordinary draft, else a word."""
    if story.status is Status.SCHEDULED:
        return "was-scheduled"
    if story.status is Status.PRIVATE:
        return "was-private"
    if story.status is not Status.LIVE:
        return ""
    if story.is_password_protected:
        return "was-password-protected"
    if story.published_at is None:
        return "no-date-draft"
    return _date_trouble(story.published_at, edition, now)


def _date_trouble(moment: datetime, edition: Edition, now: datetime) -> str | None:
    try:
        moment.astimezone(edition.zone)
    except (OverflowError, ValueError):
        return "bad-date-draft"
    return "future-date-draft" if moment > now else None


def headline_of(story: IncomingStory, draft: Draft) -> str:
    """The headline, or the first words of a story that has none."""
    headline = story.headline.strip()
    if not headline:
        words = next((text for block in story.blocks if (text := _text(block))), story.standfirst).split()
        headline = " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
        draft.note("headline-from-text" if headline else "no-headline")
        headline = headline or f"(no headline: {story.source_id})"
    return draft.fitting(headline, HEADLINE, "headline")


def _text(block: Block) -> str:
    match block:
        case incoming.Paragraph(html=html) | incoming.Quotation(html=html):
            return bare(html)
        case incoming.Heading(text=text) | incoming.PullQuote(text=text):
            return text
    return ""


def translation_key(group: str) -> uuid.UUID | None:
    """The same key for all translations of a story, whichever file they come in."""
    return uuid.uuid5(_GROUPS, group) if group else None


def _updated(story: IncomingStory, since: datetime | None) -> datetime | None:
    if since is None or story.modified_at is None:
        return None
    return story.modified_at if SHORTLY[0] <= story.modified_at - since <= SHORTLY[1] else None


def particulars(story: IncomingStory, draft: Draft) -> None:
    """What has no place of its own in a story is said in the report."""
    if story.format:
        draft.note("format", story.format)
    if story.is_sticky:
        draft.note("sticky", "it was kept on top at the old site: place it on a front")


def filing(
    story: IncomingStory,
    edition: Edition,
    place: Place,
    people: tuple[int, ...],
    staff: int,
    body: Body,
    blocks: str,
    now: datetime,
    draft: Draft,
) -> Filing:
    """The filing of a story; ``blocks`` is its body's text with links rewritten, ``draft`` gets the notes."""
    draft.notes += [*story.notes, *place.notes]
    for note in body.notes:
        draft.note(note.code, note.detail)
        if note.code == "cut":
            draft.for_editors.append(note.detail)
    headline = headline_of(story, draft)
    since = published_at(story, edition, draft, now)
    social = story.seo_title if story.seo_title != story.headline else ""
    social = draft.fitting(social, SOCIAL, "headline for search")
    particulars(story, draft)
    lacks = body.lacks | (set() if people else {"byline"})
    return Filing(
        headline=headline,
        section=place.section,
        body=blocks,
        slug=story.slug,
        standfirst=story.standfirst,
        kind=place.kind,
        labels=place.labels,
        further_sections=place.further,
        people=people or (staff,),
        topics=place.topics,
        published_at=since,
        updated_at=_updated(story, since),
        changed_at=story.modified_at,
        lead_photo=body.lead.photo,
        lead_caption=body.lead.caption,
        lead_credit=body.lead.credit,
        lead_alt=body.lead.alt,
        notes="\n".join(draft.for_editors),
        search_description=story.seo_description,
        social_headline=social,
        lacks=" ".join(sorted(lacks)),
        translation_key=translation_key(story.translation_group),
    )
