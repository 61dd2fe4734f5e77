"""``masthead bench newsroom``: how long an editor waits, with as many stories as you like."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from masthead.cli.bench import scratch

LIMIT = 300
"""Milliseconds within which the list answers (issue: "under 300 ms with 100,000 stories")."""


def newsroom(
    stories: Annotated[int, typer.Option(help="How many stories the scratch newspaper gets.", min=100)] = 100_000,
    plans: Annotated[bool, typer.Option("--plans", help="Show the slowest queries of each slow step.")] = False,
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the scratch newspaper here, or use it.")
    ] = None,
    times: Annotated[int, typer.Option(help="How often each step is run.", min=3, max=20)] = 7,
) -> None:
    """Make very many stories in a scratch newspaper and time what editors do.

    The figures are by the clock of this machine: look at the load that is printed with them.
    """
    with scratch.folder(keep) as folder:
        scratch.open_paper(folder)
        _measure(stories, times, plans)


def _measure(stories: int, times: int, plans: bool) -> None:
    from masthead.cli.bench import measuring
    from masthead.cli.bench import steps as stepping
    from masthead.stories.models import Story

    cast = scratch.fill(stories)
    client = stepping.editor()
    typer.echo(f"{Story.objects.count():,} stories; load {os.getloadavg()[0]:.1f}; milliseconds")
    typer.echo(f"{'':38}{'first':>8}{'median':>8}{'worst':>8}{'cpu':>8}{'queries':>9}")
    for name, step in stepping.steps(client, cast, _words()):
        figure = measuring.measure(name, step, times)
        mark = " !" if figure.median > LIMIT else ""
        typer.echo(
            f"{figure.name:38}{figure.first:8.0f}{figure.median:8.0f}{figure.worst:8.0f}{figure.cpu:8.0f}"
            f"{figure.queries:9}{mark}"
        )
        for spent, sql in figure.slowest if plans else ():
            typer.echo(f"    {spent:7.1f} ms  {sql[:400]}")
            for line in measuring.plan(sql):
                typer.echo(f"               {line}")


def _words() -> list[str]:
    """A common, a middling and a rare word of the headlines."""
    from masthead.stories.models import Story

    counted = Counter(
        word
        for title in Story.objects.order_by("pk").values_list("title", flat=True)[:5000]
        for word in title.casefold().split()
        if len(word) > 3
    )
    ranked = [word for word, _ in counted.most_common()]
    return [ranked[0], ranked[len(ranked) // 50], ranked[-1]]
