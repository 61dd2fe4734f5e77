"""The scratch newspaper of a benchmark: a folder, filled with stories, opened in this process."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from masthead.cli.paper import configuration, start_django
from masthead.cli.trouble import Trouble
from masthead.conf.read import Config

if TYPE_CHECKING:
    from masthead.cli.bench.archive import Cast

COMPUTED = 200
"""Newest stories whose related ones are computed; those of the others are drawn by lot."""


@contextmanager
def folder(keep: Path | None) -> Iterator[Path]:
    """The folder that was named, or one that is removed in the end."""
    if keep is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="masthead-bench-") as made:
        yield Path(made) / "paper"


def open_paper(place: Path) -> Config:
    """Make the newspaper where there is none, and start Django on it."""
    from masthead.cli import new as making
    from masthead.cli import upgrade

    is_new = not (place / "masthead.toml").is_file()
    facts = {"name": "The Bench", "language": "en", "time_zone": "UTC"}
    if is_new:
        making.write_folder(place, address="http://localhost", listen="127.0.0.1:1", **facts)
    # Whoever measures has no second factor at hand.
    os.environ["MASTHEAD_TWO_FACTOR_ROLES"] = ""
    config = configuration(place)
    start_django()
    if is_new:
        upgrade.upgrade(config, lambda step: None)
    else:
        upgrade.prepare(config)
    making.first_edition(**facts)
    return config


def fill(stories: int) -> Cast:
    """Make stories where there are none; raises ``Trouble`` where there are too few."""
    from masthead.cli.bench import archive
    from masthead.stories.models import Story

    there = Story.objects.count()
    if there == 0:
        typer.echo(f"making {stories:,} stories …")
        with typer.progressbar(length=stories) as bar:
            cast = archive.build(stories, lambda made: bar.update(made - bar.pos))
        _settle()
        return cast
    if there < stories:
        raise Trouble(f"the newspaper in this folder has {there:,} stories; name another folder, or fewer stories.")
    return archive.Cast.of_database()


def _settle() -> None:
    """What an import does at its end: the index, related stories, and the database's statistics."""
    from masthead.archive.finish import analyse
    from masthead.cli.bench import archive
    from masthead.search.documents import NEWSROOM
    from masthead.search.fill import rebuild

    typer.echo("search index, related stories and statistics …")
    rebuild(NEWSROOM)
    archive.relate(COMPUTED)
    analyse()
