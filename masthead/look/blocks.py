"""The blocks of a story's body as readers get them: one class, one component of the same name.

A view leaves out what has no service (a sign-up box) and what is for the newsroom only (preserved source).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from markupsafe import Markup

from masthead.look.parts import NO_WORDS, Card, Link, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block has: the component that shows it."""

    component: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """Inline HTML, without the ``<p>``."""

    component: ClassVar[str] = "paragraph"
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    """A crosshead inside the text."""

    component: ClassVar[str] = "heading"
    text: str
    level: Literal[2, 3] = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList(Block):
    """A list with bullets, or with numbers."""

    component: ClassVar[str] = "bullet_list"
    items: tuple[Markup, ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Block):
    """Somebody's words, part of the text."""

    component: ClassVar[str] = "quotation"
    html: Markup
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PullQuote(Block):
    """Words of the story lifted out of it to catch the eye."""

    component: ClassVar[str] = "pull_quote"
    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBlock(Block):
    """A picture with its caption and credit."""

    component: ClassVar[str] = "picture_block"
    picture: Picture
    width: Literal["text", "wide"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery(Block):
    """Several pictures under one title."""

    component: ClassVar[str] = "gallery"
    pictures: tuple[Picture, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file of a video or sound; ``media_type`` such as ``video/mp4``."""

    url: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Subtitles:
    """A WebVTT file with what is said."""

    url: str
    language: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Block):
    """A video of our own; ``width`` and ``height`` in pixels."""

    component: ClassVar[str] = "video"
    files: tuple[MediaFile, ...]
    width: int = 1280
    height: int = 720
    poster_url: str = ""
    title: str = ""
    caption: Markup = NO_WORDS
    credit: str = ""
    subtitles: tuple[Subtitles, ...] = ()
    transcript: tuple[str, ...] = ()
    """What is said, a paragraph each, for readers who cannot hear it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio(Block):
    """A sound recording of our own."""

    component: ClassVar[str] = "audio"
    files: tuple[MediaFile, ...]
    title: str = ""
    caption: Markup = NO_WORDS
    credit: str = ""
    transcript: tuple[str, ...] = ()
    """What is said, a paragraph each, for readers who cannot hear it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed(Block):
    """Something that another site shows: nothing is asked of that site before the click."""

    component: ClassVar[str] = "embed"
    url: str
    """Where the reader goes without JavaScript."""
    provider: str
    """The site's name as readers know it: ``YouTube``."""
    title: str = ""
    frame_url: str = ""
    """https address for the frame; "" or a host that is not in ``EditionView.embed_hosts``: a link only."""
    shape: Literal["landscape", "portrait", "square", "post"] = "landscape"
    poster: Picture | None = None
    """Our own copy of a picture, never the other site's."""
    caption: Markup = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """Rows of cells, all of the same length."""

    component: ClassVar[str] = "data_table"
    rows: tuple[tuple[Markup, ...], ...]
    has_header_row: bool = False
    has_header_column: bool = False
    caption: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoints(Block):
    """The story in a few lines."""

    component: ClassVar[str] = "key_points"
    items: tuple[Markup, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOut(Block):
    """A note beside the story."""

    component: ClassVar[str] = "call_out"
    html: Markup
    """Block HTML."""
    title: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUs(Block):
    """The edition's social accounts inside the story."""

    component: ClassVar[str] = "follow_us"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStories(Block):
    """Other stories that the writer sends the reader to, in one box."""

    component: ClassVar[str] = "related_story"
    cards: tuple[Card, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Block):
    """A file to download; ``size`` in bytes."""

    component: ClassVar[str] = "document"
    url: str
    title: str
    format_name: str = ""
    """As readers know it: ``PDF``."""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry(Block):
    """One moment of a chronology."""

    component: ClassVar[str] = "timeline_entry"
    heading: str
    html: Markup = NO_WORDS
    """Block HTML."""
    at: datetime | None = None
    when: str = ""
    """In words, where the moment is not exact: ``Spring 1949``. Shown instead of ``at``."""
