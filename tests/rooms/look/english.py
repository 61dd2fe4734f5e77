# ruff: noqa: E501 (prose)
# fmt: off
"""An invented English edition to look at: the Harbour Post of Kestrel Bay."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from markupsafe import Markup

from masthead.look import parts
from masthead.look.parts import Byline, Card, EditionView, Head, Label, MenuItem, Picture

NOW = datetime(2026, 11, 20, 16, 24, tzinfo=UTC)
PHOTOS: dict[str, tuple[int, int, str, str, str]] = {
    "harbour": (1600, 1067, "Cranes stand still over rows of containers at dusk.", "The container quay on Thursday evening. No ship was unloaded for the third day.", "Ines Calloway/The Harbour Post"),
    "bridge": (1600, 1067, "An iron bridge over a grey river, seen from the north bank.", "The Old Swing Bridge last turned in 1974.", "Tomas Reel/The Harbour Post"),
    "council": (1600, 1067, "Councillors in a panelled room raise their hands.", "The vote was taken at ten minutes to midnight.", "Pool/Northern Wire"),
    "market": (1600, 1067, "Crates of herring under striped awnings.", "The fish market opens at four in the morning.", "Ines Calloway/The Harbour Post"),
    "school": (1600, 1067, "An empty classroom with chairs on the tables.", "Room 12 has no heating; lessons are held in the gymnasium.", "Tomas Reel/The Harbour Post"),
    "football": (1600, 1067, "Two players jump for a ball in heavy rain.", "Kestrel Rovers held the league leaders for 80 minutes.", "Northern Wire/Sport"),
    "theatre": (1600, 1067, "An actor alone on a stage lit from one side.", "Ada Lindqvist as the lighthouse keeper.", "Maren Oakes"),
    "storm": (1600, 1067, "Waves break over a sea wall.", "Saturday’s storm took 40 metres of the promenade.", "Ines Calloway/The Harbour Post"),
    "bakery": (1600, 1067, "A baker dusts loaves with flour.", "Rye takes three days here.", "Maren Oakes"),
    "lab": (1600, 1067, "A researcher holds up a jar of sediment.", "Mud from the estuary goes back 9,000 years.", "University of Kestrel Bay"),
    "portrait": (900, 1125, "A woman with short white hair looks into the camera.", "Elsbeth Varga in her workshop in 2011.", "Family photograph"),
    "face1": (400, 500, "", "", ""),
    "face2": (400, 500, "", "", ""),
    "face3": (400, 500, "", "", ""),
    "face4": (400, 500, "", "", ""),
}


def picture(name: str, focus: str = "") -> Picture:
    """A drawn stand-in, in the formats and widths that the photo desk makes."""
    width, height, alt, caption, credit = PHOTOS[name]
    widths = [w for w in (320, 480, 640, 960, 1280, 1600) if w <= width]

    def renditions(suffix: str) -> tuple[parts.Rendition, ...]:
        return tuple(parts.Rendition(f"/media/{name}-{w}.{suffix}", w) for w in widths)

    return Picture(
        src=f"/media/{name}-{widths[-1]}.jpg",
        width=widths[-1],
        height=round(height * widths[-1] / width),
        alt=alt,
        sources=(
            parts.PictureSource("image/avif", renditions("avif")),
            parts.PictureSource("image/webp", renditions("webp")),
        ),
        renditions=renditions("jpg"),
        caption=Markup(caption),
        credit=credit,
        focus=focus,
    )


def by(*names: str) -> tuple[Byline, ...]:
    """Bylines with pages; names with a wire in them are agencies."""
    return tuple(
        Byline(name, f"/by/{name.lower().replace(' ', '-')}/", "agency" if "Wire" in name else "person")
        for name in names
    )


def ago(hours: float) -> datetime:
    """A moment before the paper was looked at."""
    return NOW - timedelta(hours=hours)


def story(headline: str, standfirst: str = "", photo: str = "", *, hours: float = 3.0, **more: object) -> Card:
    """A card with an address of its own."""
    slug = "".join(c for c in headline.lower().replace(" ", "-") if c.isalnum() or c == "-")[:40]
    return Card(
        url=f"/2026/11/20/{slug}/",
        headline=headline,
        standfirst=standfirst,
        picture=picture(photo) if photo else None,
        published=ago(hours),
        **more,  # type: ignore[arg-type]
    )


MAIN = (
    MenuItem("City", "/city/", (MenuItem("Council", "/city/council/"), MenuItem("Schools", "/city/schools/"), MenuItem("Crime and courts", "/city/courts/"))),
    MenuItem("Harbour", "/harbour/", (MenuItem("Fishing", "/harbour/fishing/"), MenuItem("Shipping", "/harbour/shipping/"))),
    MenuItem("Country", "/country/"),
    MenuItem("World", "/world/", (MenuItem("Europe", "/world/europe/"), MenuItem("The North", "/world/north/"))),
    MenuItem("Business", "/business/"),
    MenuItem("Opinions", "/opinion/"),
    MenuItem("Culture", "/culture/", (MenuItem("Books", "/culture/books/"), MenuItem("Stage", "/culture/stage/"), MenuItem("Food", "/culture/food/"))),
    MenuItem("Sport", "/sport/"),
    MenuItem("Science", "/science/"),
    MenuItem("In Memoriam", "/in-memoriam/"),
)
MENU = parts.Menu(
    main=MAIN,
    footer=(
        MenuItem("About us", "/about/"),
        MenuItem("Terms of use", "/terms/"),
        MenuItem("Privacy policy", "/privacy/"),
    ),
)
EDITION = EditionView(
    name="The Harbour Post",
    language="en-GB",
    direction="ltr",
    zone="Europe/Lisbon",
    home_url="/",
    tagline="The paper of Kestrel Bay and its people since 1887",
    about=Markup(
        "<p>The Harbour Post is written, edited and argued over in a former rope works on Tar Street. "
        'It belongs to its readers: <a href="/about/">how that works</a>.</p>'
    ),
    founded=date(1887, 3, 12),
    rights="© The Harbour Post Cooperative. All rights reserved.",
    hosting=Markup("Served from Kestrel Bay on hydro power."),
    social=(
        parts.SocialAccount("facebook", "Facebook", "https://www.facebook.com/example"),
        parts.SocialAccount("x", "X", "https://x.com/example"),
        parts.SocialAccount("telegram", "Telegram", "https://t.me/example"),
    ),
    style_url="/static/look/edition-1.css",
    feeds_url="/feeds/",
    archive_url="/archive/",
    corrections_url="/corrections/",
    live_url="/en-live.html",
    others=(parts.OtherEdition("עברית", "he", "rtl", "/he/"),),
    embed_hosts=("www.youtube-nocookie.com", "player.vimeo.com"),
)


def head(title: str, **more: object) -> Head:
    """A full head, as a story has it."""
    return Head(
        title=title,
        description="What a search engine shows under the title, one sentence long.",
        canonical="https://harbourpost.example/2026/11/20/harbour-strike/",
        alternates=(parts.Alternate("en-GB", "https://harbourpost.example/"), parts.Alternate("he", "https://harbourpost.example/he/")),
        open_graph=parts.OpenGraph(title=title, kind="article", image_url="https://harbourpost.example/media/harbour-1280.jpg", image_width=1280, image_height=853, image_alt="Cranes", published=NOW, section="Harbour", tags=("Strike",)),
        json_ld=(Markup('{"@context":"https://schema.org","@type":"NewsArticle","headline":"x"}'),),
        feeds=(parts.FeedLink("The Harbour Post", "/feed/rss.xml"), parts.FeedLink("The Harbour Post", "/feed/feed.json", "application/feed+json")),
        **more,  # type: ignore[arg-type]
    )


EXCLUSIVE = Label("exclusive", "Exclusive")
BREAKING = Label("breaking", "Breaking")
SPONSORED = Label("sponsored", "Paid for by the Port Authority")

LEAD = story(
    "Dockers walk out for a third day as talks with the port break down",
    "The night shift voted 612 to 9 to stay away. Shops say bananas and newsprint will run short by Monday, and the port’s director has asked the government for a mediator.",
    "harbour", hours=0.6, kicker="Harbour strike", bylines=by("Ines Calloway", "Northern Wire"), labels=(BREAKING,),
)
SECONDARIES = (
    story("Council saves the swing bridge by a single vote", "Repairs will cost 14 million; the toll returns after 51 years.", "bridge", kicker="Old town", hours=2),
    story("The minister knew about the school roofs in March, letters show", "Inspectors had warned of collapse in five buildings, one of them in use today.", labels=(EXCLUSIVE,), hours=4),
    story("Mayor’s budget passes at midnight with fewer buses and more nurses", "Line 9 survives, Line 4 does not.", "council", kicker="City council", hours=9),
    story("Storm takes forty metres of the promenade", "Engineers say the wall was built for another sea.", "storm", hours=12),
    story("Why herring is dear this winter", "Warm water, small quotas, and one broken ice machine.", "market", kind="explainer", kind_label="Explainer", hours=14),
    story("Mud from the estuary tells of a wave nobody wrote down", "A layer of shells, nine thousand years old, lies where no shells should be.", "lab", kicker="Science", hours=20),
)
LATEST = tuple(
    story(text, hours=hours)
    for hours, text in (
        (0.2, "Ferry to the islands cancelled until noon tomorrow"),
        (0.9, "Rovers sign goalkeeper from the second division"),
        (1.5, "Court frees man held for eleven months by mistake"),
        (2.8, "Water to be cut in Lower Town on Sunday night"),
        (5.5, "Lighthouse museum finds its missing lamp in a cellar in Tar Street"),
        (30, "Northern railway orders nine trains"),
    )
)


def opinion(name: str, face: str, headline: str, standfirst: str, kind: str = "opinion") -> Card:
    """An opinion with its writer's face."""
    writer = Byline(name, f"/by/{name.lower().replace(' ', '-')}/", portrait=picture(face))
    return story(headline, standfirst, kind=kind, kind_label="Opinion", bylines=(writer,))


OPINIONS = (
    opinion("Ruth Amsel", "face1", "A bridge that does not turn is a wall with a view", "The council bought us time, not a crossing."),
    opinion("Karim Haddad", "face2", "Strikers are not the ones who closed the port", "Count the ships that stopped coming before the whistle."),
    opinion("Olive Marchetti", "face3", "I taught in Room 12, and I kept my coat on", "What children learn from a cold room."),
    opinion("Per Sandvik", "face4", "In praise of the boring budget", "Nobody marched for line items. Somebody should."),
)
