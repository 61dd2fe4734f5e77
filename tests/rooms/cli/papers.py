"""Newspapers in folders of their own, worked on with the real command, and the processes that serve them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

FILL = """
from django.core.files.base import ContentFile
from tests import make
from masthead.editions.models import Edition
from masthead.people.models import Person
from masthead.stories.models import Section
paper = Edition.objects.get()
photo = make.photo("Harbour")
for number in range(30):
    title = f"Story {number} \\u2028 \\U0001F68B"
    make.published(Section.objects.get(), title, by=Person.objects.get(), lead_photo=photo)
"""


class Paper:
    """A newspaper in a folder, worked on with the command."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MASTHEAD_", "DJANGO_"))}
        self.environ = {**kept, **environ}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "masthead", *arguments]

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            stdin=subprocess.PIPE,
        )

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments)
        out, err = process.communicate(given, timeout=300)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def __call__(self, *arguments: str, given: str = "") -> str:
        """Run a command on this newspaper that must go well; answers what it says."""
        done = self.run(*arguments, "--paper", str(self.folder), given=given)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def fails(self, *arguments: str) -> str:
        """Run one that must fail; answers its last line, and holds that there is no traceback."""
        done = self.run(*arguments, "--paper", str(self.folder))
        assert done.returncode == 1, done.stdout
        assert "Traceback" not in done.stderr
        return done.stderr.strip().splitlines()[-1]

    def manage(self, *arguments: str, given: str = "") -> str:
        environ = {**self.environ, "MASTHEAD_CONFIG": str(self.folder / "masthead.toml")}
        done = Paper(self.folder, **environ).run("manage", *arguments, given=given)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout


def copied(fresh: Path, name: str) -> Paper:
    # A newspaper that was served has left the socket of its application, which is no file.
    shutil.copytree(fresh, fresh.parent / name, ignore=shutil.ignore_patterns(".run"))
    return Paper(fresh.parent / name)


def read_when_up(process: subprocess.Popen[str], address: str) -> str:
    """The home page, as soon as it is answered."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            assert process.poll() is None
            time.sleep(0.3)
    raise AssertionError("the newspaper does not answer")


def newsroom(address: str) -> int:
    """The status of the newsroom's first page: the front has no answer of its own to that."""
    try:
        with urllib.request.urlopen(f"{address}/newsroom/account/login/", timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def until_newsroom_answers(address: str) -> None:
    deadline = time.monotonic() + 60
    while newsroom(address) != 200:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def descendants(ancestor: int) -> set[int]:
    """All processes that a process has started, and those that these have started."""
    listed = subprocess.check_output(["ps", "-axo", "pid=,ppid="], text=True).splitlines()
    below: dict[int, list[int]] = {}
    for line in listed:
        pid, parent = (int(number) for number in line.split())
        below.setdefault(parent, []).append(pid)
    found, waiting = set(), [ancestor]
    while waiting:
        started = below.get(waiting.pop(), [])
        found.update(started)
        waiting += started
    return found


def running(pids: set[int]) -> set[int]:
    """Those that have not ended; one that nobody has asked about yet (a zombie) has."""
    listed = subprocess.check_output(["ps", "-axo", "pid=,stat="], text=True).splitlines()
    return {int(pid) for pid, state in (line.split() for line in listed) if int(pid) in pids and "Z" not in state}


def until_none_runs(pids: set[int]) -> None:
    deadline = time.monotonic() + 30
    while left := running(pids):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)
