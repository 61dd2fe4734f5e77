"""``masthead press``: what the press has to do, why a page was made, and whether all that is stored is right."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from masthead.cli.bundle.bars import bars
from masthead.cli.paper import Paper, choose, configuration, start_django
from masthead.cli.trouble import Trouble
from masthead.cli.watching import Fork, ask_to_end, stoppable

app = typer.Typer(
    help="The stored pages: make them all, see what waits, ask why one was made, compare them with the newspaper.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
LOOK = 0.2
"""Seconds between two looks at how far a build is."""


@app.command(hidden=True)
def work(
    until_done: Annotated[bool, typer.Option("--until-done", help="End when nothing is due.")] = False,
    paper: Paper = None,
) -> None:
    """Press what is due, beside those that do."""
    choose(paper)
    start_django()
    if until_done:
        from masthead.press import working

        working.drain()
    else:
        keep_pressing()


def keep_pressing() -> None:
    """Press what is due until told to stop; templates or options that are others are a change of the whole paper."""
    from masthead.press import building, purging, working
    from masthead.reader.build import build as made_with

    building.built_with(made_with())
    building.begin()
    with stoppable() as is_stopping, purging.beside(is_stopping) as is_over:
        working.work(lambda: is_stopping() or is_over())


@app.command()
def build(
    workers: Annotated[int, typer.Option(help="Processes that make pages side by side.", min=1, max=64)] = 1,
    paper: Paper = None,
) -> None:
    """Make every page anew: those that come out the same are left as they are.

    May be stopped and given again: it goes on where it stopped. Readers and editors notice nothing.
    """
    configuration(paper)
    start_django()
    from masthead.press import spreading, working
    from masthead.press.models import Sheet

    if not Sheet.objects.filter(working.IS_DUE, because=spreading.FULL_BUILD).exists():
        spreading.enlist()
    total = working.due().count()
    with _pressing(workers) as running, bars() as tell:
        while any(process.poll() is None for process in running):
            tell("Pages", max(0, total - working.due().count()), total)
            time.sleep(LOOK)
        tell("Pages", total - working.due().count(), total)
    if failed := working.due().exclude(failure="").first():
        raise Trouble(f"{failed.address}: {failed.failure}")
    typer.echo(f"{total} pages made.")


def _drain() -> None:
    from masthead.press import working

    working.drain()


@contextmanager
def _pressing(workers: int) -> Iterator[list[Fork]]:
    """Copies of this process that press until nothing is due; those that are left in the end are ended."""
    from django.db import connections

    from masthead.look.render import load_templates

    load_templates()
    connections.close_all()
    running = [Fork(_drain) for _ in range(workers)]
    try:
        yield running
    finally:
        for process in running:
            ask_to_end(process)


@app.command()
def status(paper: Paper = None) -> None:
    """What is stored, what waits and for how long, and what goes wrong."""
    configuration(paper)
    start_django()
    from masthead.press.purging import purges
    from masthead.press.state import state

    now, copies = state(), purges()
    typer.echo(f"stored   {now.stored}\nwaiting  {now.waiting}")
    if now.oldest is not None:
        typer.echo(f"oldest   {now.oldest:.1f} s")
    for address, failure in now.failures:
        typer.echo(f"failed   {address}: {failure}")
    if copies.waiting:
        typer.echo(f"purges   {copies.waiting}, the oldest for {copies.oldest:.1f} s")
    if copies.failure:
        typer.echo(f"failed   {copies.failure}")


@app.command()
def why(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A path such as /news/, or a whole address.")],
    paper: Paper = None,
) -> None:
    """Which change had a page made, when, and what it is made from."""
    configuration(paper)
    start_django()
    from masthead.press.models import Reading
    from masthead.press.state import find

    sheet = find(address)
    if sheet is None:
        raise Trouble(f"{address}: no page is stored there; it is made when somebody asks for it.")
    when = f"{sheet.pressed_at:%Y-%m-%d %H:%M:%S} UTC" if sheet.pressed_at else "never"
    typer.echo(f"{sheet.address}\nmade       {when}, because of {sheet.pressed_because or 'its first request'}")
    if sheet.is_due:
        typer.echo(f"waits      since {sheet.due_since:%Y-%m-%d %H:%M:%S} UTC, because of {sheet.because}")
    if sheet.failure:
        typer.echo(f"failed     {sheet.failure}")
    if sheet.until:
        typer.echo(f"until      {sheet.until:%Y-%m-%d %H:%M:%S} UTC")
    keys = Reading.objects.filter(sheet=sheet).order_by("key__name").values_list("key__name", flat=True)
    typer.echo("made from  " + " ".join(keys))


@app.command()
def verify(
    sample: Annotated[int, typer.Option(help="Compare about so many pages; 0: all.", min=0)] = 0,
    paper: Paper = None,
) -> None:
    """Make stored pages again and compare, byte for byte; ends with status 1 if one differs."""
    configuration(paper)
    start_django()
    from masthead.press import verifying

    compared = drifts = 0
    for sheet in verifying.sheets(sample or None):
        compared += 1
        drift = verifying.compare(sheet)
        if drift is not None:
            drifts += 1
            typer.echo(f"{drift.address}: {drift.why}")
    typer.echo(f"{compared} pages compared, {drifts} differ.")
    if drifts:
        raise typer.Exit(1)


@app.command()
def sweep(paper: Paper = None) -> None:
    """Remove stored files that no page of the newspaper has, and have pages made whose file is missing."""
    configuration(paper)
    start_django()
    from masthead.press import sweeping

    removed, missing = sweeping.sweep()
    typer.echo(f"{removed} files removed, {missing} pages due.")
