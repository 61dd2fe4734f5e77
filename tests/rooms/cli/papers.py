"""Newspapers in folders, worked on with the real command in processes of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "masthead", *arguments]
        return subprocess.Popen(
            command, env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, stdin=subprocess.PIPE
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

    def manage(self, *arguments: str, given: str = "") -> None:
        environ = {**self.environ, "MASTHEAD_CONFIG": str(self.folder / "masthead.toml")}
        done = Paper(self.folder, **environ).run("manage", *arguments, given=given)
        assert done.returncode == 0, done.stderr[-2000:]


def copied(fresh: Path, name: str) -> Paper:
    shutil.copytree(fresh, fresh.parent / name)
    return Paper(fresh.parent / name)
