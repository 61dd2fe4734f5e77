"""How fast pages are made: by one processor, and by one and two workers."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from django.db import transaction

from masthead.cli.trouble import Trouble
from masthead.press import rendering, spreading, working
from masthead.press.models import Lane, Ledger, Reading, Sheet
from masthead.press.recording import remembering
from masthead.press.serving import store
from masthead.search.documents import in_batches

BATCHES = 12
"""Batches that one processor makes, in each of the two ways."""
SLICE = 4_000
"""Pages that one worker makes and then two, at most."""
AT_ONCE = 500
LOOK = 0.1
"""Seconds between two looks at what is left, which take from the workers when these have all processors."""
FROM, TO = 0.85, 0.15
"""A rate is taken between these parts of what is left: workers start one after another, and end so too."""
_STORY = re.compile(r"/\d{4}/\d\d/\d\d/[^/]+/")


def story_sheets(count: int) -> list[int]:
    """Sheets of the newest story pages."""
    rows = Sheet.objects.filter(status=200).order_by("-pk").values_list("pk", "path").iterator()
    return [pk for pk, path in rows if _STORY.fullmatch(path)][:count]


def full_build() -> float:
    """Pages a second, by the clock, when two workers make every page for the first time."""
    spreading.enlist()
    return _rate(2, working.due().count())


def two_workers(rounds: int, tell: Callable[[str], None]) -> float:
    """How many times as fast two workers make the same story pages as one; the median of several rounds."""
    sheets = story_sheets(SLICE)
    ratios = []
    for _ in range(rounds):
        one, two = (_rate(workers, _forget(sheets)) for workers in (1, 2))
        tell(f"  {len(sheets)} story pages: {one:.0f} a second with one worker, {two:.0f} with two")
        ratios.append(two / one)
    return statistics.median(ratios)


def _forget(sheets: list[int]) -> int:
    """Have these pages made as if they had never been."""
    number = Ledger.objects.get(pk=1).number
    for some in in_batches(sheets, AT_ONCE):
        with transaction.atomic():
            Reading.objects.filter(sheet__in=some).delete()
            Sheet.objects.filter(pk__in=some).update(number=-1, digest="", due_number=number, lane=Lane.WHOLE)
    return len(sheets)


def _rate(workers: int, count: int) -> float:
    """Pages a second by the clock that workers make of what is due."""
    command = [sys.executable, "-m", "masthead", "press", "work", "--until-done"]
    running = [subprocess.Popen(command) for _ in range(workers)]
    seen: list[tuple[float, int]] = []
    while any(process.poll() is None for process in running):
        seen.append((time.perf_counter(), working.due().count()))
        time.sleep(LOOK)
    left = working.due().count()
    if left or any(process.returncode for process in running):
        raise Trouble(f"{left} of {count} pages could not be made; see `masthead press status` (--keep DIR).")
    seen.append((time.perf_counter(), 0))
    first = next(index for index, (_, due) in enumerate(seen) if due <= FROM * count)
    last = next(index for index, (_, due) in enumerate(seen) if due <= TO * count)
    last = max(last, min(first + 1, len(seen) - 1))
    return (seen[first][1] - seen[last][1]) / (seen[last][0] - seen[first][0])


def a_core() -> dict[str, float]:
    """Story pages a second of processor time: made, packed and stored; and with the books kept as well.

    In the batches in which the press makes them. The first batch of each way is not counted: it reads templates.
    """
    sheets = Sheet.objects.in_bulk(story_sheets(BATCHES * working.WHOLE_BATCH))
    some = list(in_batches(sheets, working.WHOLE_BATCH))
    ways: dict[str, Callable[[list[Sheet]], object]] = {
        "press_pages_per_second_core": _make_and_store,
        "press_with_books_pages_per_second_core": working.press,
    }
    spent = dict.fromkeys(ways, 0.0)
    pages = dict.fromkeys(ways, 0)
    for number, pks in enumerate([some[0], *some]):
        for name, way in ways.items():
            _forget(pks)
            began = time.process_time()
            way([sheets[pk] for pk in pks])
            if number:
                spent[name] += time.process_time() - began
                pages[name] += len(pks)
    return {name: pages[name] / spent[name] for name in ways}


def _make_and_store(sheets: list[Sheet]) -> None:
    with remembering():
        rendering.prepare(sheet.address for sheet in sheets)
        for sheet in sheets:
            rendered = rendering.render(sheet.address)
            assert rendered.page is not None
            store().put(sheet.address, rendered.page)
