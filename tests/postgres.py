"""Starts a PostgreSQL of the tests' own, on a free port, and stops it; loaded with ``-p tests.postgres``."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

LIKELY = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``; ``None`` where they are not installed."""
    for folder in [*LIKELY, *(Path(part) for part in os.environ.get("PATH", "").split(os.pathsep))]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> Iterator[None]:
    """Start the server where the tests are to run on it; a wrapper comes before pytest-django reads the settings."""
    if "--database=postgresql" in args and "MASTHEAD_TEST_DATABASE" not in os.environ:
        os.environ["MASTHEAD_TEST_DATABASE"] = _started()
    return (yield)


def _started() -> str:
    folder = programs()
    if folder is None:
        raise pytest.UsageError("PostgreSQL is not installed: sudo apt-get install postgresql")
    return start(folder)


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _owner() -> dict[str, object]:
    """PostgreSQL refuses to run as root: an account without rights is used then."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise pytest.UsageError("PostgreSQL cannot run as root here: no account postgres or nobody")


def start(folder: Path) -> str:
    """Start a server that ends with this process; answers the URL of its first database."""
    home = Path(tempfile.mkdtemp(prefix="masthead-postgres-"))
    owner = _owner()
    if owner:
        shutil.chown(home, int(str(owner["user"])), int(str(owner["group"])))
    data = home / "data"
    settings = {"cwd": home, "stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, **owner}
    subprocess.run(
        [folder / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True,
        **settings,  # type: ignore[call-overload]
    )
    port = free_port()
    quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]
    options = [part for value in quick for part in ("-c", value)]
    server = subprocess.Popen(  # type: ignore[call-overload]
        [folder / "postgres", "-D", data, "-p", str(port), "-k", home, "-c", "listen_addresses=127.0.0.1", *options],
        **settings,
    )
    atexit.register(_stop, server, home)
    _wait(server, port)
    return f"postgresql://tests@127.0.0.1:{port}/postgres"


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    import psycopg

    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="tests", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
            continue
        return
    raise pytest.UsageError("the PostgreSQL of the tests did not start")


def _stop(server: subprocess.Popen[bytes], home: Path) -> None:
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
    shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    if programs() is None:
        sys.stderr.write("PostgreSQL is not installed, its tests are skipped: sudo apt-get install postgresql\n")
        sys.exit(1)
