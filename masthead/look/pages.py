"""One class for each kind of page: what a view must hand to the template, and the template's name.

A template is rendered with one variable, ``page``. Lists are in the order in which readers see them.
All kinds stand in this one file because tests and the component guide walk through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from markupsafe import Markup

from masthead.look.blocks import Block
from masthead.look.parts import (
    NO_WORDS,
    BreakingNews,
    Byline,
    Card,
    Correction,
    EditionView,
    Head,
    Label,
    Link,
    Menu,
    Picture,
)

NO_MENU = Menu(main=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has."""

    template: ClassVar[str]
    kind_of_page: ClassVar[str]
    """One word for view, template and CSS class of ``body``."""
    edition: EditionView
    head: Head
    menu: Menu = NO_MENU
    breadcrumbs: tuple[Link, ...] = ()
    """From the home page down to the page's parent, without the page itself."""
    current_url: str = ""
    """The menu entry with this address is marked as the reader's place."""


@dataclass(frozen=True, slots=True)
class River:
    """Stories of one section (or kind) on a front.

    ``density``: ``wide`` leads with a big picture, ``standard`` shows pictures beside headlines, ``dense`` is
    headlines under one picture, ``opinion`` sets the writers' names before their headlines.
    """

    name: str
    url: str
    cards: tuple[Card, ...]
    density: Literal["wide", "standard", "dense", "opinion"] = "standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The front of the paper."""

    template: ClassVar[str] = "reader/home.html"
    kind_of_page: ClassVar[str] = "home"
    lead: Card | None
    lead_related: tuple[Card, ...] = ()
    """More on the same matter, as headlines under the lead."""
    secondaries: tuple[Card, ...] = ()
    running: tuple[Link, ...] = ()
    """Running stories, as a strip under the menu."""
    latest: tuple[Card, ...] = ()
    """The newest, as times and headlines; may be empty."""
    opinions: tuple[Card, ...] = ()
    rivers: tuple[River, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """A page that shows its newest stories and continues into calendar pages."""

    name: str
    cards: tuple[Card, ...]
    introduction: Markup = NO_WORDS
    """Block HTML."""
    older: tuple[Link, ...] = ()
    """Months, newest first."""
    feed_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage(ListPage):
    """The front of a section: what editors placed, then its newest."""

    template: ClassVar[str] = "reader/section.html"
    kind_of_page: ClassVar[str] = "section"
    lead: Card | None = None
    secondaries: tuple[Card, ...] = ()
    rivers: tuple[River, ...] = ()
    subsections: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DayOfStories:
    """What a day brought."""

    day: date
    cards: tuple[Card, ...]
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningStoryPage(Page):
    """A story told over weeks or years: a summary, then day by day, newest first."""

    template: ClassVar[str] = "reader/running_story.html"
    kind_of_page: ClassVar[str] = "running-story"
    name: str
    standfirst: str = ""
    summary: Markup = NO_WORDS
    """Block HTML: what a reader who comes new must know."""
    lead: Card | None = None
    days: tuple[DayOfStories, ...] = ()
    older: tuple[Link, ...] = ()
    feed_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(ListPage):
    """Everything about one topic."""

    template: ClassVar[str] = "reader/topic.html"
    kind_of_page: ClassVar[str] = "topic"
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BylinePage(ListPage):
    """A person or agency, and what they wrote; ``introduction`` is the biography."""

    template: ClassVar[str] = "reader/byline.html"
    kind_of_page: ClassVar[str] = "byline"
    byline: Byline
    links: tuple[Link, ...] = ()
    """Where else to find or write to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPage(ListPage):
    """All opinions, all explainers …"""

    template: ClassVar[str] = "reader/kind.html"
    kind_of_page: ClassVar[str] = "kind"
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage(Page):
    """A story of any kind but in memoriam."""

    template: ClassVar[str] = "reader/story.html"
    kind_of_page: ClassVar[str] = "story"
    url: str
    """Absolute: what readers share."""
    headline: str
    published: datetime
    updated: datetime | None = None
    """Only if an editor says that readers should know."""
    standfirst: str = ""
    kicker: str = ""
    kind: str = "news"
    kind_link: Link | None = None
    """The kind's name and front; ``None`` for news."""
    labels: tuple[Label, ...] = ()
    section: Link | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: str = ""
    """Where it was written: set before the first paragraph."""
    lead_picture: Picture | None = None
    lead_block: Block | None = None
    """A video, gallery or embed that leads instead of a picture."""
    key_points: tuple[Markup, ...] = ()
    blocks: tuple[Block, ...] = ()
    topics: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    changes_url: str = ""
    """The page that shows what changed between public versions; "" if nothing did."""
    related: tuple[Card, ...] = ()
    source: Link | None = None
    """Where the story came from, if it was first printed elsewhere."""

    @property
    def is_opinion(self) -> bool:
        """Tell whether the page is set in the voice of opinions."""
        return self.kind in {"opinion", "blog-post"}


@dataclass(frozen=True, slots=True)
class Tribute:
    """What a reader wrote about the dead, after moderation."""

    name: str
    text: Markup
    at: datetime
    place: str = ""
    relation: str = ""
    """How they knew each other, in the writer's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InMemoriamPage(Page):
    """A person who died. No related stories, nothing to share, nothing to sell."""

    template: ClassVar[str] = "reader/in_memoriam.html"
    kind_of_page: ClassVar[str] = "in-memoriam"
    url: str
    headline: str
    person: str
    published: datetime
    updated: datetime | None = None
    born: date | None = None
    died: date | None = None
    lived: str = ""
    """In words, shown instead of ``born`` and ``died`` where those are not exact: ``1931 or 1932 – 2025``."""
    standfirst: str = ""
    bylines: tuple[Byline, ...] = ()
    portrait: Picture | None = None
    blocks: tuple[Block, ...] = ()
    tributes: tuple[Tribute, ...] = ()
    corrections: tuple[Correction, ...] = ()
    changes_url: str = ""
    topics: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveMonth:
    """A month of the archive; ``url`` "" and ``stories`` 0 where nothing was printed."""

    month: date
    """Its first day."""
    url: str = ""
    stories: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """A year of the archive with its twelve months."""

    year: int
    url: str
    months: tuple[ArchiveMonth, ...]
    stories: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage(Page):
    """All years since the first issue, newest first."""

    template: ClassVar[str] = "reader/archive.html"
    kind_of_page: ClassVar[str] = "archive"
    years: tuple[ArchiveYear, ...]
    introduction: Markup = NO_WORDS


@dataclass(frozen=True, slots=True)
class ArchiveDay:
    """A square of the calendar; ``url`` "" where nothing was printed."""

    day: date
    url: str = ""
    stories: int = 0


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month as a wall calendar: weeks of seven, ``None`` for days of other months.

    Weeks begin on the edition's first day of the week (``masthead.look.dates.calendar_weeks`` makes them).
    """

    month: date
    weeks: tuple[tuple[ArchiveDay | None, ...], ...]
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveYearPage(Page):
    """One year: twelve calendars."""

    template: ClassVar[str] = "reader/archive_year.html"
    kind_of_page: ClassVar[str] = "archive-year"
    year: int
    months: tuple[CalendarMonth, ...]
    earlier: Link | None = None
    later: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveMonthPage(Page):
    """One month: its calendar, and its stories day by day. Also the older stories of a section, topic, …"""

    template: ClassVar[str] = "reader/archive_month.html"
    kind_of_page: ClassVar[str] = "archive-month"
    calendar: CalendarMonth
    days: tuple[DayOfStories, ...]
    of: Link | None = None
    """The section, topic, byline or kind whose stories these are; ``None`` for the whole paper."""
    earlier: Link | None = None
    later: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDayPage(Page):
    """One day of the paper."""

    template: ClassVar[str] = "reader/archive_day.html"
    kind_of_page: ClassVar[str] = "archive-day"
    day: date
    rivers: tuple[River, ...]
    """By section."""
    of: Link | None = None
    earlier: Link | None = None
    later: Link | None = None


@dataclass(frozen=True, slots=True)
class CorrectedStory:
    """A correction and the story that it belongs to."""

    story: Link
    correction: Correction
    changes_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage(Page):
    """All corrections, newest first."""

    template: ClassVar[str] = "reader/corrections.html"
    kind_of_page: ClassVar[str] = "corrections"
    entries: tuple[CorrectedStory, ...]
    introduction: Markup = NO_WORDS
    older: tuple[Link, ...] = ()
    feed_url: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a story and what happened to them."""

    text: str
    state: Literal["same", "added", "removed"] = "same"


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """One field or block that differs."""

    name: str
    """In the reader's language: ``Headline``, ``Paragraph 4``."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PublicChange:
    """What one public version changed against the one before."""

    at: datetime
    parts: tuple[ChangedPart, ...]
    note: Markup = NO_WORDS
    """The correction or the editor's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChangesPage(Page):
    """The public versions of a story, newest first."""

    template: ClassVar[str] = "reader/story_changes.html"
    kind_of_page: ClassVar[str] = "story-changes"
    story: Link
    published: datetime
    changes: tuple[PublicChange, ...]


@dataclass(frozen=True, slots=True)
class FeedChoice:
    """One subject in every format of feed."""

    name: str
    rss_url: str = ""
    atom_url: str = ""
    json_url: str = ""


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds of one sort: sections, topics …"""

    name: str
    feeds: tuple[FeedChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsPage(Page):
    """The list of feeds, for people."""

    template: ClassVar[str] = "reader/feeds.html"
    kind_of_page: ClassVar[str] = "feeds"
    groups: tuple[FeedGroup, ...]
    introduction: Markup = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationPage(Page):
    """A page that editors write: about us, terms, privacy."""

    template: ClassVar[str] = "reader/information.html"
    kind_of_page: ClassVar[str] = "information"
    headline: str
    blocks: tuple[Block, ...]
    standfirst: str = ""
    updated: datetime | None = None
    children: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """404: nothing was ever here, as far as we know."""

    template: ClassVar[str] = "reader/not_found.html"
    kind_of_page: ClassVar[str] = "not-found"
    latest: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage(Page):
    """410: a story was withdrawn."""

    template: ClassVar[str] = "reader/gone.html"
    kind_of_page: ClassVar[str] = "gone"
    withdrawn: datetime | None = None
    reason: Markup = NO_WORDS
    """What the editors tell readers; "" for the usual words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerErrorPage(Page):
    """500: stored beforehand, so it needs nothing but the edition."""

    template: ClassVar[str] = "reader/server_error.html"
    kind_of_page: ClassVar[str] = "server-error"


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenancePage(Page):
    """503: stored beforehand."""

    template: ClassVar[str] = "reader/maintenance.html"
    kind_of_page: ClassVar[str] = "maintenance"


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePage(Page):
    """What changes often and stands on every page: the other pages fetch it and show its parts."""

    template: ClassVar[str] = "reader/live.html"
    kind_of_page: ClassVar[str] = "live"
    today: date
    today_until: datetime
    """The next midnight of the edition."""
    breaking: BreakingNews | None = None
