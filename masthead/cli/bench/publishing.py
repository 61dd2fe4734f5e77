"""From an editor's click to readers: how long until every page that shows a headline has the new one."""

from __future__ import annotations

import itertools
import math
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.html import escape

from masthead.cli.bench.archive import Cast
from masthead.cli.bench.desk import Desk, fields_of
from masthead.cli.bench.steps import draft
from masthead.cli.trouble import Trouble
from masthead.editions.models import MenuItem
from masthead.press import waking, working
from masthead.press.models import Change, Lane, Reading, Sheet
from masthead.press.serving import store
from masthead.stories.models import Story

LOOK = 0.004
"""Seconds between two looks at how far the press is."""
PATIENCE = 120.0
PACE = 1.0
"""Seconds between two publications, at least."""
RECENT = 5
EDITORS, TYPING = 10, 3.0
"""Editors, and seconds between two autosaves of each (``WAGTAIL_AUTOSAVE_INTERVAL``)."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Milliseconds from the click to the answer, and from the commit to the last page; pages made, pages changed."""

    click: float
    fresh: float
    made: int
    changed: int


class Publisher:
    """Changes headlines of recent stories, one after the other, and sees them through."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        stories = Story.objects.filter(live=True).exclude(address="").order_by("-published_at")[:RECENT]
        self._stories = itertools.cycle([story.pk for story in stories])
        self._count = itertools.count(1)
        self._threads = ThreadPoolExecutor(1)

    def __call__(self) -> Publication:
        story = Story.objects.get(pk=next(self._stories))
        headline = f"Headline {next(self._count)} of {story.pk} & more"
        keys = (f"story:{story.pk}", f"card:{story.pk}")
        sheets = list(Reading.objects.filter(key__name__in=keys).values_list("sheet", flat=True).distinct())
        last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        fields, clock, began = fields_of(story, headline), time.time_ns(), time.perf_counter()
        clicked = self._threads.submit(self._desk.publish, fields, story.pk)
        committed, change = _committed(clicked, last, keys[1])
        _until(lambda: _is_fresh(sheets, change))
        fresh = (time.perf_counter() - committed) * 1000
        click = clicked.result()
        _hold(story, headline, sheets)
        time.sleep(max(0.0, began + PACE - time.perf_counter()))
        return Publication(click, fresh, *_work_since(clock))

    def close(self) -> None:
        """End the thread."""
        self._threads.shutdown()


def _committed(clicked: Future[float], last: int, key: str) -> tuple[float, int]:
    """The moment before a change was first seen, and its number."""
    deadline = time.perf_counter() + PATIENCE
    for moment, is_new in _looks():
        found = Change.objects.filter(pk__gt=last, key=key).values_list("pk", flat=True).first() if is_new else None
        if found is not None:
            return moment, found
        if clicked.done():
            clicked.result()
        if moment > deadline:
            raise Trouble("a publication was answered, and no change of it is there.")
    raise AssertionError


def _looks() -> Iterator[tuple[float, bool]]:
    """One look after the other: the moment of the one before, and whether there may be anything new."""
    seen, before = None, time.perf_counter()
    while True:
        moment = time.perf_counter()
        # SQLite says for nearly nothing that nobody has written; asking takes from those who are measured.
        version = waking.version() if connection.vendor == "sqlite" else None
        yield before, version is None or version != seen
        seen, before = version, moment
        time.sleep(LOOK)


def _is_fresh(sheets: list[int], change: int) -> bool:
    """Whether every page that showed the story was begun after the change was counted, and is stored."""
    number = Change.objects.filter(pk=change).values_list("number", flat=True).get()
    return number is not None and not Sheet.objects.filter(pk__in=sheets, number__lt=number).exists()


def _hold(story: Story, headline: str, sheets: list[int]) -> None:
    """Raise ``Trouble`` unless readers of the story, of its section and of the home page get the headline."""
    section = Story.objects.get(pk=story.pk).section
    assert section is not None
    slug = f"/{section.slug}/"
    rows = Sheet.objects.filter(pk__in=sheets).only("host", "path")
    read = [sheet.address for sheet in rows if sheet.path in {"/", story.address} or sheet.path.endswith(slug)]
    for address in read:
        page = store().get(address)
        if page is None or escape(headline).encode() not in page.body:
            raise Trouble(f"{address}: readers do not see the new headline.")
    if story.address not in {address.path for address in read}:
        raise Trouble(f"{story.address}: this page was not stored.")


def _work_since(clock: int) -> tuple[int, int]:
    """Pages that were made since a moment (nanoseconds), and those of them that came out otherwise."""
    made = Sheet.objects.filter(began__gt=clock).count()
    return made, Sheet.objects.filter(pressed_at__gt=datetime.fromtimestamp(clock / 1e9, UTC)).count()


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + PATIENCE
    for moment, is_new in _looks():
        if is_new and is_so():
            return
        if moment > deadline:
            raise Trouble(f"the press was not done after {PATIENCE:.0f} seconds.")


def _is_quiet() -> bool:
    is_marking = Q(number=None) | Q(reached__isnull=False)
    return not (working.due().exists() or Change.objects.filter(is_marking).exists())


def quiet() -> None:
    """Wait until the press has nothing to do; for every page of a large paper, as long as it goes on making some."""
    while True:
        clock = time.time_ns()
        try:
            _until(_is_quiet)
        except Trouble:
            if not _work_since(clock)[0]:
                raise
        else:
            return


def percentile(values: list[float], part: float) -> float:
    """The smallest value that so many of all do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[math.ceil(part * len(ordered)) - 1]


