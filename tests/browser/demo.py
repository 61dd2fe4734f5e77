"""Starts the demo newspaper as a user starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import free_port

START = 400
"""Seconds that building and starting may take on a busy machine."""


class DemoFailed(RuntimeError):  # noqa: N818 - says what happened
    """The demo did not start or did not end cleanly; the message holds the end of what it printed."""


@contextmanager
def running_demo(folder: Path) -> Iterator[str]:
    """The address of a running demo newspaper, built in the folder; it must end cleanly on Ctrl-C."""
    port = free_port()
    log = folder / "log"
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("MASTHEAD_") and name != "DJANGO_SETTINGS_MODULE"
    }
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "masthead", "demo", str(folder / "paper"), "--port", str(port)],
            env=kept,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(process, address, log)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            try:
                status = process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                status = -1
    if status != 0 or "Traceback" in log.read_text():
        raise DemoFailed(f"ended with {status}:\n{log.read_text()[-3000:]}")


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            raise DemoFailed(f"did not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.5)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/robots.txt", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
