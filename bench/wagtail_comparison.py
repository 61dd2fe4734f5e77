"""The same newspaper in stock Wagtail: how fast it is read, and when readers see a headline that was changed.

``python bench/wagtail_comparison.py [--stories N] [--seconds S] [--times T] [--keep DIR] [--masthead FILE]``: measures
Masthead with ``masthead bench`` (DIR keeps its newspaper), or takes the figures that it wrote to FILE; then brings the
same stories into a project of ``bench/stock_wagtail`` (a page a story, Django's templates, Django's cache of pages
for S seconds) and measures that behind the same server, Granian with one worker. Ends with the ratios. Needs wrk.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
READ, ROUNDS = 3, 3
"""Seconds that wrk reads a page, and how often."""
THREADS = 4
"""Requests that the application works on side by side. A page that is made for each reader is read over as many
connections: over 64, most readers would wait for longer than wrk reads."""
LOOK = 0.02


def start(settings: str) -> None:
    """Start Django with these settings in this process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    import django

    django.setup()


def export(paper: Path, file: Path) -> int:
    """Write the public stories of a newspaper of Masthead's, one a line, oldest first; returns how many."""
    os.environ["MASTHEAD_CONFIG"] = str(paper / "masthead.toml")
    start("masthead.conf.settings")
    from masthead.stories.models import Story

    rows = Story.objects.filter(live=True).order_by("published_at").select_related("section")
    rows = rows.prefetch_related("bylines__person", "story_topics__topic", "related")
    with file.open("w", encoding="utf-8") as lines:
        for story in rows:
            facts = {
                "title": story.title,
                "slug": f"story-{story.pk}",
                "section": story.section.title,
                "standfirst": story.standfirst,
                "byline": ", ".join(row.person.name for row in story.bylines.all()),
                "topics": ", ".join(row.topic.name for row in story.story_topics.all()),
                "published_at": story.published_at.isoformat(),
                "body": [block["value"] for block in story.body.raw_data if block["type"] == "paragraph"],
                "related": [f"story-{row.other_id}" for row in list(story.related.all())[:3]],
            }
            lines.write(json.dumps(facts) + "\n")
    return len(rows)


def fill(file: Path) -> int:
    """Bring the stories into the stock project."""
    start("stock_wagtail.settings")
    from stock_wagtail.filling import fill as bring_in

    return bring_in(file)


@contextmanager
def served(seconds: int) -> Iterator[str]:
    """The stock project behind Granian; ``seconds`` for which its pages are cached, 0: not at all."""
    import httpx

    from masthead.cli.bench.servers import free_port

    port = free_port()
    command = ["-m", "granian", "--interface", "wsgi", "stock_wagtail.wsgi:application", "--host", "127.0.0.1"]
    size = ["--port", str(port), "--workers", "1", "--blocking-threads", str(THREADS), "--log-level", "warning"]
    environ = os.environ | {"STOCK_CACHE": str(seconds), "PYTHONPATH": str(HERE)}
    process = subprocess.Popen([sys.executable, *command, *size], env=environ)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1000):
            with suppress(httpx.HTTPError):
                if httpx.get(address, trust_env=False, timeout=30).status_code == 200:
                    break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


class Readers:
    """Reads pages of the stock project and changes headlines in it."""

    def __init__(self, address: str) -> None:
        import httpx
        from stock_wagtail.models import Story

        self._http = httpx.Client(base_url=address, trust_env=False, timeout=60, headers={"host": "localhost"})
        self.stories = list(Story.objects.live().order_by("-published_at"))

    def body(self, path: str) -> str:
        answer = self._http.get(path)
        answer.raise_for_status()
        return answer.text

    def change(self, number: int) -> tuple[Any, str, float]:
        """Publish a recent story with another headline; returns it, its old headline and the milliseconds it took."""
        story = self.stories[number % 5]
        story.refresh_from_db()
        old, story.title = story.title, f"Changed headline {time.time_ns()}"
        began = time.perf_counter()
        story.save_revision().publish()
        return story, old, (time.perf_counter() - began) * 1000

    def shown_on(self, story: Any) -> dict[str, str]:
        """Where readers look for a story."""
        return {"story": story.url, "section": story.get_parent().url, "home": "/"}

    def pages(self) -> list[str]:
        return ["/", *{story.get_parent().url for story in self.stories}, *(story.url for story in self.stories)]

    def warm(self, number: int) -> None:
        """Have the pages of a story cached that are not."""
        for path in self.shown_on(self.stories[number % 5]).values():
            self.body(path)

    def until_visible(self, number: int) -> dict[str, float]:
        """Milliseconds from the end of a publication until each page shows it."""
        story, _, took = self.change(number)
        waiting, seen = self.shown_on(story), {"publish": took}
        began = time.perf_counter()
        while waiting:
            for name, path in list(waiting.items()):
                if story.title in self.body(path):
                    seen[name] = (time.perf_counter() - began) * 1000
                    del waiting[name]
            time.sleep(LOOK if waiting else 0)
        return seen

    def stale(self) -> int:
        """Pages that show an old headline a second after the new one was published."""
        pages = self.pages()
        for path in pages:
            self.body(path)
        _, old, _ = self.change(0)
        time.sleep(1)
        return sum(old in self.body(path) for path in pages)


