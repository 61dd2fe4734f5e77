# ruff: noqa: E501 (prose)
# fmt: off
"""A story with every block, an opinion, and the page of somebody who died."""

from __future__ import annotations

from datetime import UTC, date, datetime

from markupsafe import Markup

from masthead.look import blocks, pages
from masthead.look.parts import Byline, Correction, Link
from tests.rooms.look import english as paper
from tests.rooms.look.english import by, picture, story


def paragraphs(*texts: str) -> tuple[blocks.Block, ...]:
    """Paragraphs of a body."""
    return tuple(blocks.Paragraph(html=Markup(text)) for text in texts)


OPENING = paragraphs(
    "Nobody shouted when the counting was done. The foreman of the night shift, Aurel Stamm, read the figures from the back of a delivery note, folded it, and said that everybody should go home and sleep. Six hundred and twelve dockers had voted to stay away for a third day; nine had not.",
    'By then the talks were over. They had lasted <a href="/2026/11/19/talks/">fourteen hours</a>, in a hotel whose kitchen had run out of everything but eggs, and they ended on a question of eleven minutes: the time that a crew is given to lash a container before the next one is lowered.',
    "“Eleven minutes is what the machine needs,” said Mr Stamm. “A man with a wet glove needs fifteen.” The port says that every minute more costs it a ship a week, and that the ships are already going elsewhere.",
)
EVERY_BLOCK = (
    *OPENING,
    blocks.Heading(text="What runs out first", anchor="what-runs-out-first"),
    *paragraphs(
        "The shops have drawn up a list, as they did in the winter of 1996. Bananas come first, then newsprint, then the small round batteries that hearing aids take. The pharmacies say that medicines are brought in by road and are <b>not affected</b>.",
    ),
    blocks.KeyPoints(items=(Markup("The strike goes into its <b>third day</b>."), Markup("Talks broke down over the time for lashing a container."), Markup("A mediator may be named on Monday."))),
    blocks.BulletList(items=(Markup("Fruit and vegetables: until <i>Monday</i>"), Markup("Newsprint: until Tuesday; this paper will be thinner"), Markup("Fuel: no shortage expected"))),
    blocks.PullQuote(text="Eleven minutes is what the machine needs. A man with a wet glove needs fifteen.", attribution="Aurel Stamm, foreman"),
    *paragraphs(
        "At the fish market, which does not depend on the port, the auction began at four as always. Herring was dearer by a fifth. “They buy as if for a siege,” said Dorthe Brandt, who has sold fish on the same square metre for thirty-one years, and she shook her head at a man who wanted a whole crate.",
        "The port’s director, Lukas Vane, spoke to reporters in the rain. He had asked the government for a mediator, he said, and would accept anybody who could tell a twist lock from a door handle.",
    ),
    blocks.Quotation(html=Markup("I have no more to give. If I give them fifteen minutes I am giving them an empty quay."), attribution="Lukas Vane, director of the port"),
    blocks.PictureBlock(picture=picture("market", "focus-x5 focus-y3")),
    *paragraphs("The government said that it would answer “in the course of Monday”. The union holds that a mediator is welcome as long as he comes in working boots. Both sides agree on the number of containers that stand on the quay: 4,114."),
    blocks.Table(
        caption="Four strikes in the port",
        has_header_row=True,
        has_header_column=True,
        rows=(
            (Markup("Year"), Markup("Days"), Markup("Over"), Markup("Ended by")),
            (Markup("1931"), Markup("41"), Markup("Wages"), Markup("Hunger")),
            (Markup("1968"), Markup("6"), Markup("The eight-hour shift"), Markup("Agreement")),
            (Markup("1996"), Markup("12"), Markup("The first crane without a driver"), Markup("A court")),
            (Markup("2026"), Markup("3"), Markup("Eleven minutes"), Markup("–")),
        ),
        note="Source: the archive of The Harbour Post",
    ),
    blocks.Heading(text="Three winters", level=3),
    blocks.TimelineEntry(when="Spring 1931", heading="Forty-one days without bread", html=Markup("<p>The bakers’ union sends its flour to the dockers’ kitchen.</p>")),
    blocks.TimelineEntry(at=datetime(1968, 5, 9, 12, tzinfo=UTC), heading="Eight hours", html=Markup("<p>The shift is cut from ten hours to eight. It is still the law of the quay.</p>")),
    blocks.TimelineEntry(at=datetime(1996, 1, 22, 12, tzinfo=UTC), heading="The crane that drove itself"),
    blocks.RelatedStories(cards=(story("Who owns the quay? A map from 1911 says: nobody", photo="bridge", kind="feature", kind_label="Feature"),)),
    blocks.Gallery(title="Three days on the quay", pictures=(picture("harbour"), picture("storm"), picture("council"))),
    blocks.Video(files=(blocks.MediaFile("/media/vote.mp4", "video/mp4"),), poster_url="/media/council-960.jpg", title="The vote in the canteen", caption=Markup("The night shift votes."), credit="Ines Calloway/The Harbour Post", subtitles=(blocks.Subtitles("/media/vote.vtt", "en", "English"),)),
    blocks.Audio(files=(blocks.MediaFile("/media/stamm.mp3", "audio/mpeg"),), title="Aurel Stamm on eleven minutes (4 min)"),
    blocks.Embed(url="https://www.youtube.com/watch?v=example", provider="YouTube", title="How a twist lock works", frame_url="https://www.youtube-nocookie.com/embed/example", poster=picture("lab"), caption=Markup("A film of the port’s training school.")),
    blocks.Embed(url="https://social.example/post/1", provider="Telegram", title="The union’s statement"),
    blocks.Document(url="/documents/agreement.pdf", title="The agreement of 1968, in full", format_name="PDF", size=1_843_200),
    blocks.CallOut(title="Do you work on the quay?", html=Markup("<p>Tell us how long you need to lash a container. We print no names without asking.</p>"), link=Link("Write to the harbour desk", "/contact/")),
    blocks.FollowUs(),
    *paragraphs("Mr Stamm was last seen on the number 9 bus, asleep. The delivery note is in the union’s archive already."),
)
RELATED = (
    story("What the dockers want, in five lines", photo="harbour", kind="explainer", kind_label="Explainer", bylines=by("Ines Calloway")),
    story("Shrimp quota halved after spring count", photo="market", bylines=by("Northern Wire")),
    story("Pilots want a second radar mast before winter", photo="storm", bylines=by("Tomas Reel")),
    story("Strikers are not the ones who closed the port", photo="bridge", kind="opinion", kind_label="Opinion", bylines=by("Karim Haddad")),
)
PLACE = (Link("Home", "/"), Link("Harbour", "/harbour/"), Link("Shipping", "/harbour/shipping/"))

