"""``masthead check``: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from masthead.cli.paper import Paper, configuration, start_django
from masthead.conf.read import Config


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or only worth knowing (``is_note``), and what to do about it."""

    what: str
    todo: str
    is_note: bool = False

    def line(self) -> str:
        """As it is told."""
        return f"{'note ' if self.is_note else 'WRONG'}  {self.what.rstrip('.')}. {self.todo.rstrip('.')}."


Look = Callable[[Config], Iterator[Finding]]


def check(
    options: Annotated[
        bool, typer.Option("--options", help="List every option with its help, its default and what is in force.")
    ] = False,
    files: Annotated[
        bool, typer.Option("--files", help="Look also for every picture and document that the newspaper names.")
    ] = False,
    paper: Paper = None,
) -> None:
    """Say what is wrong with this installation and how to mend it: one finding a line.

    Looks at the options, the signing key, folders, database, static files, search index, background tasks, mail,
    disk, editions, accounts and roles. Ends with status 1 when something is wrong; notes alone are no fault.
    """
    config = configuration(paper)
    if options:
        from masthead.cli.options_page import lines

        typer.echo("\n".join(lines(config)))
        return
    start_django()
    found = list(findings(config, with_files=files))
    for finding in found:
        typer.echo(finding.line())
    wrong = sum(not finding.is_note for finding in found)
    typer.echo("Nothing is wrong." if not wrong else f"{wrong} wrong.")
    if wrong:
        raise typer.Exit(1)


def findings(config: Config, *, with_files: bool = False) -> Iterator[Finding]:
    """Everything that was found; what needs the database is looked at only where there is one."""
    from masthead.cli import check_machine, check_newspaper

    for look in check_machine.LOOKS:
        yield from look(config)
    there_is_no_database = list(check_machine.database(config))
    yield from there_is_no_database
    if any(not finding.is_note for finding in there_is_no_database):
        return
    for look in check_newspaper.LOOKS:
        yield from look(config)
    if with_files:
        yield from check_newspaper.files(config)
