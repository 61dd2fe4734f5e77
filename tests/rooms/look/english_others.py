# ruff: noqa: E501 (prose)
# fmt: off
"""The pages of the invented English edition that are neither front nor story."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from markupsafe import Markup

from masthead.look import pages
from masthead.look.dates import calendar_weeks
from masthead.look.pages import ArchiveDay, ArchiveMonth, ArchiveYear, CalendarMonth, DayOfStories, Piece
from masthead.look.parts import BreakingNews, Byline, Correction, Link
from tests.rooms.look import english as paper
from tests.rooms.look.english import by, picture, story
from tests.rooms.look.english_story import EVERY_BLOCK, RELATED, paragraphs

HOME = Link("Home", "/")
MONTHS = tuple(Link(f"{name} 2026", f"/archive/2026/{number}/") for number, name in ((11, "November"), (10, "October"), (9, "September"), (8, "August")))
CARDS = (
    story("Shrimp quota halved after spring count", "The bay has half the shrimps of last year; the boats have been told by letter.", "market", bylines=by("Northern Wire"), kicker="Fishing"),
    story("Pilots want a second radar mast before winter", "Two near misses in October are reason enough, they say.", "storm", bylines=by("Tomas Reel"), hours=20),
    story("Customs find 200 parrots in a container marked tiles", bylines=by("Ines Calloway"), hours=31),
    story("Who owns the quay? A map from 1911 says: nobody", "The land registry has a hole in it, eleven hectares wide.", "bridge", bylines=by("Ines Calloway", "Maren Oakes"), kind="feature", kind_label="Feature", hours=50),
    story("Strikers are not the ones who closed the port", "Count the ships that stopped coming before the whistle.", kind="opinion", kind_label="Opinion", bylines=by("Karim Haddad"), hours=55),
    story("The last boat builder on Tar Street takes an apprentice", "She is nineteen, left-handed, and came by bicycle.", "harbour", bylines=by("Maren Oakes"), hours=80),
)


def _place(title: str, *breadcrumbs: Link, current: str = "") -> dict[str, object]:
    return {
        "edition": paper.EDITION,
        "menu": paper.MENU,
        "head": paper.head(title),
        "breadcrumbs": (HOME, *breadcrumbs),
        "current_url": current,
    }


def _month(first: date, published: int) -> CalendarMonth:
    days = {
        first + timedelta(days=n): ArchiveDay(
            first + timedelta(days=n), f"/archive/{first:%Y/%m}/{n + 1:02}/", n % 7 + 1
        )
        for n in range(published)
    }
    return CalendarMonth(first, calendar_weeks(first, "en-GB", days), f"/archive/{first:%Y/%m}/" if published else "")


SECTION = pages.SectionPage(
    **_place("Harbour", current="/harbour/"),
    name="Harbour",
    introduction=Markup("<p>Ships, fish, ropes and the people who handle them.</p>"),
    lead=paper.LEAD,
    secondaries=paper.SECONDARIES[:3],
    cards=CARDS,
    subsections=(Link("Fishing", "/harbour/fishing/"), Link("Shipping", "/harbour/shipping/")),
    older=MONTHS,
    feed_url="/harbour/feed/",
)
RUNNING = pages.RunningStoryPage(
    **_place("Harbour strike", Link("Harbour", "/harbour/"), current="/harbour/"),
    name="Harbour strike",
    standfirst="Six hundred dockers, eleven minutes, and a town that waits for its bananas.",
    summary=Markup("<p>On 18 November the night shift stayed at home.</p><p>The dispute is about the <b>time to lash a container</b>: the port allows eleven minutes, the union asks for fifteen.</p><p>Talks broke down on the third day.</p>"),
    lead=paper.LEAD,
    days=(DayOfStories(date(2026, 11, 20), CARDS[:3], "/archive/2026/11/20/"), DayOfStories(date(2026, 11, 19), CARDS[3:5])),
    older=MONTHS[:1],
    feed_url="/harbour/strike/feed/",
)
TOPIC = pages.TopicPage(**_place("Port Authority"), name="Port Authority", cards=CARDS, synonyms=("Harbour Board", "PA"), older=MONTHS, feed_url="/topic/port-authority/feed/")
BYLINE = pages.BylinePage(
    **_place("Ines Calloway"),
    name="Ines Calloway",
    byline=Byline("Ines Calloway", "/by/ines-calloway/", role="Harbour correspondent and photographer", portrait=picture("face1")),
    introduction=Markup("<p>Has written about the port since the year of the second crane. Speaks to gulls.</p>"),
    links=(Link("ines@harbourpost.example", "mailto:ines@harbourpost.example"),),
    cards=CARDS[:4],
    feed_url="/by/ines-calloway/feed/",
)
KIND = pages.KindPage(**_place("Opinions", current="/opinion/"), name="Opinions", kind="opinion", cards=paper.OPINIONS + CARDS[4:5], older=MONTHS)
ARCHIVE = pages.ArchivePage(
    **_place("Archive"),
    introduction=Markup("<p>Every issue since 12 March 1887, as far as it has been typed again.</p>"),
    years=tuple(
        ArchiveYear(year, f"/archive/{year}/", tuple(ArchiveMonth(date(year, m, 1), f"/archive/{year}/{m:02}/" if year < 2026 or m < 12 else "", 9) for m in range(1, 13)), 4231 + year)
        for year in range(2026, 2019, -1)
    ),
)
ARCHIVE_YEAR = pages.ArchiveYearPage(**_place("2026", Link("Archive", "/archive/")), year=2026, months=tuple(_month(date(2026, m, 1), 27 if m < 11 else 20 if m == 11 else 0) for m in range(1, 13)), earlier=Link("2025", "/archive/2025/"))
ARCHIVE_MONTH = pages.ArchiveMonthPage(
    **_place("November 2026", Link("Archive", "/archive/"), Link("2026", "/archive/2026/")),
    calendar=_month(date(2026, 11, 1), 20),
    days=(DayOfStories(date(2026, 11, 20), CARDS, "/archive/2026/11/20/"), DayOfStories(date(2026, 11, 19), CARDS[:3], "/archive/2026/11/19/")),
    earlier=Link("October 2026", "/archive/2026/10/"),
    later=Link("December 2026", "/archive/2026/12/"),
)
ARCHIVE_DAY = pages.ArchiveDayPage(
    **_place("20 November 2026", Link("Archive", "/archive/"), Link("2026", "/archive/2026/")),
    day=date(2026, 11, 20),
    rivers=(pages.River("Harbour", "/harbour/", CARDS[:3]), pages.River("Opinions", "/opinion/", CARDS[4:5])),
    earlier=Link("19 November 2026", "/archive/2026/11/19/"),
)
WRONG = Correction(datetime(2026, 11, 20, 16, 20, tzinfo=UTC), Markup("An earlier version gave the number of dockers who voted against as 90. It was <b>9</b>."))
CORRECTIONS = pages.CorrectionsPage(
    **_place("Corrections"),
    introduction=Markup('<p>We print what we got wrong. <a href="/contact/">Tell us</a> if we have not.</p>'),
    entries=(
        pages.CorrectedStory(Link("Dockers walk out for a third day", "/2026/11/20/dockers/"), WRONG, "/2026/11/20/dockers/changes/"),
        pages.CorrectedStory(Link("Nine books about islands", "/2026/11/14/books/"), Correction(datetime(2026, 11, 15, 9, tzinfo=UTC), Markup("One of the nine was about a peninsula."))),
    ),
    older=MONTHS,
    feed_url="/corrections/feed/",
)
CHANGES = pages.StoryChangesPage(
    **_place("What changed"),
    story=Link("Dockers walk out for a third day as talks with the port break down", "/2026/11/20/dockers/"),
    published=datetime(2026, 11, 20, 15, 42, tzinfo=UTC),
    changes=(
        pages.PublicChange(
            datetime(2026, 11, 20, 16, 24, tzinfo=UTC),
            (
                pages.ChangedPart("Headline", (Piece("Dockers walk out "), Piece("again", "removed"), Piece("for a third day", "added"), Piece(" as talks with the port break down"))),
                pages.ChangedPart("Paragraph 1", (Piece("Six hundred and twelve dockers had voted to stay away; "), Piece("ninety", "removed"), Piece("nine", "added"), Piece(" had not."))),
            ),
            WRONG.text,
        ),
    ),
)
FEEDS = pages.FeedsPage(
    **_place("Feeds"),
    introduction=Markup("<p>Read the paper in a program of your own. Nobody counts you there.</p>"),
    groups=(
        pages.FeedGroup("The paper", (pages.FeedChoice("Everything", "/feed/rss.xml", "/feed/atom.xml", "/feed/feed.json"), pages.FeedChoice("Corrections", "/corrections/rss.xml"))),
        pages.FeedGroup("Sections", tuple(pages.FeedChoice(item.text, f"{item.url}rss.xml", f"{item.url}atom.xml", f"{item.url}feed.json") for item in paper.MAIN)),
    ),
)
INFORMATION = pages.InformationPage(
    **_place("About us"),
    headline="About us",
    standfirst="The Harbour Post belongs to those who read it.",
    blocks=(*paragraphs("Four thousand readers hold one share each. No share gives a second vote."), *EVERY_BLOCK[3:6], *paragraphs("Write to us.")),
    updated=datetime(2026, 10, 1, 9, tzinfo=UTC),
    children=(Link("Who works here", "/about/staff/"),),
)
NOT_FOUND = pages.NotFoundPage(**_place("There is no such page"), latest=RELATED[:3])
GONE = pages.GonePage(**_place("This story was withdrawn"), withdrawn=datetime(2026, 11, 3, 9, tzinfo=UTC))
SERVER_ERROR = pages.ServerErrorPage(**_place("Something broke"))
MAINTENANCE = pages.MaintenancePage(**_place("Back soon"))
FAR = datetime(2100, 1, 1, tzinfo=UTC)
"""An end that does not come while somebody looks."""
LIVE = pages.LivePage(
    **_place("Breaking news"),
    today=date(2026, 11, 20),
    today_until=FAR,
    breaking=BreakingNews("Harbour closed until further notice; the coast guard asks all small craft to return", FAR, "/2026/11/20/dockers/"),
)