def measure(seconds: int, times: int) -> dict[str, float]:
    """All figures of the stock project."""
    start("stock_wagtail.settings")
    from masthead.cli.bench.servers import CONNECTIONS, wrk

    found: dict[str, float] = {}
    for name, cached in (("rendered", 0), ("cached", seconds)):
        with served(cached) as address:
            readers = Readers(address)
            page, connections = f"{address}{readers.stories[0].url}", CONNECTIONS if cached else THREADS
            reads = [wrk(page, READ, connections) for _ in range(ROUNDS)]
            found[f"{name}_requests_per_second"] = statistics.median(read.rate for read in reads)
            found[f"{name}_p99_ms"] = statistics.median(read.p99 for read in reads)
            seen = []
            for number in range(times):
                # A publication meets pages of any age.
                readers.warm(number)
                time.sleep(random.uniform(0, cached))
                seen.append(readers.until_visible(number))
            for place in seen[0]:
                found[f"{name}_{place}_ms"] = statistics.median(one[place] for one in seen)
    # All pages must still be in the cache when they are counted.
    with served(3600) as address:
        found["stale_pages"] = Readers(address).stale()
    return found


def tell(ours: dict[str, Any], stock: dict[str, float], seconds: int) -> None:
    """The two beside each other."""
    reads, fresh = ours["serve_requests_per_second"], ours["publish_to_fresh_p50_ms"]
    cached, rendered = (stock[f"{name}_requests_per_second"] for name in ("cached", "rendered"))
    rows: list[tuple[str, float, float, float]] = [
        ("a story read, requests a second", reads, cached, rendered),
        ("99 of 100 read within, ms", ours["serve_p99_ms"], stock["cached_p99_ms"], stock["rendered_p99_ms"]),
        *(
            (f"published to visible, {place}, ms", fresh, stock[f"cached_{place}_ms"], stock[f"rendered_{place}_ms"])
            for place in ("story", "section", "home")
        ),
        ("pages left stale", 0, stock["stale_pages"], 0),
    ]
    print(f"\n{'':34}{'Masthead':>12}{f'cached {seconds} s':>14}{'no cache':>12}")
    for what, *figures in rows:
        print(f"{what:34}{figures[0]:>12,.0f}{figures[1]:>14,.0f}{figures[2]:>12,.0f}")
    print(
        f"Masthead is read {reads / cached:.1f} times as fast as a cached page, {reads / rendered:.0f} as a made one."
    )
    print(
        f"A headline is fresh {stock['cached_home_ms'] / fresh:.1f} times as soon on the home page as with the cache."
    )


def step(name: str, *arguments: object) -> Any:
    """Run one step in a process of its own: each starts Django with other settings."""
    done = subprocess.run(
        [sys.executable, __file__, "--step", name, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def compare(stories: int, seconds: int, times: int, keep: Path | None, figures: Path | None) -> None:
    """Measure both and print them."""
    with tempfile.TemporaryDirectory(prefix="masthead-stock-") as scratch:
        folder = Path(scratch)
        os.environ["STOCK_FOLDER"] = scratch
        file, paper = figures or folder / "figures.json", keep or folder / "paper"
        command = [sys.executable, "-m", "masthead", "bench", "--stories", str(stories), "--keep", str(paper)]
        if figures is None:
            subprocess.run([*command, "--json", str(file)], check=True, cwd=HERE.parent)
        else:
            step("paper", paper, stories)
        print(f"{step('export', paper, folder / 'stories')} stories; load {os.getloadavg()[0]:.1f}", flush=True)
        step("fill", folder / "stories")
        print(f"stock Wagtail is measured; load {os.getloadavg()[0]:.1f}", flush=True)
        stock = step("measure", seconds, times)
        tell(json.loads(file.read_text()), stock, seconds)
        print(json.dumps(stock))
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def make_paper(folder: Path, stories: int) -> int:
    """Only the scratch newspaper, for figures that were measured before."""
    from masthead.cli.bench import scratch

    scratch.open_paper(folder)
    scratch.fill(stories)
    return stories


STEPS: dict[str, Callable[..., Any]] = {
    "paper": lambda folder, stories: make_paper(Path(folder), int(stories)),
    "export": lambda paper, file: export(Path(paper), Path(file)),
    "fill": lambda file: fill(Path(file)),
    "measure": lambda seconds, times: measure(int(seconds), int(times)),
}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--masthead", type=Path)
    parser.add_argument("--step", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        name, *arguments = given.step
        print(json.dumps(STEPS[name](*arguments)))
    else:
        compare(given.stories, given.seconds, given.times, given.keep, given.masthead)


if __name__ == "__main__":
    main()
