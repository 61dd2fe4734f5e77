"""The command ``masthead`` and its subcommands: reads arguments, calls a function of this room, tells the result."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from masthead.cli import failures, ports
from masthead.cli.bench.commands import app as benchmarks
from masthead.cli.bundle import commands as bundles
from masthead.cli.check import check
from masthead.cli.createuser import createuser
from masthead.cli.deploy.commands import app as deploys
from masthead.cli.import_wordpress import import_wordpress
from masthead.cli.paper import Paper, choose, configuration, start, start_django
from masthead.cli.press import app as presses
from masthead.cli.trouble import Trouble

app = typer.Typer(
    name="masthead",
    help="The system behind a daily newspaper on the web.\n\n"
    "A newspaper is a folder with a `masthead.toml`. Commands work on the newspaper in the current folder, "
    "or on the one named with --paper.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="markdown",
)
imports = typer.Typer(
    help="Bring stories in: from a newspaper's own export, or from another system.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@app.callback()
def _options(
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")] = False,
) -> None:
    """Options of every command are read in ``main``."""


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not hold a newspaper yet.")],
    name: Annotated[str, typer.Option(help="What the newspaper is called.")] = "The Daily",
    language: Annotated[str, typer.Option(help="The language of the first edition (en, he, ar …).")] = "en",
    time_zone: Annotated[str, typer.Option(help="Its time zone, such as Europe/London.")] = "UTC",
    port: Annotated[int, typer.Option(help="Where `masthead serve` will listen.", min=1, max=65535)] = 8000,
) -> None:
    """Make a newspaper of your own: its folder, options, theme and first edition.

    Afterwards: `masthead createuser --paper DIR`, then `masthead serve --paper DIR`.
    """
    from masthead.cli import new as making
    from masthead.cli.upgrade import upgrade as run_upgrade

    listen = f"127.0.0.1:{port}"
    making.write_folder(
        folder, name=name, address=f"http://{listen}", listen=listen, language=language, time_zone=time_zone
    )
    config = configuration(folder)
    start_django()
    run_upgrade(config, _tell)
    making.first_edition(name=name, language=language, time_zone=time_zone)
    typer.echo(f"{folder}: ready. Next: `masthead createuser --paper {folder}`, `masthead serve --paper {folder}`.")


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the demo newspaper is kept.")] = Path(
        "demo-paper"
    ),
    port: Annotated[int, typer.Option(help="Where it answers.", min=1, max=65535)] = 8000,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Throw an old demo away and build it anew.")] = False,
) -> None:
    """Open a complete newspaper with its newsroom: an invented daily in English and Hebrew.

    The first start builds it; later ones only start it. Ctrl-C ends it.
    """
    from masthead.cli.demo.run import run

    run(folder, port, rebuild=rebuild)


@app.command()
def serve(paper: Paper = None) -> None:
    """Run the newspaper and its newsroom until Ctrl-C: front, application, press, worker and clock."""
    from masthead.cli import serve as serving
    from masthead.cli.upgrade import is_current

    config = configuration(paper)
    listen = config.text("listen")
    ports.must_be_free(listen, "change `listen` in masthead.toml or stop that program.")
    if not is_current(config):
        raise Trouble("this newspaper was made with another version; run `masthead upgrade` first.")
    address = config.text("address").rstrip("/")
    serving.run(f"The newspaper: {address}/\nThe newsroom:  {address}/newsroom/\nCtrl-C ends it.")


@app.command("back-shop", hidden=True)
def back_shop(paper: Paper = None) -> None:
    """Do all that is done behind the front; `masthead serve` runs this."""
    from masthead.cli import back_shop as working

    config = configuration(paper)
    start_django()
    working.run(config)


@app.command()
def upgrade(paper: Paper = None) -> None:
    """Bring the database, static files and index to the installed version. Safe to repeat."""
    from masthead.cli.upgrade import upgrade as run_upgrade

    config = configuration(paper)
    start_django()
    run_upgrade(config, _tell)
    typer.echo("up to date")


@app.command()
def maintenance(
    switch: Annotated[str, typer.Argument(metavar="on|off", help="Whether readers get the maintenance page.")],
    paper: Paper = None,
) -> None:
    """Show readers a page that says the paper will be back in a moment; the newsroom goes on."""
    if switch not in {"on", "off"}:
        raise Trouble("say `masthead maintenance on` or `masthead maintenance off`.")
    configuration(paper)
    start_django()
    from masthead.reader import notices

    notices.switch(switch == "on")
    typer.echo("Readers get the maintenance page." if switch == "on" else "Readers get the newspaper.")


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})
def manage(context: typer.Context) -> None:
    """Run one of Django's management commands on the newspaper in the current folder."""
    from django.core.management import execute_from_command_line

    choose(None)
    start_django()
    execute_from_command_line(["masthead manage", *context.args])


app.add_typer(imports, name="import")
app.add_typer(deploys, name="deploy")
app.add_typer(presses, name="press")
app.add_typer(benchmarks, name="bench")
imports.command("bundle")(bundles.import_bundle)
imports.command("wordpress")(import_wordpress)
app.command()(bundles.export)
app.command()(bundles.backup)
app.command()(bundles.restore)
app.command()(createuser)
app.command()(check)


def _tell(step: str) -> None:
    typer.echo(f"  {step} …")


def main() -> None:
    """Run the command; what goes wrong is told in one line unless ``--debug`` asks for more."""
    arguments, wants_traceback = failures.without_debug(sys.argv[1:])
    try:
        status = app(args=arguments, prog_name="masthead", standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(failures.INTERRUPTED)
    except Exception as error:
        if wants_traceback:
            raise
        if told := failures.in_one_line(error):
            typer.echo(told, err=True)
        sys.exit(getattr(error, "exit_code", 1))
    sys.exit(status if isinstance(status, int) else 0)


__all__ = ["app", "main", "start"]
