"""``masthead bench``: the press's figures by itself, the newsroom's with a word of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from masthead.cli.bench import scratch
from masthead.cli.bench.newsroom import newsroom

app = typer.Typer(invoke_without_command=True, rich_markup_mode="markdown")


@app.callback()
def bench(
    context: typer.Context,
    stories: Annotated[int, typer.Option(help="How many stories the scratch newspaper gets.", min=100)] = 1_000,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the figures here too, under flat keys.")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the scratch newspaper here, or use it.")
    ] = None,
    times: Annotated[int, typer.Option(help="How many publications are timed.", min=3, max=1000)] = 40,
) -> None:
    """Measure the press on a scratch newspaper: pages made, publications, readers, memory, bytes.

    The figures are by the clock of this machine unless they say otherwise: look at the load that is printed with them.
    What needs nginx or wrk is left out where these are not installed.
    """
    if context.invoked_subcommand is not None:
        return
    with scratch.folder(keep) as folder:
        config = scratch.open_paper(folder)
        from masthead.cli.bench import press

        press.measure(config, stories, times, json)


app.command("newsroom")(newsroom)
