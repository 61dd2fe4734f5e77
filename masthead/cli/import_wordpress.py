"""``masthead import wordpress``: reads arguments, calls the room ``archive``, prints its report."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from masthead.cli.paper import Paper, configuration, start_django
from masthead.cli.trouble import Trouble
from masthead.cli.upgrade import is_current

if TYPE_CHECKING:
    from masthead.archive.media import Media
    from masthead.archive.report import Report
    from masthead.archive.wordpress import Order
    from masthead.editions.models import Edition

SOME_FAILED = 3
"""The status of an import that was done but for some items, which the report names."""


def import_wordpress(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE.xml…", help="Export files (Tools, Export in WordPress).")
    ],
    media_dir: Annotated[
        Path | None, typer.Option("--media-dir", metavar="DIR", help="A copy of the old site's wp-content/uploads.")
    ] = None,
    fetch_media: Annotated[
        bool, typer.Option("--fetch-media", help="Fetch pictures and files from the old site itself.")
    ] = False,
    rules: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.toml", help="Where categories and tags go.")
    ] = None,
    edition: Annotated[
        str, typer.Option("--edition", metavar="CODE", help="The edition that everything goes to; default: the first.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything, keep nothing, and tell.")] = False,
    wait: Annotated[
        bool,
        typer.Option("--wait", help="Make the search index and related stories of a large archive at once, too."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The whole report as JSON on standard output.")] = False,
    paper: Paper = None,
) -> None:
    """Bring in a WordPress archive: stories, pages, pictures, people, sections, topics, menus, old addresses.

    May be stopped and given again at any time: it goes on where it stopped, and makes nothing twice. What an editor
    has changed since is left alone. The report is printed and kept in the newspaper's folder `imports/`.

    Ends with status 0; with 1 if nothing could be read (no export, a wrong map or edition); with 3 if it is done but
    for some items.
    """
    config = configuration(paper)
    if not is_current(config):
        raise Trouble("this newspaper was made with another version; run `masthead upgrade` first.")
    start_django()
    with _alone(config.folder):
        order = _order(files, media_dir, fetch_media, rules, edition, dry_run)
        failed = _run(config.folder, replace(order, waits=wait), as_json=as_json)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _order(
    files: list[Path], media_dir: Path | None, fetch: bool, rules: Path | None, edition: str, dry_run: bool
) -> Order:
    from masthead.archive.mapping import Map, MapError, read_map
    from masthead.archive.wordpress import Order

    for path in files:
        if not path.is_file() or not os.access(path, os.R_OK):
            raise Trouble(f"{path}: there is no such file, or it cannot be read.")
    try:
        chosen = read_map(rules) if rules else Map()
    except MapError as error:
        raise Trouble(str(error)) from error
    return Order(
        files=files,
        edition=_edition(edition),
        media=_media(media_dir, fetch and not dry_run),
        rules=chosen,
        is_rehearsal=dry_run,
        is_edition_chosen=bool(edition),
    )


def _media(folder: Path | None, fetch: bool) -> Media:
    from masthead.archive.fetching import FetchedMedia
    from masthead.archive.media import FolderMedia, NoMedia

    if folder is not None and fetch:
        raise Trouble("give either --media-dir or --fetch-media.")
    if folder is None:
        return FetchedMedia() if fetch else NoMedia()
    if not folder.is_dir():
        raise Trouble(f"{folder}: there is no such folder; name a copy of the old site's wp-content/uploads.")
    return FolderMedia(folder)


def _edition(code: str) -> Edition:
    from masthead.editions.models import Edition, default_edition

    found = Edition.objects.select_related("locale", "home").filter(code=code).first() if code else default_edition()
    if found is None:
        codes = ", ".join(Edition.objects.values_list("code", flat=True)) or "none"
        raise Trouble(f"there is no edition {code!r}; there are: {codes}.")
    return found


def _run(folder: Path, order: Order, *, as_json: bool) -> int:
    """Import and report; returns how many items failed."""
    from masthead.archive.report import Report
    from masthead.archive.sources import NotAnExport
    from masthead.archive.wordpress import import_wordpress as run
    from masthead.archive.wordpress import report_folder

    with Report() as report:
        try:
            with _bar() as progress:
                run(order, report, progress)
        except NotAnExport as error:
            raise Trouble(str(error)) from error
        finally:
            order.media.close()
        where = None if order.is_rehearsal else report.keep(report_folder(folder))
        _print(report, where, as_json=as_json)
        return report.totals["failed"]


def _print(report: Report, where: Path | None, *, as_json: bool) -> None:
    if as_json:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        report.write(sys.stdout)
        return
    for line in report.text():
        typer.echo(line.encode("utf-8", "replace").decode())
    typer.echo(f"\nThe whole report: {where}" if where else "\nThis was a dry run: nothing was kept.")


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error, one line for each thing that is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    console = Console(stderr=True)
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(name.replace("[", r"\["), total=total or None)
            bar.update(tasks[name], completed=done, total=total or None)

        yield tell
        for task in tasks.values():
            bar.update(task, completed=bar.tasks[task].total or 1, total=bar.tasks[task].total or 1)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One import at a time; the kernel lets go of the lock however the process ends."""
    (folder / "imports").mkdir(exist_ok=True)
    with (folder / "imports" / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Trouble("another import into this newspaper is running; wait until it is done.") from None
        yield
