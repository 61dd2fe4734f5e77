"""A process that waits for the lifeline ends with whoever holds it, and only then."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from masthead.conf import lifeline

HOLDS = """
import subprocess, sys
from pathlib import Path
from masthead.conf import lifeline
with lifeline.held(Path(sys.argv[1])):
    child = subprocess.Popen([sys.executable, "-c", sys.argv[2]], stdout=subprocess.PIPE, start_new_session=True)
    print(child.stdout.readline().decode().strip(), flush=True)
    child.wait()
"""
WAITS = """
import os, signal
from masthead.conf import lifeline
lifeline.end_with_it()
print(os.getpid(), flush=True)
signal.pause()
"""

FORKS = """
import os, signal, sys
from pathlib import Path
from masthead.conf import lifeline
with lifeline.held(Path(sys.argv[1])):
    if (copy := os.fork()) == 0:
        signal.pause()
    print(copy, flush=True)
    signal.pause()
"""
LOOKS = """
import os, time
from masthead.conf import lifeline
assert not lifeline.is_cut()
print(os.getpid(), flush=True)
while not lifeline.is_cut():
    time.sleep(0.01)
"""


def ended(pid: int) -> None:
    """Return when a process that is not our child has ended."""
    opened = os.pidfd_open(pid)
    assert select.select([opened], [], [], 30)[0]
    os.close(opened)


def test_a_process_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path / "run" / "lock"), WAITS], stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout is not None
        child = int(supervisor.stdout.readline())
        os.kill(child, 0)
        supervisor.kill()
    ended(child)


def test_a_process_that_may_have_no_threads_sees_that_the_one_that_started_it_is_gone(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path / "lock"), LOOKS], stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout is not None
        child = int(supervisor.stdout.readline())
        supervisor.kill()
    ended(child)
    assert not lifeline.is_cut({})


def test_a_copy_of_the_holder_does_not_hold_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FORKS, str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        copy = int(holder.stdout.readline())
        holder.kill()
        holder.wait()
        with lifeline.held(tmp_path / "lock", {}):
            os.kill(copy, signal.SIGKILL)


def test_a_process_that_nobody_supervises_goes_on() -> None:
    without = {name: value for name, value in os.environ.items() if name != lifeline.VARIABLE}
    with subprocess.Popen([sys.executable, "-c", WAITS], stdout=subprocess.PIPE, text=True, env=without) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
        process.send_signal(signal.SIGTERM)


def test_two_cannot_hold_it_and_it_is_free_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifeline, "PATIENCE", 0.2)
    environ: dict[str, str] = {}
    with lifeline.held(tmp_path / "lock", environ):
        names = {lifeline.VARIABLE: str(tmp_path / "lock"), lifeline.HOLDER: str(os.getpid())}
        assert environ == names
        with lifeline.held(tmp_path / "inner", environ):
            assert environ == {**names, lifeline.VARIABLE: str(tmp_path / "inner")}
        assert environ == names
        with pytest.raises(lifeline.AlreadyHeld), lifeline.held(tmp_path / "lock", {}):
            pass
    assert environ == {}
    with lifeline.held(tmp_path / "lock", environ):
        pass
