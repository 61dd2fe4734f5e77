"""Today's date and breaking news: one small stored page of each edition, that all its other pages fetch."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from masthead.fronts import breaking
from masthead.fronts.models import BreakingNews
from masthead.press import spreading, working
from masthead.press.address import Address
from masthead.press.models import Lane, Sheet
from masthead.press.stores.memory import MemoryStore
from tests import make
from tests.rooms.reader.edits import Newsroom

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


@pytest.fixture
def paper(clock):
    return make.edition()


@pytest.fixture
def city(paper):
    return make.section(paper, slug="city")


@pytest.fixture
def story(city, paper):
    return make.published(city, "Ferry aground off the mole", by=make.person(paper))


def live(client: Client, path: str = "/live.html") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def bar(page: str) -> tuple[str, str] | None:
    """The words of the bar and where it leads."""
    found = re.search(r'<aside class="breaking".*?</aside>', page, re.DOTALL)
    if found is None:
        return None
    words = re.search(r"<(?:a href=\"(.*?)\"|span)>(.*?)</(?:a|span)>", found[0])
    return words[2], words[1] or ""


def test_every_page_names_it_and_none_says_the_date_or_the_news_itself(client: Client, paper, story):
    breaking.raise_bar(paper, text="Harbour closed", until=NOON + HOUR, by=None)
    for path in ("/", "/city/", story.address, "/archive/", "/nowhere/"):
        page = client.get(path).content.decode()
        assert 'data-live="/live.html"' in page
        assert '<p class="today"></p>' in page
        assert "Harbour closed" not in page


def test_it_says_todays_date_in_the_editions_zone_and_language_until_midnight_there(client: Client, paper, clock):
    make.edition("he", host="he.paper.example", prefix="")
    clock.move_to(datetime(2026, 11, 23, 22, 30, tzinfo=UTC))
    page = live(client)
    assert 'datetime="2026-11-24" data-until="2026-11-25T00:00+02:00">Tuesday' in page
    hebrew = client.get("/live.html", headers={"host": "he.paper.example"}).content.decode()
    assert "24\N{NO-BREAK SPACE}בנובמבר 2026" in hebrew


def test_search_engines_are_kept_out_of_it(client: Client, paper):
    assert '<meta name="robots" content="noindex">' in live(client)


def test_a_bar_with_words_alone_leads_nowhere(client: Client, paper):
    breaking.raise_bar(paper, text=" Harbour\n closed <b>now</b> ", until=NOON + HOUR, by=None)
    assert bar(live(client)) == ("Harbour closed &lt;b&gt;now&lt;/b&gt;", "")


def test_a_bar_is_one_editions(client: Client, paper):
    make.edition("he")
    breaking.raise_bar(paper, text="Harbour closed", until=NOON + HOUR, by=None)
    assert bar(live(client)) is not None
    assert bar(live(client, "/he/live.html")) is None


def test_another_bar_takes_the_place_of_the_one_that_is_there(client: Client, paper, clock):
    breaking.raise_bar(paper, text="First", until=NOON + HOUR, by=None)
    clock.shift(60)
    breaking.raise_bar(paper, text="Second", until=NOON + HOUR, by=None)
    assert bar(live(client)) == ("Second", "")
    assert list(BreakingNews.objects.values_list("text", "lowered_at")) == [
        ("Second", None),
        ("First", NOON + timedelta(minutes=1)),
    ]


def test_lowering_takes_it_away_and_says_whether_there_was_one(client: Client, paper):
    breaking.raise_bar(paper, text="Harbour closed", until=NOON + HOUR, by=None)
    assert breaking.lower_bar(paper, by=None)
    assert not breaking.lower_bar(paper, by=None)
    assert bar(live(client)) is None


def test_its_end_is_the_next_whole_minute(paper):
    raised = breaking.raise_bar(paper, text="Closed", until=NOON + timedelta(seconds=90), by=None)
    assert raised.until == NOON + timedelta(minutes=2)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": " "}, "words or a story"),
        ({"text": "Closed", "until": NOON}, "must lie ahead"),
        ({"text": "Closed", "until": NOON + timedelta(days=3)}, "within two days"),
        ({"text": "x" * 121}, "at most 120"),
    ],
)
def test_what_cannot_be_raised_is_refused_and_the_present_bar_stays(client: Client, paper, wrong, why):
    breaking.raise_bar(paper, text="Harbour closed", until=NOON + HOUR, by=None)
    with pytest.raises(ValidationError, match=why):
        breaking.raise_bar(paper, **({"until": NOON + HOUR, "by": None} | wrong))
    assert bar(live(client)) == ("Harbour closed", "")


def test_a_story_that_readers_do_not_see_or_of_another_edition_is_refused(paper, city, story):
    hebrew = make.edition("he")
    for edition, linked in ((paper, make.draft(city, "Embargoed")), (hebrew, story)):
        with pytest.raises(ValidationError):
            breaking.raise_bar(edition, story=linked, until=NOON + HOUR, by=None)
    assert not BreakingNews.objects.exists()


# On the press.


def stored(store: MemoryStore) -> tuple[str, str] | None:
    """The bar of the stored page when everything due is pressed."""
    working.drain()
    return bar(store.get(Address("", "/live.html")).body.decode())


def test_the_bar_follows_its_story(store: MemoryStore, client: Client, paper, city, story):
    live(client)
    breaking.raise_bar(paper, story=story, until=NOON + HOUR, by=None)
    assert stored(store) == (story.title, story.address)
    story.short_headline = "Ferry aground"
    story.save_revision().publish()
    assert stored(store) == ("Ferry aground", story.address)
    story.address_slug = "ferry"
    story.save_revision().publish()
    assert stored(store) == ("Ferry aground", "/2026/11/23/ferry/")
    story.unpublish()
    assert stored(store) is None
    story.save_revision().publish()
    assert stored(store) == ("Ferry aground", "/2026/11/23/ferry/")
    story.delete()
    assert stored(store) is None


def test_the_bar_ends_by_itself_at_its_end(store: MemoryStore, client: Client, paper, clock):
    live(client)
    breaking.raise_bar(paper, text="Harbour closed", until=NOON + HOUR, by=None)
    assert stored(store) is not None
    clock.move_to(NOON + HOUR - timedelta(seconds=1))
    assert working.turn_of_time() == 0
    clock.shift(1)
    assert working.turn_of_time() == 1
    assert stored(store) is None


def test_at_midnight_of_the_edition_the_date_is_pressed_again(store: MemoryStore, client: Client, paper, clock):
    live(client)
    clock.move_to(datetime(2026, 11, 23, 22, 0, tzinfo=UTC))
    assert working.turn_of_time() == 1
    working.drain()
    assert b'datetime="2026-11-24"' in store.get(Address("", "/live.html")).body


def test_a_bar_is_stored_by_the_first_piece_of_work_however_much_is_due_and_nothing_else_is_pressed(
    store: MemoryStore, clock
):
    paper = Newsroom(random.Random(3))
    spreading.enlist()
    working.drain()
    every = list(Sheet.objects.values_list("pk", flat=True))
    with working.transaction.atomic():
        spreading.mark(every, spreading.next_number(), Lane.URGENT, "a busy minute")
    breaking.raise_bar(paper.english, text="Harbour closed", until=timezone.now() + HOUR, by=None)
    done = working.step()
    assert (done.pressed, done.changed) == (1, 1)
    assert bar(store.get(Address("", "/live.html")).body.decode()) == ("Harbour closed", "")
    while working.step() is not None:
        pass
    pressed = {sheet.path for sheet in Sheet.objects.filter(pressed_because__startswith="live:")}
    assert pressed == {"/live.html"}
