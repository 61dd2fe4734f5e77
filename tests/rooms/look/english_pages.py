# ruff: noqa: E501 (prose)
# fmt: off
"""One page of every kind in the invented English edition."""

from __future__ import annotations

from masthead.look import pages
from masthead.look.parts import Link
from tests.rooms.look import english as paper
from tests.rooms.look import english_others as others
from tests.rooms.look.english import story
from tests.rooms.look.english_story import IN_MEMORIAM, OPINION, STORY

RIVERS = (
    pages.River(
        "Harbour",
        "/harbour/",
        (
            story("The last boat builder on Tar Street takes an apprentice", "She is nineteen, left-handed, and came by bicycle.", "bridge", kicker="People"),
            story("Shrimp quota halved after spring count", photo="market"),
            story("Pilots want a second radar mast before winter", photo="storm"),
            story("Customs find 200 parrots in a container marked tiles", photo="harbour"),
            story("Who owns the quay? A map from 1911 says: nobody", kind="feature", kind_label="Feature"),
        ),
        "wide",
    ),
    pages.River(
        "Culture",
        "/culture/",
        (
            story("A lighthouse, one actor, and the sound of somebody else’s sea", "Ada Lindqvist holds the small stage of the Rope Works for ninety minutes.", "theatre", kicker="Stage"),
            story("Rye that takes three days", "The baker who does not own a clock.", "bakery", kicker="Food"),
            story("The library lends tools, seeds and, from Monday, telescopes", photo="lab"),
            story("Nine books about islands", photo="storm", kicker="Books", labels=(paper.SPONSORED,)),
        ),
    ),
    pages.River(
        "Country and world",
        "/world/",
        (
            story("Railway to the north is late, over budget and, say passengers, lovely", "The first through train arrived at 6.12 with flowers on it.", "school"),
            story("Parliament to vote on fishing zones before Christmas"),
            story("Two neighbours agree on one lighthouse"),
            story("Election in the Islands: what the first counts say", kind="analysis", kind_label="Analysis"),
            story("Snow closes the pass for the earliest time since 1958"),
            story("Ministers promise a law on unpaid internships"),
            story("Court: a ferry is a road"),
        ),
        "dense",
    ),
    pages.River(
        "Sport",
        "/sport/",
        (
            story("Eighty good minutes, ten terrible ones", "Rovers 1, Alderney Town 4.", "football", kicker="Football"),
            story("The swimmers who train in the dock", "At five, before the tugs.", "storm"),
            story("Chess: a boy of eleven draws with everyone", photo="council"),
            story("Regatta moved to May", photo="bridge"),
        ),
    ),
)

HOME = pages.HomePage(
    edition=paper.EDITION,
    menu=paper.MENU,
    head=paper.head("The Harbour Post"),
    current_url="/",
    lead=paper.LEAD,
    lead_related=(
        story("What the dockers want, in five lines"),
        story("Empty shelves: where to look and where not to"),
        story("Port director: “I have no more to give”"),
    ),
    secondaries=paper.SECONDARIES,
    running=(Link("Harbour strike", "/harbour/strike/"), Link("The school roofs", "/city/schools/roofs/"), Link("Storm Agnes", "/city/storm-agnes/")),
    latest=paper.LATEST,
    opinions=paper.OPINIONS,
    rivers=RIVERS,
)
ALL: dict[str, pages.Page] = {
    page.kind_of_page: page
    for page in (
        HOME,
        STORY,
        IN_MEMORIAM,
        others.SECTION,
        others.RUNNING,
        others.TOPIC,
        others.BYLINE,
        others.KIND,
        others.ARCHIVE,
        others.ARCHIVE_YEAR,
        others.ARCHIVE_MONTH,
        others.ARCHIVE_DAY,
        others.CORRECTIONS,
        others.CHANGES,
        others.FEEDS,
        others.INFORMATION,
        others.NOT_FOUND,
        others.GONE,
        others.SERVER_ERROR,
        others.MAINTENANCE,
        others.LIVE,
    )
} | {"opinion": OPINION}
"""Every kind of page, by its kind; and an opinion beside the news."""