def figures(port: int, cast: Cast, times: int) -> dict[str, float]:
    """All figures of publications on the newspaper that is served at a port."""
    desk = Desk(port, "bench")
    publisher = Publisher(desk)
    publisher()
    found = _quiet_ones(publisher, times)
    fresh = found["publish_to_fresh_p95_ms"]
    during = [_during_menu_change(publisher) for _ in range(times // 2 + 1)]
    quiet()
    found["publish_during_menu_change_p95_ms"] = percentile([one.fresh for one in during], 0.95)
    found["publish_during_menu_change_ratio"] = found["publish_during_menu_change_p95_ms"] / fresh
    with _typing(port, cast) as refused:
        busy = [publisher() for _ in range(times // 2 + 1)]
    found["publish_with_ten_editors_p95_ms"] = percentile([one.fresh for one in busy], 0.95)
    found["publish_click_with_ten_editors_p95_ms"] = percentile([one.click for one in busy], 0.95)
    found["autosaves_refused"] = sum(refused)
    publisher.close()
    desk.close()
    return found


def _quiet_ones(publisher: Publisher, times: int) -> dict[str, float]:
    done = []
    for _ in range(times):
        quiet()
        done.append(publisher())
    made, changed = sum(one.made for one in done), sum(one.changed for one in done)
    fresh, clicks = [one.fresh for one in done], [one.click for one in done]
    return {
        "publish_to_fresh_p50_ms": statistics.median(fresh),
        "publish_to_fresh_p95_ms": percentile(fresh, 0.95),
        "publish_click_p50_ms": statistics.median(clicks),
        "publish_click_p95_ms": percentile(clicks, 0.95),
        "pages_made_for_one_headline": made / len(done),
        "extra_renders_percent": 100 * (made - changed) / changed,
    }


def _during_menu_change(publisher: Publisher) -> Publication:
    """One publication while all pages are made anew; the menu is changed once more where they are done already."""
    if not working.due().filter(lane=Lane.WHOLE).exists():
        item = MenuItem.objects.order_by("pk")[0]
        item.title = f"News {time.time_ns() % 100_000}"
        item.save()
        _until(lambda: working.due().exists())
    return publisher()


@contextmanager
def _typing(port: int, cast: Cast) -> Iterator[list[int]]:
    """Editors write drafts at desks of their own meanwhile; what is yielded has in the end what was refused to each."""
    refused: list[int] = []
    ending = threading.Event()
    desks = [Desk(port, f"editor{number}") for number in range(EDITORS)]
    drafts = [draft(cast) for _ in desks]
    posted = [fields_of(story, story.title) for story in drafts]
    with ThreadPoolExecutor(EDITORS) as threads:
        typing = [
            threads.submit(_type, desk, story.pk, fields, ending, TYPING * number / EDITORS)
            for number, (desk, story, fields) in enumerate(zip(desks, drafts, posted, strict=True))
        ]
        try:
            yield refused
        finally:
            ending.set()
        for one, desk in zip(typing, desks, strict=True):
            refused.append(one.result())
            desk.close()


def _type(desk: Desk, story: int, fields: dict[str, Any], ending: threading.Event, later: float) -> int:
    """Save until told to end, from so many seconds on: no two editors begin at one moment."""
    revision: int | None = None
    refused = 0
    for number in itertools.count() if not ending.wait(later) else ():
        saved = desk.autosave(fields | {"title": f"{fields['title']} {number}"}, story, revision)
        refused += saved is None
        revision = saved or revision
        if ending.wait(TYPING):
            break
    return refused
