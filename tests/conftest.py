"""What all tests share: which database, which folder, and the programs that some tests need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from tests import postgres

# A shared machine is slow at times: how long an example takes is no property of the code.
settings.register_profile("masthead", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("masthead")

SAMPLES = Path(os.environ.get("MASTHEAD_SAMPLES", Path(__file__).resolve().parents[2] / "shared" / "data"))
IN_CI = os.environ.get("CI", "").lower() == "true"
BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
"""Debian's Chromium or another one that is installed; tests download none."""

BROTLI_STATIC = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
TOGETHER = {
    "tests/browser/": "the demo and Chromium",
    "tests/rooms/look/test_in_browser.py": "the demo and Chromium",
    "tests/rooms/look/test_live.py": "the demo and Chromium",
    "tests/rooms/cli/test_life_of_a_newspaper.py": "a new newspaper",
    "tests/rooms/cli/test_kills.py": "a new newspaper",
    "tests/rooms/cli/test_readers_never_notice.py": "a new newspaper",
    "tests/rooms/cli/test_serve.py": "a new newspaper",
}
"""Tests that share what takes long to make, by the beginning of their path: the rest is given out one by one."""
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="run the tests on SQLite (the default) or on a PostgreSQL that is started for them",
    )


def runs_on_postgresql(item: pytest.Item) -> bool:
    """Whether a test runs once more on PostgreSQL: it touches the database, and nothing says why once is enough.

    What depends on the database runs on both: SQL by hand or by expression, conditions and their plans, transactions
    and locks, time and the order of words, bulk loading, search, the press, the clock, import and export. What only
    looks at what a page, a feed or a form makes of rows says ``any_database``, and why.
    """
    if item.get_closest_marker("browser") or item.get_closest_marker("any_database"):
        return False
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


def _is_there(program: str, name: str, package: str) -> tuple[bool, str]:
    return shutil.which(program) is not None, f"{name} is not installed: sudo apt-get install {package}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say plainly what cannot run here and how to bring it; in CI that is a failure."""
    if config.getoption("--database") == "postgresql":
        assert connection.vendor == "postgresql", connection.vendor
        items[:] = [item for item in items if runs_on_postgresql(item)]
    needs = {
        "browser": (BROWSER is not None, "Chromium is not installed: sudo apt-get install chromium"),
        "postgresql": (postgres.programs() is not None, "PostgreSQL is not installed: sudo apt-get install postgresql"),
        "nginx": (
            all(shutil.which(name) for name in ("nginx", "openssl")) and BROTLI_STATIC.is_file(),
            "nginx is not installed: sudo apt-get install nginx libnginx-mod-http-brotli-static openssl",
        ),
        "varnish": _is_there("varnishd", "Varnish", "varnish"),
        "caddy": _is_there("caddy", "Caddy", "caddy"),
        "systemd": _is_there("systemd-analyze", "systemd", "systemd"),
        "samples": (SAMPLES.is_dir(), f"the samples are not at {SAMPLES}: set MASTHEAD_SAMPLES"),
    }
    for item in items:
        for mark, (is_there, reason) in needs.items():
            if is_there or item.get_closest_marker(mark) is None:
                continue
            if IN_CI:
                pytest.exit(f"CI must run everything, but {reason}", returncode=3)
            item.add_marker(pytest.mark.skip(reason=reason))


class Together(LoadScopeScheduling):
    """Gives tests to processes one by one, but those that share something dear to one process.

    pytest-xdist's own ``loadgroup`` writes the group into ``_nodeid``, which pytest 9.2 no longer reads.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((shared for start, shared in TOGETHER.items() if file.startswith(start)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    return Together(config, log)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real samples; skips where it is missing."""
    if not SAMPLES.is_dir():
        pytest.skip(f"the samples are not at {SAMPLES}: set MASTHEAD_SAMPLES")
    return SAMPLES


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Playwright drives the Chromium of the machine; root needs --no-sandbox."""
    return {**browser_type_launch_args, "executable_path": BROWSER, "args": CHROMIUM_ARGUMENTS}
