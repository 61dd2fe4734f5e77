"""Which of the pages that are due comes first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from masthead.press import spreading, waking, working
from masthead.press.address import Address
from masthead.press.models import Change, Lane, Sheet
from tests.rooms.press.world import World, use

pytestmark = pytest.mark.django_db


def sheet(path: str, **fields) -> Sheet:
    """A stored page that nothing has changed since."""
    return Sheet.objects.create(path=path, number=0, **fields)


@pytest.mark.parametrize(
    ("path", "lane"),
    [
        ("/live.html", Lane.LIVE),
        ("/he/live.html", Lane.LIVE),
        ("/", Lane.URGENT),
        ("/he/news/", Lane.URGENT),
        ("/2026/11/27/live.html/", Lane.NORMAL),
        ("/olive.html", Lane.NORMAL),
        ("/city/feed.rss", Lane.NORMAL),
    ],
)
def test_the_place_of_a_page_says_how_soon_it_is_pressed(path: str, lane: Lane):
    assert spreading.lane_of(path) == lane


def test_what_every_page_fetches_is_pressed_alone_before_all_other_pages_however_many_are_due():
    live = sheet("/live.html")
    fronts = [sheet(f"/section-{number}/") for number in range(40)]
    spreading.mark([each.pk for each in fronts], 1, Lane.URGENT, "a menu")
    spreading.mark_by_place([live.pk], 2, "live:1")
    assert [each.path for each in working.claim()] == ["/live.html"]
    assert {each.lane for each in working.claim()} == {Lane.URGENT}


def test_a_publication_does_not_wait_for_the_rest_of_a_batch_of_the_whole_paper(monkeypatch):
    world = World()
    use(world, monkeypatch)
    for number in range(1, 31):
        world.edit(number, "one")
    working.drain()
    monkeypatch.setattr(spreading, "MANY", 5)
    world.menu = "new menu"
    Change.objects.create(key="menu:1")
    spreading.spread()
    assert spreading.spread_slice()
    assert {each.lane for each in working.due()} == {Lane.WHOLE}
    world.renders.clear()
    make = world.make

    def make_while_an_editor_publishes(address):
        if len(world.renders) == 2:
            world.edit(1, "two")
        return make(address)

    monkeypatch.setattr(world, "make", make_while_an_editor_publishes)
    # SQLite tells of what other connections have written, and here is only one.
    monkeypatch.setattr(waking, "version", Change.objects.count)
    use(world, monkeypatch)
    assert working.step().pressed == 3
    monkeypatch.setattr(world, "make", make)
    store = use(world, monkeypatch)
    working.step()
    assert store.pages[Address("", "/1/")].body == b"new menu two"
    assert working.due().count() > 20
    working.drain()
    assert not working.due().exists()


def test_pages_whose_moment_came_are_urgent_and_what_every_page_fetches_goes_before_them():
    moment = timezone.now() - timedelta(seconds=1)
    for path in ("/live.html", "/", "/2026/11/27/fog/"):
        sheet(path, until=moment)
    assert working.turn_of_time() == 3
    assert [each.path for each in working.claim()] == ["/live.html"]
    assert {each.path: each.lane for each in working.claim()} == {"/": Lane.URGENT, "/2026/11/27/fog/": Lane.URGENT}


def test_a_press_that_has_nothing_to_do_only_looks_and_so_holds_up_nobody_who_writes():
    with CaptureQueriesContext(connection) as asked:
        assert working.step() is None
    assert asked.captured_queries
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)
