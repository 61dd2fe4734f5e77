"""Profiles of stories of an invented town."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from masthead.related.profiles import Profile, profiled, read
from masthead.related.statistics import Statistics

from .town import BAKERY, BRIDGE, BRIDGE_AGAIN, ELECTION, NOON

Make = Callable[..., Profile]


@pytest.fixture
def statistics() -> Statistics:
    counted = Statistics()
    for text in (BRIDGE, BRIDGE_AGAIN, BAKERY, ELECTION) * 3:
        counted.add(read(language="en", headline="", text=text).counts)
    for word in ("harvest", "museum", "tram", "football", "budget", "weather", "theatre", "hospital"):
        counted.add(read(language="en", headline="", text=f"The {word} of the town").counts)
    return counted


@pytest.fixture
def make(statistics: Statistics) -> Make:
    def story(
        id: int,
        text: str,
        *,
        headline: str = "",
        language: str = "en",
        topics: tuple[str, ...] = (),
        published: datetime = NOON,
    ) -> Profile:
        reading = read(language=language, headline=headline, text=text, topics=topics)
        return profiled(id, reading, published, statistics)

    return story
