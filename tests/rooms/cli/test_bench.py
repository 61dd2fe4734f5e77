"""The benchmark of the press: runs in small, and what it says of a figure."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from masthead.cli.bench.press import TARGETS, Target
from masthead.cli.bench.publishing import percentile
from masthead.cli.bench.serving import KEYS as READERS

PROMISED = {
    *("press_pages_per_second_core", "full_build_pages_per_second", "full_build_two_workers_ratio"),
    *("publish_to_fresh_p50_ms", "publish_to_fresh_p95_ms", "publish_click_p95_ms", "extra_renders_percent"),
    *("publish_during_menu_change_ratio", "publish_with_ten_editors_p95_ms", "serve_requests_per_second_core"),
    *("serve_nginx_file_ratio", "serve_p99_ms", "nginx_ratio", "serve_memory_mb", "key_bytes", "stories"),
    *("processors", "machine_memory_mb", "system", "python", "database", "load_least", "load_most"),
}
"""Keys of the file that others read."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path: a newspaper that is served has sockets in it."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@pytest.mark.slow
@pytest.mark.skipif("SOAK_BENCH" not in os.environ, reason="takes minutes: make soak")
def test_all_figures_of_a_small_newspaper_are_measured(folder: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MASTHEAD_", "DJANGO_"))}
    command = [sys.executable, "-m", "masthead", "bench", "--stories", "100", "--times", "3"]
    done = subprocess.run(
        [*command, "--json", str(folder / "figures.json")],
        env={**kept, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads((folder / "figures.json").read_text())
    assert set(found) >= PROMISED | {target.key for target in TARGETS}
    may_be_nothing = {"extra_renders_percent", "autosaves_refused"}
    # Without the two programs readers cannot be measured.
    lacking = may_be_nothing | (set() if shutil.which("nginx") and shutil.which("wrk") else set(READERS))
    figures = {target.key: found[target.key] for target in TARGETS if target.key not in lacking}
    assert {key: figure for key, figure in figures.items() if not figure or figure <= 0} == {}
    assert all(found[key] >= 0 for key in may_be_nothing)
    assert (found["stories"], found["database"]) == (100, "sqlite")
    assert done.stdout.count(" met\n") + done.stdout.count(" missed\n") >= 10
    # The scratch newspaper and what served it are gone.
    assert [path.name for path in folder.iterdir()] == ["figures.json"]


@pytest.mark.parametrize(
    ("figure", "least", "most", "said"),
    [
        (500.0, 500, None, "met"),
        (499.9, 500, None, "missed"),
        (300.0, None, 300, "met"),
        (300.1, None, 300, "missed"),
        (7.0, None, None, ""),
        (None, None, 300, "not measured"),
    ],
)
def test_what_is_said_of_a_figure(figure: float | None, least: float | None, most: float | None, said: str) -> None:
    assert Target("pages", "pages", least=least, most=most).verdict(figure) == said


def test_of_a_hundred_values_five_may_be_longer() -> None:
    assert percentile([float(value) for value in range(100, 0, -1)], 0.95) == 95
    assert percentile([3.0], 0.95) == 3