STORY = pages.StoryPage(
    edition=paper.EDITION,
    menu=paper.MENU,
    head=paper.head("Dockers walk out for a third day as talks with the port break down"),
    breadcrumbs=PLACE,
    current_url="/harbour/",
    url="https://harbourpost.example/2026/11/20/dockers-walk-out/",
    headline="Dockers walk out for a third day as talks with the port break down",
    published=datetime(2026, 11, 20, 15, 42, tzinfo=UTC),
    updated=datetime(2026, 11, 20, 16, 24, tzinfo=UTC),
    standfirst="The night shift voted 612 to 9 to stay away. Shops say bananas and newsprint will run short by Monday, and the port’s director has asked the government for a mediator.",
    kicker="Harbour strike",
    labels=(paper.EXCLUSIVE,),
    section=Link("Harbour", "/harbour/"),
    bylines=by("Ines Calloway", "Northern Wire"),
    dateline="Kestrel Bay",
    lead_picture=picture("harbour", "focus-x5 focus-y6"),
    blocks=EVERY_BLOCK,
    topics=(Link("Harbour strike", "/topic/harbour-strike/"), Link("Port Authority", "/topic/port-authority/"), Link("Trade unions", "/topic/trade-unions/")),
    corrections=(Correction(at=datetime(2026, 11, 20, 16, 20, tzinfo=UTC), text=Markup("An earlier version gave the number of dockers who voted against as 90. It was 9."), code="correction-1"),),
    changes_url="/2026/11/20/dockers-walk-out/changes/",
    related=RELATED,
)

OPINION = pages.StoryPage(
    edition=paper.EDITION,
    menu=paper.MENU,
    head=paper.head("A bridge that does not turn is a wall with a view"),
    breadcrumbs=(Link("Home", "/"), Link("Opinions", "/opinion/")),
    current_url="/opinion/",
    url="https://harbourpost.example/2026/11/20/a-bridge/",
    headline="A bridge that does not turn is a wall with a view",
    published=datetime(2026, 11, 20, 6, 0, tzinfo=UTC),
    standfirst="The council bought us time, not a crossing.",
    kind="opinion",
    kind_link=Link("Opinion", "/opinion/"),
    bylines=(Byline("Ruth Amsel", "/by/ruth-amsel/", role="Writes on Fridays about the Old Town", portrait=picture("face1")),),
    blocks=(*OPENING[1:], *EVERY_BLOCK[6:11]),
    related=RELATED[:3],
)

IN_MEMORIAM = pages.InMemoriamPage(
    edition=paper.EDITION,
    menu=paper.MENU,
    head=paper.head("Elsbeth Varga, 1938–2026"),
    breadcrumbs=(Link("Home", "/"), Link("In Memoriam", "/in-memoriam/")),
    current_url="/in-memoriam/",
    url="https://harbourpost.example/2026/11/18/elsbeth-varga/",
    headline="She tuned every piano in the town, and remembered each of them",
    person="Elsbeth Varga",
    published=datetime(2026, 11, 18, 9, 0, tzinfo=UTC),
    born=date(1938, 2, 2),
    died=date(2026, 11, 14),
    standfirst="The piano tuner of Kestrel Bay listened to four thousand instruments and forgot none.",
    bylines=by("Maren Oakes"),
    portrait=picture("portrait", "focus-x5 focus-y3"),
    blocks=paragraphs(
        "Elsbeth Varga kept no diary. She kept a card for each piano: its maker, its year, the humidity of the room, and one line about the people. On the card for the upright in the harbour canteen she wrote in 1979, “Sings in the bass; so do they.”",
        "She was born on a ferry between two islands, in fog, and was entered in the register of both. She learned her trade from a blind man in the Old Town who taught her to take her shoes off, because a floor, he said, is half of the sound.",
        "For fifty-eight years she went from house to house with a leather roll of felt and forks. Children were allowed to strike the low A. Those who struck it softly were given a peppermint.",
    ),
    tributes=(
        pages.Tribute(name="Jonas Pell", place="Lower Town", relation="Neighbour", text=Markup("<p>She tuned ours the week my father died. She did not send a bill, and the piano has never gone out since.</p>"), at=datetime(2026, 11, 16, 8, tzinfo=UTC)),
        pages.Tribute(name="The harbour choir", text=Markup("<p>We sang in the bass.</p>"), at=datetime(2026, 11, 17, 8, tzinfo=UTC)),
    ),
)
