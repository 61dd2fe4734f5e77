"""Times steps over Django's own handler, and tells what the database was asked and how it went about it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

SLOWEST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One step: milliseconds by the clock and by the processor, and its queries."""

    name: str
    first: float
    median: float
    worst: float
    cpu: float
    queries: int
    slowest: tuple[tuple[float, str], ...]


def measure(name: str, step: Callable[[], Any], times: int = 7) -> Figure:
    """Run a step once cold, then several times; a step that raises ends the benchmark."""
    first, _ = _timed(step)
    walls, cpus = zip(*(_timed(step) for _ in range(times)), strict=True)
    with CaptureQueriesContext(connection) as asked:
        step()
    slowest = sorted(((float(query["time"]) * 1000, query["sql"]) for query in asked), reverse=True)
    return Figure(
        name, first, statistics.median(walls), max(walls), statistics.median(cpus), len(asked),
        tuple(slowest[:SLOWEST_SHOWN]),
    )  # fmt: skip


def _timed(step: Callable[[], Any]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    step()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def plan(sql: str) -> list[str]:
    """How the database goes about a query; [] for a statement that it does not explain."""
    if not sql.lstrip().upper().startswith("SELECT"):
        return []
    with connection.cursor() as cursor:
        # The text was written by Django with its values in place; a percent sign in it is a character.
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}".replace("%", "%%"), [])
            return [str(row[3]) for row in cursor.fetchall()]
        cursor.execute(f"EXPLAIN {sql}".replace("%", "%%"), [])
        return [str(row[0]) for row in cursor.fetchall()]
