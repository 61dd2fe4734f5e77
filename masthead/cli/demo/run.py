"""``masthead demo``: builds the demo newspaper where it is not yet built, and serves it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from masthead.cli import ports, serve
from masthead.cli.demo import build
from masthead.cli.new import write_folder
from masthead.cli.paper import configuration, start_django
from masthead.cli.trouble import Trouble
from masthead.cli.upgrade import is_current, stamp, this_version, upgrade
from masthead.conf.read import FILE_NAME

DEMO_OPTIONS = """\
# The demo lets its administrator in with a password alone; a real newsroom asks for a second factor.
two_factor_roles = []
"""


def run(folder: Path, port: int, *, rebuild: bool = False) -> None:
    """Build if needed, then serve until Ctrl-C."""
    listen = f"127.0.0.1:{port}"
    ports.must_be_free(listen, f"stop it, or choose another port: make demo PORT={port + 1}")
    if rebuild or not build.is_complete(folder):
        _clear(folder)
    os.environ["MASTHEAD_LISTEN"] = listen
    os.environ["MASTHEAD_ADDRESS"] = f"http://{listen}"
    if not build.is_complete(folder):
        _build(folder, listen)
        _begin_again(folder, port)
    config = configuration(folder)
    if not is_current(config):
        start_django()
        upgrade(config, lambda step: typer.echo(f"  {step} …"))
        _begin_again(folder, port)
    os.environ["MASTHEAD_WORKERS"] = "1"
    serve.run(greeting(listen), "\nThe demo newspaper has ended. Start it again with: make demo")


def _begin_again(folder: Path, port: int) -> None:
    """Run the same command in this process's place: what only watches over others does not keep all of Django."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "masthead", "demo", str(folder), "--port", str(port)])  # noqa: S606


def _clear(folder: Path) -> None:
    """Remove a demo that was not finished; a folder that holds something else is left alone."""
    if not folder.exists():
        return
    file = folder / FILE_NAME
    if any(folder.iterdir()) and not (file.is_file() and "The Morning Watch" in file.read_text(encoding="utf-8")):
        raise Trouble(f"{folder}: holds something that is not the demo newspaper; name another folder.")
    shutil.rmtree(folder)


def _build(folder: Path, listen: str) -> None:
    write_folder(
        folder, name="The Morning Watch", address=f"http://{listen}", listen=listen, time_zone="Asia/Jerusalem"
    )
    file = folder / FILE_NAME
    file.write_text(file.read_text(encoding="utf-8") + DEMO_OPTIONS, encoding="utf-8")
    config = configuration(folder)
    for name in ("media", "originals", "pages"):
        (folder / name).mkdir(exist_ok=True)
    columns = (TextColumn("  {task.description:<34}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeElapsedColumn()) as bars:
        tasks: dict[str, int] = {}

        def progress(name: str, done: int, of: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=of)
            bars.update(tasks[name], completed=done)  # type: ignore[arg-type]

        progress("Database and static files", 0, 2)
        build.prepare(progress)
        start_django()
        build.build(progress)
        _write_notices()
    stamp(config).write_text(this_version(), encoding="utf-8")
    (folder / build.DONE).touch()


def _write_notices() -> None:
    from masthead.reader import notices

    notices.write()


def greeting(listen: str) -> str:
    """What it says when it answers."""
    address = f"http://{listen}"
    lines = [
        f"\n  The newspaper    {address}/          in Hebrew: {address}/he/",
        f"  The newsroom     {address}/newsroom/",
        # WebAuthn knows names and no numbers (https://www.w3.org/TR/webauthn-3/#relying-party-identifier).
        f"  With a passkey   http://localhost:{listen.rpartition(':')[2]}/newsroom/\n",
        *(f"  {entry.role:<16} {entry.username:<10} {entry.password}" for entry in build.SIGN_INS),
        "\n  Ctrl-C ends it.",
    ]
    return "\n".join(lines)
