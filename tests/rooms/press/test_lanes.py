"""Which of the pages that are due comes first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from masthead.press import spreading, working
from masthead.press.models import Lane, Sheet

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


def test_pages_whose_moment_came_are_urgent_and_what_every_page_fetches_goes_before_them():
    moment = timezone.now() - timedelta(seconds=1)
    for path in ("/live.html", "/", "/2026/11/27/fog/"):
        sheet(path, until=moment)
    assert working.turn_of_time() == 3
    assert [each.path for each in working.claim()] == ["/live.html"]
    assert {each.path: each.lane for each in working.claim()} == {"/": Lane.URGENT, "/2026/11/27/fog/": Lane.URGENT}
