"""A newspaper that takes long to make, shared by the tests of the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.postgres import free_port
from tests.rooms.cli.papers import FILL, Paper, copied


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new newspaper that nobody has worked in; copied by each test that needs one."""
    folder = tmp_path_factory.mktemp("papers") / "fresh"
    done = Paper(folder).run("new", str(folder), "--name", "The Harbour", "--port", str(free_port()))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def paper(fresh: Path) -> Paper:
    """A newspaper with thirty stories, a photo and an administrator."""
    made = copied(fresh, "paper")
    made.manage("shell", "-c", FILL)
    said = made("createuser", "dana", "--role", "Administrator", "--password-stdin", given="harbour-lights-9\n")
    assert "dana can sign in as Administrator" in said
    return made
