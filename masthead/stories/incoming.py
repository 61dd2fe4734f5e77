"""What a story from outside looks like before it is filed: plain, frozen data (see docs/explanation/rooms.md).

Wire formats and archive sources produce these; only ``stories/filing.py`` turns them into stories.
Nothing here imports Django. Every text is already safe: ``Html`` fields hold only the tags named in
``RICH_TEXT_TAGS``, every other text is plain (unescaped) text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

RICH_TEXT_TAGS = frozenset({"a", "b", "i", "br", "sub", "sup", "s", "code"})
"""Inline tags that a paragraph, a list item or a quotation may contain (only ``a`` has an attribute: ``href``)."""

Html = str
"""Inline HTML limited to ``RICH_TEXT_TAGS``; links keep the address that the source gave them."""


class Status(StrEnum):
    """What the source says about the public life of an item."""

    LIVE = "live"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PRIVATE = "private"
    TRASHED = "trashed"


@dataclass(frozen=True)
class Paragraph:
    html: Html


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2
    """2 or 3: the story's own headline is level 1."""


@dataclass(frozen=True)
class BulletList:
    items: tuple[Html, ...]
    is_ordered: bool = False


@dataclass(frozen=True)
class Quotation:
    html: Html
    attribution: str = ""


@dataclass(frozen=True)
class PullQuote:
    text: str
    attribution: str = ""


@dataclass(frozen=True)
class IncomingPhoto:
    """A picture that a source names; the file itself is found later, by address or in a media folder."""

    source_id: str
    """The source's own identifier, or "" where only an address is known."""
    url: str = ""
    caption: Html = ""
    credit: str = ""
    alt: str = ""
    title: str = ""
    file: str = ""
    """Path below the source's media folder ("2019/05/harbour.jpg"), or ""."""
    description: str = ""
    """Longer plain text that the source keeps beside the caption."""
    parent_id: str = ""
    """``source_id`` of the story that it was uploaded for, or ""."""


@dataclass(frozen=True)
class Picture:
    photo: IncomingPhoto


@dataclass(frozen=True)
class Gallery:
    photos: tuple[IncomingPhoto, ...]
    title: str = ""


@dataclass(frozen=True)
class Media:
    """A video or audio file, by address."""

    kind: str
    """``video`` or ``audio``."""
    url: str
    caption: Html = ""
    poster_url: str = ""


@dataclass(frozen=True)
class Embed:
    """Something shown by another site (a video, a post): only its address is kept."""

    url: str
    caption: Html = ""


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[Html, ...], ...]
    has_header_row: bool = False
    has_header_column: bool = False
    caption: str = ""


@dataclass(frozen=True)
class File:
    """A document offered for download."""

    url: str
    title: str


@dataclass(frozen=True)
class Preserved:
    """What could not become a block: kept for the newsroom, never shown to a reader."""

    source: str
    reason: str


Block = (
    Paragraph
    | Heading
    | BulletList
    | Quotation
    | PullQuote
    | Picture
    | Gallery
    | Media
    | Embed
    | Table
    | File
    | Preserved
)


@dataclass(frozen=True)
class IncomingPerson:
    """Somebody with a byline."""

    source_id: str
    """The source's login or slug: unique within the source."""
    name: str
    slug: str = ""
    biography: str = ""
    email: str = ""
    number: str = ""
    """Of the account, where the source counts them; old addresses may have it."""


@dataclass(frozen=True)
class Term:
    """A category or tag."""

    slug: str
    name: str
    parent_slug: str = ""
    description: str = ""
    domain: str = "category"
    """``category``, ``post_tag`` or the source's own name of another taxonomy."""
    source_id: str = ""


@dataclass(frozen=True)
class Comment:
    """A reader's comment, kept with the import and not shown."""

    source_id: str
    author: str
    text: str
    written_at: datetime | None
    is_approved: bool
    parent_id: str = ""
    kind: str = ""
    """"" for a comment, else the source's word (``pingback``, ``trackback``)."""


@dataclass(frozen=True)
class Note:
    """One thing that was changed, left out or not understood while an item was read."""

    code: str
    """A short stable word: ``unknown-shortcode``, ``bad-date``, ``script-removed`` …"""
    detail: str = ""


@dataclass(frozen=True)
class IncomingStory:
    """One story, or one information page, as its source gave it."""

    source_id: str
    """Unique within the source and the same on every reading."""
    headline: str
    slug: str = ""
    url: str = ""
    """Its old public address, absolute or from the root; "" where the source has none."""
    guid: str = ""
    status: Status = Status.LIVE
    is_page: bool = False
    """An information page (About us …) and not a story."""
    parent_id: str = ""
    menu_order: int = 0
    standfirst: str = ""
    blocks: tuple[Block, ...] = ()
    published_at: datetime | None = None
    """With zone; ``None`` where the source gives none that can be read."""
    modified_at: datetime | None = None
    people: tuple[str, ...] = ()
    """``source_id`` of each byline, in order."""
    categories: tuple[str, ...] = ()
    """Slugs, in order; the first is the main one where the source says so."""
    tags: tuple[str, ...] = ()
    lead: IncomingPhoto | None = None
    language: str = ""
    comments: tuple[Comment, ...] = ()
    is_password_protected: bool = False
    is_sticky: bool = False
    format: str = ""
    """The source's own word for a kind of item ("aside", "gallery"), or ""."""
    seo_title: str = ""
    notes: tuple[Note, ...] = ()
    seo_description: str = ""
    old_slugs: tuple[str, ...] = ()
    """Slugs that it had before, where the source remembers them."""
    other_terms: tuple[tuple[str, str], ...] = ()
    """(domain, slug) of each term that is neither a category nor a tag."""
    translation_group: str = ""
    """The same for all translations of one story, or ""."""


@dataclass(frozen=True)
class IncomingMenuItem:
    source_id: str
    menu: str
    title: str
    url: str = ""
    parent_id: str = ""
    position: int = 0
    target_kind: str = ""
    """``post``, ``page``, ``category``, ``tag`` or "" for a plain address."""
    target_id: str = ""
    holder_id: str = ""
    """The item that holds the whole menu, where entries are no items themselves."""


@dataclass(frozen=True)
class IncomingSite:
    """What a source says of itself."""

    title: str = ""
    url: str = ""
    language: str = ""
    description: str = ""
    utc_offset_minutes: int | None = None
    version: str = ""
    """The version that the export's format claims, or ""."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Unreadable:
    """An item that could not be read: recorded, counted, and the next one goes on."""

    where: str
    reason: str
    source_id: str = ""
    notes: tuple[Note, ...] = field(default=())


@dataclass(frozen=True)
class IncomingFile:
    """A document, recording or film that a source keeps beside its pictures."""

    source_id: str
    url: str
    title: str = ""
    caption: Html = ""
    file: str = ""
    """Path below the source's media folder, or ""."""
    parent_id: str = ""


@dataclass(frozen=True)
class Skipped:
    """An item that is no story on purpose (a revision, a style sheet): counted, and not filed."""

    source_id: str
    kind: str
    """The source's own word for the kind of item."""
    title: str = ""
    reason: str = ""
