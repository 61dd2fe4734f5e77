"""The demo newspaper, started as a user starts it, for all browser tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

START = 400
"""Seconds that building and starting may take on a busy machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo newspaper; it must end cleanly on Ctrl-C."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("demo") / "paper"
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("MASTHEAD_") and name != "DJANGO_SETTINGS_MODULE"
    }
    log = (folder.parent / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "masthead", "demo", str(folder), "--port", str(port)],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            pytest.fail(f"the demo did not start:\n{(folder.parent / 'log').read_text()[-3000:]}")
        time.sleep(0.5)
    yield address
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    log.close()
    assert "Traceback" not in (folder.parent / "log").read_text()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/robots.txt", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
