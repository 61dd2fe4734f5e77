"""Small invented things with which components show themselves in the component guide and in tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from markupsafe import Markup

from masthead.look import pages, parts
from masthead.look.blocks import Block, Paragraph


@dataclass(frozen=True, slots=True)
class Example:
    """One way in which a component is used: a template, and what it is given beside ``page`` and ``edition``."""

    name: str
    source: str
    data: Mapping[str, object] = field(default_factory=dict)


def of_block(name: str, block: Block) -> Example:
    """A block as the body of a story shows it."""
    source = '<div class="body">{% include block.component ~ "/" ~ block.component ~ ".html" %}</div>'
    return Example(name, source, {"block": block})


MOMENT = datetime(2026, 11, 20, 16, 24, tzinfo=UTC)
PICTURE = parts.Picture(
    src="/media/harbour-960.jpg",
    width=960,
    height=640,
    alt="Cranes stand still over rows of containers at dusk.",
    sources=(
        parts.PictureSource(
            "image/webp",
            (parts.Rendition("/media/harbour-480.webp", 480), parts.Rendition("/media/harbour-960.webp", 960)),
        ),
    ),
    caption=Markup("The container quay on <i>Thursday</i> evening."),
    credit="Ines Calloway/The Harbour Post",
    focus=parts.focus_class(0.5, 0.6),
)
PERSON = parts.Byline("Ruth Amsel", "/by/ruth-amsel/", role="Writes on Fridays", portrait=PICTURE)
AGENCY = parts.Byline("Northern Wire", "/by/northern-wire/", kind="agency")
EXCLUSIVE, BREAKING = parts.Label("exclusive", "Exclusive"), parts.Label("breaking", "Breaking")
CARD = parts.Card(
    url="/2026/11/20/dockers/",
    headline="Dockers walk out for a third day",
    kicker="Harbour strike",
    standfirst="The night shift voted 612 to 9 to stay away.",
    picture=PICTURE,
    bylines=(PERSON, AGENCY),
    published=MOMENT,
    labels=(EXCLUSIVE,),
)
OPINION = parts.Card(
    url="/2026/11/20/bridge/",
    headline="A bridge that does not turn is a wall with a view",
    standfirst="The council bought us time, not a crossing.",
    bylines=(PERSON,),
    published=MOMENT,
    kind="opinion",
    kind_label="Opinion",
)
EDITION = parts.EditionView(
    name="The Harbour Post",
    language="en-GB",
    direction="ltr",
    zone="Europe/Lisbon",
    home_url="/",
    tagline="The paper of Kestrel Bay",
    about=Markup("<p>Written and edited on Tar Street.</p>"),
    founded=date(1887, 3, 12),
    rights="© The Harbour Post",
    social=(parts.SocialAccount("telegram", "Telegram", "https://t.me/example"),),
    feeds_url="/feeds/",
    archive_url="/archive/",
    corrections_url="/corrections/",
    live_url="/live.html",
    others=(parts.OtherEdition("עברית", "he", "rtl", "/he/"),),
    embed_hosts=("player.example.org",),
)
MENU = parts.Menu(
    main=(
        parts.MenuItem("City", "/city/", (parts.MenuItem("Council", "/city/council/"),)),
        parts.MenuItem("Sport", "/sport/"),
    ),
    footer=(parts.MenuItem("About us", "/about/"),),
)
CORRECTION = parts.Correction(MOMENT, Markup("An earlier version gave the number as 90. It was 9."), "correction-1")
PAGE = pages.StoryPage(
    edition=EDITION,
    menu=MENU,
    head=parts.Head(
        title=CARD.headline,
        description="The night shift voted to stay away.",
        canonical="https://harbourpost.example/2026/11/20/dockers/",
        open_graph=parts.OpenGraph(title=CARD.headline, kind="article", published=MOMENT, section="Harbour"),
    ),
    breadcrumbs=(parts.Link("Home", "/"), parts.Link("Harbour", "/harbour/")),
    current_url="/city/",
    url="https://harbourpost.example/2026/11/20/dockers/",
    headline=CARD.headline,
    published=MOMENT,
    updated=MOMENT.replace(hour=17),
    bylines=(PERSON, AGENCY),
    labels=(EXCLUSIVE,),
    kicker="Harbour strike",
    blocks=(
        Paragraph(html=Markup("Nobody shouted when the counting was done.")),
        Paragraph(html=Markup('By then the <a href="/talks/">talks</a> were over.')),
    ),
)
