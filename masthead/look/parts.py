"""The small things that pages are made of, as plain data: pictures, bylines, cards, menus, the edition.

Views fill these; components show them. No Django here. Every ``Markup`` is safe HTML already (inline tags in
captions, block tags in texts of several paragraphs); every ``str`` is plain text and is escaped when shown.
Every ``datetime`` is aware. Addresses are absolute paths or absolute URLs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from markupsafe import Markup

NO_WORDS = Markup("")

Direction = Literal["ltr", "rtl"]

FOCUS_STEPS = 10
"""The focal point of a picture is rounded to a grid of 11 by 11 places: each is a pair of CSS classes."""


def focus_class(x: float, y: float) -> str:
    """Return the classes that keep the point in sight when a picture is cropped.

    ``x`` and ``y`` are fractions, 0 to 1, of the width (from the picture's left edge, in every
    language) and the height; values outside are brought inside.
    """
    across, down = (round(min(max(value, 0.0), 1.0) * FOCUS_STEPS) for value in (x, y))
    return f"focus-x{across} focus-y{down}"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture; ``width`` in pixels."""

    url: str
    width: int


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The files of a picture in one format, any order."""

    media_type: str
    """``image/avif`` or ``image/webp``: best first in ``Picture.sources``."""
    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or drawing with what a reader must be told about it.

    Only files that exist are named. ``width`` and ``height`` (pixels) are those of ``src``, always set.
    """

    src: str
    """JPEG or PNG that every browser shows."""
    width: int
    height: int
    alt: str
    """"" says that the picture adds nothing to the words beside it."""
    sources: tuple[PictureSource, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    """Other widths in the format of ``src``."""
    caption: Markup = NO_WORDS
    credit: str = ""
    focus: str = ""
    """From ``focus_class``; "" is the middle."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it: a person, an agency or the staff."""

    name: str
    url: str = ""
    kind: Literal["person", "agency", "staff"] = "person"
    role: str = ""
    portrait: Picture | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What an editor says about a story."""

    code: Literal["exclusive", "breaking", "sponsored", "live"]
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """Another story, as a page that is not its own shows it."""

    url: str
    headline: str
    """The short headline where there is one."""
    kicker: str = ""
    standfirst: str = ""
    picture: Picture | None = None
    bylines: tuple[Byline, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    """Set only if an editor updated the story for readers."""
    kind: str = "news"
    """Code of the kind: ``news``, ``analysis``, ``opinion``, ``explainer``, ``feature``, ``in-brief``, …"""
    kind_label: str = ""
    """The kind's name in the reader's language; "" where it should not be shown (news)."""
    labels: tuple[Label, ...] = ()
    section: Link | None = None

    @property
    def is_opinion(self) -> bool:
        """Tell whether the card is set in the voice of opinions."""
        return self.kind in {"opinion", "blog-post"}


@dataclass(frozen=True, slots=True)
class BreakingNews:
    """The bar over the whole paper."""

    text: str
    until: datetime
    """It goes at this moment by itself; a whole minute."""
    url: str = ""
    """The story; "" where nothing is written yet."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of a menu, with a second level or without."""

    text: str
    url: str
    children: tuple[MenuItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """The one main menu of an edition, and what each place adds of its own."""

    main: tuple[MenuItem, ...]
    header: tuple[MenuItem, ...] = ()
    phone: tuple[MenuItem, ...] = ()
    footer: tuple[MenuItem, ...] = ()
    """Information pages mostly: terms, privacy, about us."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The paper's name as a picture; ``width`` and ``height`` in pixels as shown in the masthead."""

    url: str
    width: int
    height: int
    dark_url: str = ""
    """For dark mode; "" shows ``url`` there too."""


@dataclass(frozen=True, slots=True)
class SocialAccount:
    """Where the paper can be followed."""

    network: str
    """Code: ``facebook``, ``x``, ``instagram``, ``youtube``, ``telegram``, ``whatsapp``, ``linkedin``, …"""
    name: str
    """The network's name as readers know it."""
    url: str


@dataclass(frozen=True, slots=True)
class OtherEdition:
    """Another language or region of the same paper."""

    name: str
    """In its own language: ``עברית``."""
    language: str
    direction: Direction
    url: str
    """The same page there if it exists, else that edition's home."""


@dataclass(frozen=True, slots=True)
class EditionView:
    """The edition that a page belongs to, as every page shows it."""

    name: str
    language: str
    """BCP 47: ``en``, ``he``, ``en-GB``: goes into ``lang`` and picks formats of dates."""
    direction: Direction
    zone: str
    """IANA name: ``Europe/Lisbon``."""
    home_url: str
    tagline: str = ""
    logo: Logo | None = None
    icon_url: str = ""
    """The small picture in a browser's tab; "" for the look's own."""
    date_pattern: str = "long"
    """Of dates on stories: ``short``, ``medium``, ``long``, ``full`` or a CLDR pattern: ``d MMM y``."""
    about: Markup = NO_WORDS
    founded: date | None = None
    rights: str = ""
    hosting: Markup = NO_WORDS
    social: tuple[SocialAccount, ...] = ()
    style_url: str = ""
    """The paper's stylesheet with the edition's own colours in it; "" for the look's own."""
    feeds_url: str = ""
    archive_url: str = ""
    corrections_url: str = ""
    live_url: str = ""
    """What every page fetches by itself: today's date and breaking news."""
    others: tuple[OtherEdition, ...] = ()
    embed_hosts: tuple[str, ...] = ()
    """Hosts whose frames may be shown after a click: those that the Content-Security-Policy names."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a browser or a feed reader may find by itself."""

    title: str
    url: str
    media_type: str = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another edition (``hreflang``); absolute URL."""

    language: str
    """BCP 47, or ``x-default``."""
    url: str


@dataclass(frozen=True, slots=True)
class OpenGraph:
    """What a link to the page looks like elsewhere (ogp.me)."""

    title: str
    description: str = ""
    kind: Literal["website", "article", "profile"] = "website"
    image_url: str = ""
    """Absolute."""
    image_width: int = 0
    image_height: int = 0
    image_alt: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Absolute addresses of the bylines' pages."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page tells browsers, search engines and other sites about itself."""

    title: str
    """Without the paper's name: the template adds it."""
    description: str = ""
    canonical: str = ""
    """Absolute."""
    robots: str = ""
    """"" lets everything be indexed."""
    alternates: tuple[Alternate, ...] = ()
    open_graph: OpenGraph | None = None
    json_ld: tuple[Markup, ...] = ()
    """JSON texts with ``<`` written as ``\\u003c``, one data block each."""
    feeds: tuple[FeedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated note that says what was wrong."""

    at: datetime
    text: Markup
    code: str = ""
    """Anchor on the page, unique there; "" for none."""
