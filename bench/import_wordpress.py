"""How fast a WordPress archive comes in, and in how much memory, beside Wagtail's own way of making pages.

``python bench/import_wordpress.py [N] [--plain M] [--follow]``: N stories (default 100,000) from ``make_wxr.py`` into a
scratch newspaper on SQLite; then M stories (default 300) one by one with ``add_child``, ``save_revision`` and
``publish`` into the same one. Each runs in a process of its own. Processor time is printed beside wall time: on a busy
machine only the former says anything. ``--follow`` also measures what follows an import: index and related stories.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET, MOST_MEGABYTES = 500, 400


class ReaderMemory(threading.Thread):
    """The greatest memory of the process that reads the export; asked while it lives, for afterwards the kernel
    counts what it was a copy of when it began."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.megabytes = 0.0
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(0.3):
            for children in Path("/proc/self/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    self._look(children.read_text().split())

    def _look(self, processes: list[str]) -> None:
        for process in processes:
            found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
            self.megabytes = max(self.megabytes, int(found[1]) / 1024 if found else 0.0)


def measured(work: Callable[[], int]) -> dict[str, float]:
    """What some work costs: number of things done, seconds, processor seconds, greatest memory in megabytes."""
    reader = ReaderMemory()
    reader.start()
    wall, cpu = time.perf_counter(), time.process_time()
    done = work()
    reader.is_over.set()
    reader.join()
    return {
        "done": done,
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "reader": sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "reader_megabytes": reader.megabytes,
    }


def start(folder: Path) -> None:
    """Start Django on the scratch newspaper."""
    os.environ["MASTHEAD_CONFIG"] = str(folder / "masthead.toml")
    os.environ["DJANGO_SETTINGS_MODULE"] = "masthead.conf.settings"
    import django

    django.setup()


def found(folder: Path) -> None:
    """Make the scratch newspaper."""
    from masthead.cli.new import first_edition, write_folder
    from masthead.cli.upgrade import collect, prepare
    from masthead.conf.read import read

    write_folder(folder, name="Scratch", address="http://localhost", listen="127.0.0.1:8000")
    start(folder)
    prepare(read(folder / "masthead.toml"))
    collect()
    first_edition(name="Scratch", language="en", time_zone="Europe/London")


def bring_in(folder: Path, file: Path, follow: bool) -> int:
    """Import the file; returns how many stories came in."""
    start(folder)
    from masthead.archive import finish
    from masthead.archive.report import Report
    from masthead.archive.wordpress import Order, import_wordpress
    from masthead.editions.models import default_edition

    if not follow:
        finish.finish = lambda report, progress, waits: None
    edition = default_edition()
    assert edition is not None
    with Report() as report:
        import_wordpress(Order([file], edition, waits=True), report, lambda name, done, total: None)
        report.keep(folder / "imports")
        assert not report.totals["failed"], report.failures
        return report.totals["stories_created"] + report.totals["stories_unchanged"]


def make_plainly(folder: Path, count: int) -> int:
    """Make stories as a program that knows only Wagtail would, with a body of their own length."""
    start(folder)
    from wagtail.models import Page

    from masthead.people.models import Person
    from masthead.stories.models import Byline, Section, Story

    section = Section.objects.get(slug="news")
    person = Person.objects.first()
    sample = Story.objects.filter(live=True).first()
    body = list(sample.body.raw_data) if sample is not None else []
    for number in range(count):
        parent = Page.objects.get(pk=section.pk)
        story = Story(title=f"Plain {number}", locale=section.locale, body=body)
        story.bylines = [Byline(person=person)]
        parent.add_child(instance=story)
        story.save_revision().publish()
    return count


def step(name: str, *arguments: str | Path) -> dict[str, float]:
    """Run one step in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(HERE / "import_wordpress.py"), "--step", name, *map(str, arguments)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HERE.parent,
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def tell(name: str, result: dict[str, float]) -> None:
    """One line of figures."""
    done, wall, cpu = result["done"], result["wall"], result["cpu"] + result["reader"]
    print(
        f"{name:<28} {done:>8,.0f} stories  {done / wall:>8,.0f}/s wall  {done / cpu:>8,.0f}/s processor  "
        f"{wall:>7,.1f} s  {result['megabytes']:>5,.0f} + {result['reader_megabytes']:,.0f} MB",
        flush=True,
    )


def compare(count: int, plain: int, follow: bool) -> None:
    """Measure everything and print it."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as scratch:
        folder, file = Path(scratch) / "paper", Path(scratch) / "archive.xml"
        subprocess.run([sys.executable, str(HERE / "make_wxr.py"), str(count), str(file)], check=True)
        print(f"export: {count:,} stories, {file.stat().st_size / 1e6:,.0f} MB")
        step("found", folder)
        first = step("import", folder, file, "follow" if follow else "")
        tell("import", first)
        tell("the same again", step("import", folder, file, ""))
        other = step("plain", folder, str(plain))
        tell("Wagtail, one by one", other)
        print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    rates = [result["done"] / (result["cpu"] + result["reader"]) for result in (first, other)]
    print(f"an import is {rates[0] / rates[1]:.0f} times as fast as Wagtail's own way (processor time)")
    quiet = first["done"] / max(first["cpu"], first["reader"])
    print(f"filing and reading run beside each other: {quiet:,.0f} stories/s on two processors of our own")
    print(f"target of {TARGET} stories/s: {_met(first['done'] / first['wall'] >= TARGET)} by wall time,", end=" ")
    print(f"{_met(quiet >= TARGET)} on processors of our own;", end=" ")
    both = first["megabytes"] + first["reader_megabytes"]
    print(f"{MOST_MEGABYTES} MB for both processes: {_met(both < MOST_MEGABYTES)}")


def _met(is_met: bool) -> str:
    return "met" if is_met else "missed"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--plain", type=int, default=300)
    parser.add_argument("--follow", action="store_true")
    parser.add_argument("--step", nargs="+", help=argparse.SUPPRESS)
    given, more = parser.parse_known_args()
    if not given.step:
        compare(given.count, given.plain, given.follow)
        return
    name, folder, *rest = [*given.step, *more]
    if name == "found":
        found(Path(folder))
        result = {"done": 0.0}
    elif name == "import":
        result = measured(lambda: bring_in(Path(folder), Path(rest[0]), "follow" in rest))
    else:
        result = measured(lambda: make_plainly(Path(folder), int(rest[0])))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
