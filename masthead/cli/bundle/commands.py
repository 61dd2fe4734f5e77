"""``masthead export``, ``import bundle``, ``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from masthead.cli.bundle.bars import Tell, bars
from masthead.cli.paper import Paper, configuration, start, start_django
from masthead.cli.trouble import Trouble

Written = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; it must not be there yet.")]
Given = Annotated[Path, typer.Argument(metavar="FILE", help="A file made by `masthead export` or `masthead backup`.")]


def export(
    file: Written,
    without_media: Annotated[
        bool, typer.Option("--without-media", help="Leave pictures, renditions and documents out.")
    ] = False,
    paper: Paper = None,
) -> None:
    """Write the whole newspaper into one zip file, so that importing it gives the same newspaper.

    Every story with its versions, people, photos, settings, accounts and rights, as lines of JSON, and every file.
    The same newspaper gives the same file, byte for byte. The paper may be edited meanwhile: the file holds it as
    it was when the export began. What can be computed again is left out: the search index, tasks, sessions.
    It holds password hashes and unpublished pictures; only its owner may read it.
    """
    from masthead.cli.bundle.backup import export as write

    start(paper)
    with bars() as tell:
        manifest = write(file, has_media=not without_media, tell=tell)
    rows = sum(table.rows for table in manifest.tables)
    typer.echo(f"{file}: {rows} rows, {manifest.files.files} files, {_size(file)}.")
    _tell_missing(manifest.files.missing)


def import_bundle(file: Given, paper: Paper = None) -> None:
    """Take a file of `masthead export` into an empty newspaper: all of it, or nothing.

    Empty is one that `masthead new` made and nobody has worked in. The file is held against its digests first;
    what goes in is compared with it before it counts. It may come from another database: SQLite and PostgreSQL
    exchange them freely.
    """
    _take_in(file, paper)
    typer.echo(f"{file}: imported. Next: `masthead check`, `masthead serve`.")


def restore(file: Given, paper: Paper = None) -> None:
    """Bring a backup back into an empty newspaper, made with `masthead new DIR`.

    The options, the signing key and the theme are not in a backup: copy masthead.toml, secret.key and the theme
    folder from where you keep them.
    """
    _take_in(file, paper)
    typer.echo(f"{file}: restored. Next: `masthead check`, `masthead serve`.")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, or with --check to try.")],
    check: Annotated[bool, typer.Option("--check", help="Write nothing: try whether an old backup is good.")] = False,
    scratch: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to restore it for the comparison; default: beside FILE."),
    ] = None,
    paper: Paper = None,
) -> None:
    """Write a backup and prove it: it is restored into scratch and compared, row by row and file by file.

    Only then the file gets its name. On PostgreSQL the scratch is a database on the same server, where the
    newspaper's user may make one (`ALTER USER … CREATEDB`), else a file. There must be room for a second copy.
    Its search index is rebuilt and counted. The paper may be edited meanwhile.
    Copy masthead.toml, secret.key and the theme folder yourself: they are not in it.
    """
    start(paper)
    if scratch is not None and not scratch.is_dir():
        raise Trouble(f"{scratch}: there is no such folder; make it first.")
    if check:
        _try_old(file, scratch)
    else:
        _make_new(file, scratch)


def _make_new(file: Path, scratch: Path | None) -> None:
    from masthead.cli.bundle.backup import back_up, living_documents

    with bars() as tell:
        manifest, report = back_up(file, scratch, tell)
    rows = sum(table.rows for table in manifest.tables)
    typer.echo(
        f"{file}: good. {rows} rows and {manifest.files.files} files were restored and are the same, {_size(file)}."
    )
    _tell_missing(manifest.files.missing)
    restored = {index: sum(kinds.values()) for index, kinds in report.documents.items()}
    for index, count in living_documents().items():
        if restored.get(index, 0) != count:
            typer.echo(
                f"Note: the newspaper's index {index!r} has {count} documents, a rebuilt one {restored.get(index, 0)}; "
                "`masthead check` says more.",
                err=True,
            )


def _try_old(file: Path, scratch: Path | None) -> None:
    from masthead.cli.bundle.backup import check, must_be_the_same
    from masthead.cli.bundle.opening import opened

    with bars() as tell:
        with opened(file) as bundle:
            # A damaged one is told before a newspaper is made to restore it into.
            bundle.verify(tell)
        must_be_the_same(check(file, scratch or file.resolve().parent, tell))
    typer.echo(f"{file}: good. It was restored and is the same.")


def _take_in(file: Path, paper: Path | None) -> None:
    from masthead.cli.upgrade import prepare

    config = configuration(paper)
    start_django()
    prepare(config)
    with bars() as tell:
        _load(file, tell)


def _load(file: Path, tell: Tell) -> None:
    from django.conf import settings

    from masthead.cli.bundle.loading import load
    from masthead.cli.bundle.opening import opened
    from masthead.cli.bundle.rehearsal import rebuild_indexes
    from masthead.editions import hosts
    from masthead.press.changes import touch_everything

    with opened(file) as bundle:
        load(bundle, Path(settings.MEDIA_ROOT), tell)
    # Rows of a bundle are written without the signals of an edit.
    hosts.write()
    touch_everything()
    _, missing = rebuild_indexes(tell)
    for line in missing:
        typer.echo(f"Note: {line}; `masthead check` says more.", err=True)


def _tell_missing(count: int) -> None:
    if count:
        typer.echo(f"Note: {count} files that rows name were not there; `masthead check --files` lists them.", err=True)


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.1f} MB"
