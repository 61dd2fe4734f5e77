"""Runs the benchmarks of the press one after the other, prints the table and writes the file."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer
from django.db import connection

from masthead.cli.bench import pressing, publishing, scratch, servers, serving, sizes
from masthead.conf.read import Config

Figures = dict[str, float | None]
FEW = 10
"""Publications below which only the way is tried, not the machine."""
SMALL = 10
"""Figures below it are shown with their hundredths."""


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the table; ``least`` or ``most`` is what is to be reached, none where a figure only explains."""

    what: str
    key: str
    unit: str = ""
    least: float | None = None
    most: float | None = None

    def verdict(self, figure: float | None) -> str:
        """What to say of a figure."""
        if figure is None:
            return "not measured"
        if self.least is None and self.most is None:
            return ""
        is_met = (self.least is None or figure >= self.least) and (self.most is None or figure <= self.most)
        return "met" if is_met else "missed"

    @property
    def wanted(self) -> str:
        """The target in words."""
        if self.least is not None:
            return f"≥ {self.least:g}"
        return f"≤ {self.most:g}" if self.most is not None else ""


TARGETS = (
    Target("story pages made, packed, stored", "press_pages_per_second_core", "pages/s a core", least=500),
    Target("the same with the books kept", "press_with_books_pages_per_second_core", "pages/s a core"),
    Target("full build, two workers", "full_build_pages_per_second", "pages/s"),
    Target("two workers beside one", "full_build_two_workers_ratio", "times", least=1.8),
    Target("publish to fresh, half", "publish_to_fresh_p50_ms", "ms"),
    Target("publish to fresh, 95 of 100", "publish_to_fresh_p95_ms", "ms", most=300),
    Target("click on Publish to answer, half", "publish_click_p50_ms", "ms"),
    Target("click on Publish to answer, 95 of 100", "publish_click_p95_ms", "ms", most=400),
    Target("pages made for one headline", "pages_made_for_one_headline", "pages"),
    Target("pages made beyond those changed", "extra_renders_percent", "%", most=20),
    Target("publish while the menu changes", "publish_during_menu_change_ratio", "times quiet", most=1.5),
    Target("publish with ten editors", "publish_with_ten_editors_p95_ms", "ms", most=300),
    Target("click with ten editors", "publish_click_with_ten_editors_p95_ms", "ms", most=400),
    Target("autosaves that were refused then", "autosaves_refused", most=0),
    Target("serve, by the clock", "serve_requests_per_second", "requests/s"),
    Target("serve, by processor time", "serve_requests_per_second_core", "requests/s a core"),
    Target("serve beside nginx and a file", "serve_nginx_file_ratio", "times", least=0.5),
    Target("the same by processor time", "serve_nginx_file_ratio_core", "times"),
    Target("serve, 99 of 100 at 64 connections", "serve_p99_ms", "ms", most=20),
    Target("printed nginx beside nginx and a file", "nginx_ratio", "times", least=0.95),
    Target("memory of serve (PSS)", "serve_memory_mb", "MB", most=400),
    Target("key table", "key_bytes", "bytes a key", most=250),
    Target("readings of keys", "reading_bytes", "bytes each"),
    Target("all books", "book_bytes_per_page", "bytes a page"),
)


def measure(config: Config, stories: int, times: int, file: Path | None) -> None:
    """Measure everything on an open scratch newspaper."""
    load: list[float] = []
    cast = scratch.fill(stories)
    found = _pressed(times, load)
    with servers.served(config) as served:
        _begin("publications", load)
        found |= publishing.figures(served[1], cast, times)
        _begin("readers", load)
        rounds, seconds = max(1, times // 8), 3 if times >= FEW else 1
        found |= serving.figures(config, served, rounds, seconds)
    _begin("sizes", load)
    found |= sizes.figures()
    _tell(found, load)
    if file is not None:
        facts = {"stories": stories} | _machine(load)
        file.write_text(json.dumps(found | facts, indent=2) + "\n", encoding="utf-8")


def _pressed(times: int, load: list[float]) -> Figures:
    _begin("full build", load)
    found: Figures = {"full_build_pages_per_second": pressing.full_build()}
    _begin("two workers beside one", load)
    found["full_build_two_workers_ratio"] = pressing.two_workers(max(1, times // 16), typer.echo)
    _begin("pages by one processor", load)
    return found | pressing.a_core()


def _begin(what: str, load: list[float]) -> None:
    load.append(os.getloadavg()[0])
    typer.echo(f"{what} … (load {load[-1]:.1f})")


def _tell(found: Mapping[str, float | None], load: list[float]) -> None:
    """The table."""
    typer.echo(f"\nload of the machine {min(load):.1f} to {max(load):.1f} on {os.cpu_count()} processors")
    for target in TARGETS:
        figure = found[target.key]
        shown = "–" if figure is None else f"{figure:,.2f}" if figure < SMALL else f"{figure:,.0f}"
        row = f"{target.what:40}{shown:>10} {target.unit:20}{target.wanted:>8}  {target.verdict(figure)}"
        typer.echo(row.rstrip())
    if lacking := servers.missing():
        typer.echo(f"Readers were not measured: {' and '.join(lacking)} not installed.")
    if found["key_bytes"] is None:
        typer.echo("Bytes were not measured: this SQLite was made without dbstat.")


def _machine(load: list[float]) -> dict[str, str | int | float | None]:
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "python": platform.python_version(),
        "database": connection.vendor,
        "processors": os.cpu_count(),
        "machine_memory_mb": pages * size // 2**20,
        "load_least": min(load),
        "load_most": max(load),
    }
