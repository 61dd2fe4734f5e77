"""Finds the newspaper that a command is for and starts Django on it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from masthead.cli.trouble import Trouble
from masthead.conf.read import FILE_NAME, Config, find, read

Paper = Annotated[
    Path | None,
    typer.Option("--paper", metavar="DIR", help="The folder of the newspaper; default: the current folder."),
]
"""The option that every command on a newspaper has."""


def choose(folder: Path | None) -> Path:
    """Make a folder's newspaper the one that this process works on; answers its configuration file."""
    if folder is not None:
        os.environ["MASTHEAD_CONFIG"] = str((folder / FILE_NAME).resolve())
    file = find()
    if file is None or not file.is_file():
        where = file or Path.cwd() / FILE_NAME
        raise Trouble(
            f"{where}: there is no newspaper here; make one with `masthead new DIR`, or name it with --paper."
        )
    os.environ["MASTHEAD_CONFIG"] = str(file)
    return file


def configuration(folder: Path | None) -> Config:
    """The checked options of a newspaper, without starting Django."""
    return read(choose(folder))


def start(folder: Path | None) -> None:
    """Start Django on a newspaper."""
    choose(folder)
    start_django()


def start_django() -> None:
    """Start Django with the newspaper in force."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "masthead.conf.settings")
    import django

    django.setup()
