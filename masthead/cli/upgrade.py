"""``masthead upgrade``: brings the database, static files and the search index to this version of Masthead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import masthead
from masthead.conf import buckets
from masthead.conf.read import Config

Tell = Callable[[str], None]

STAMP = ".masthead-version"
"""The file in a newspaper's folder that remembers which version upgraded it last."""


def upgrade(config: Config, tell: Tell) -> None:
    """Migrate, collect static files, build what is missing of the index.

    Every step may be repeated, and the stamp comes last: one that was interrupted goes on where it stopped.
    """
    from masthead.editions import hosts
    from masthead.press import building
    from masthead.reader import notices
    from masthead.reader.build import build

    tell("database")
    prepare(config)
    tell("static files")
    collect()
    tell("search index")
    complete_indexes()
    tell("stored pages")
    notices.write()
    hosts.write()
    building.built_with(build())
    stamp(config).write_text(this_version(), encoding="utf-8")


def prepare(config: Config) -> None:
    """The folders of files, and the database at this version's migrations."""
    from django.core.management import call_command

    for folder in filter(None, (buckets.folder(config, name) for name in ("media", "originals", "pages"))):
        Path(folder).mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)


def collect() -> None:
    """Static files, in the folder that they are served from."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def complete_indexes() -> None:
    """Build each search index that is missing, damaged or of an older make."""
    from masthead.search.fill import rebuild
    from masthead.search.indexes import status

    for index in status():
        if index.state != "ready":
            rebuild(index.index)


def is_current(config: Config) -> bool:
    """Whether this version of Masthead has upgraded the newspaper before."""
    file = stamp(config)
    return file.is_file() and file.read_text(encoding="utf-8") == this_version()


def stamp(config: Config) -> Path:
    """The file that remembers which version upgraded last."""
    return config.folder / STAMP


def this_version() -> str:
    """The installed version of Masthead."""
    return masthead.__version__
