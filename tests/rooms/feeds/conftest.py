"""A small newspaper with one story that has nearly everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from masthead.editions.models import Edition
from masthead.photos import renditions
from masthead.photos.models import Photo
from masthead.stories.models import Correction, Story
from tests import make
from tests.once import once

MOMENT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.MASTHEAD_ADDRESS = "https://tide.example"


@once
def paper() -> Edition:
    return make.edition(name="The Tide", tagline="Since this morning", rights="© The Tide")


@once
def picture() -> Photo:
    """A photo with the files that a page may name."""
    photo = make.photo(caption='<p>Boats <a href="/harbour/">there</a>.</p>')
    renditions.make(photo.pk, ["jpeg"])
    return photo


@once
def body(picture: Photo) -> list[dict[str, object]]:
    """One block of every kind that a feed carries, and some that it must not."""
    pages = {"photo": picture.pk, "caption": "", "credit": "", "alt": ""}
    table = {
        "columns": [{"type": "text", "heading": "Year"}, {"type": "number", "heading": "Days"}],
        "rows": [{"values": ["<p>1931</p>", "<41"]}],
        "caption": "",
    }
    blocks: list[tuple[str, object]] = [
        ("paragraph", '<p>The council <b>voted</b> in <a href="/city/">the city</a>.</p>'),
        ("heading", {"text": "What <now>", "level": "3"}),
        ("picture", pages),
        ("gallery", {"title": "Two boats", "pictures": [{"type": "item", "value": pages, "id": "i1"}]}),
        ("quotation", {"text": "<p>No.</p>", "attribution": "The mayor"}),
        ("pull_quote", {"text": "Lifted words", "attribution": ""}),
        ("list", {"items": [{"type": "item", "value": "<p>One</p>", "id": "i2"}], "is_ordered": True}),
        ("video", {"file": None, "url": "https://video.example/a.mp4", "caption": "", "credit": "D", "poster": None}),
        ("embed", {"url": "https://youtu.be/abcdefghijk", "title": "A film", "caption": "", "poster": None}),
        ("table", {"table": table, "has_header_row": True, "has_header_column": True, "caption": "Strikes"}),
        ("key_points", {"title": "In short", "points": [{"type": "item", "value": "It <passed>", "id": "i3"}]}),
        ("callout", {"title": "Write to us", "text": "<p>Do.</p>", "style": "plain"}),
        ("callout", {"title": "Follow us", "text": "", "style": "follow"}),
        ("timeline", {"when": "1931", "heading": "Hunger", "text": "<p>Bread ends.</p>"}),
        ("preserved", {"source": "[secret_shortcode]", "reason": "unknown"}),
    ]
    return [{"type": name, "value": value, "id": f"b{number}"} for number, (name, value) in enumerate(blocks)]


@once
def story(paper: Edition, picture: Photo, body: list[dict[str, object]]) -> Story:
    city = make.section(paper, slug="city", description="Streets and people")
    made = make.published(
        city,
        "Council votes for the tram & “more”",
        by=make.person(paper, role="City editor"),
        about=(make.topic(paper),),
        at=MOMENT,
        standfirst="Eleven < twelve.",
        lead_photo=picture,
        lead_credit="AFP/Rosen",
        body=body,
        kind="analysis",
        is_exclusive=True,
        key_points=[{"type": "point", "value": "A tram & a bus", "id": "k1"}],
    )
    Correction.objects.create(story=made, text="The vote was 11 <to> 12.", noted_at=datetime(2026, 3, 2, tzinfo=UTC))
    return made


@pytest.fixture
def more_stories(paper: Edition) -> Callable[[int], list[Story]]:
    """Makes plain stories, one an hour, each with a byline, a topic and a picture of its own."""

    def build(count: int) -> list[Story]:
        place = make.section(paper, "Port", slug="port")
        by, about = make.person(paper, "Noam Levi"), make.topic(paper, "Ships")
        made = []
        for number in range(count):
            photo = make.photo(f"Photo {number}")
            renditions.make(photo.pk, ["jpeg"])
            block = {"photo": photo.pk, "caption": "", "credit": "", "alt": ""}
            made.append(
                make.published(
                    place,
                    f"Ship {number} arrives",
                    by=by,
                    about=(about,),
                    lead_photo=photo,
                    at=datetime(2026, 2, 1, number, tzinfo=UTC),
                    body=[
                        {"type": "picture", "value": block, "id": "p1"},
                        {"type": "paragraph", "value": f'<p><a linktype="page" id="{place.pk}">x</a></p>', "id": "p2"},
                    ],
                )
            )
        return made

    return build
