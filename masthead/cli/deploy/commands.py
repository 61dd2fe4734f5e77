"""The commands ``masthead deploy …``."""

from __future__ import annotations

from typing import Annotated

import typer

from masthead.cli.paper import Paper, configuration

app = typer.Typer(help="Print the configuration of a server for this newspaper.", no_args_is_help=True)


@app.command("nginx")
def deploy_nginx(
    paper: Paper = None,
    port: Annotated[str, typer.Option(help="Where nginx listens.")] = "80",
    brotli: Annotated[bool, typer.Option("--brotli/--no-brotli", help="Whether nginx has brotli-static.")] = True,
) -> None:
    """Print a server block with which nginx answers stored pages itself and passes the rest to `masthead serve`."""
    from masthead.cli.deploy import nginx

    typer.echo(nginx.configuration(configuration(paper), listen=port, brotli=brotli), nl=False)


@app.command("caddy")
def deploy_caddy(
    paper: Paper = None,
    port: Annotated[str, typer.Option(help="Where Caddy listens; default: the port of `address`.")] = "",
) -> None:
    """Print a Caddyfile with which Caddy answers stored pages itself and passes the rest to `masthead serve`."""
    from masthead.cli.deploy import caddy

    typer.echo(caddy.configuration(configuration(paper), port=port), nl=False)


@app.command("varnish")
def deploy_varnish(
    paper: Paper = None,
    seconds: Annotated[
        float | None,
        typer.Option(
            help="For how long it gives out a page without asking for a newer one; "
            "default: 600 where `purge` is set, else 0.1.",
            min=0,
            max=86400,
        ),
    ] = None,
) -> None:
    """Print a VCL with which Varnish keeps a copy of the paper in front of `masthead serve`."""
    from masthead.cli.deploy import varnish

    typer.echo(varnish.configuration(configuration(paper), seconds=seconds), nl=False)


@app.command("systemd")
def deploy_systemd(
    paper: Paper = None,
    user: Annotated[str, typer.Option(help="Who runs it; default: the owner of the newspaper's folder.")] = "",
) -> None:
    """Print the unit with which systemd runs `masthead serve`, with no more rights than it needs."""
    from masthead.cli.deploy import systemd

    typer.echo(systemd.unit(configuration(paper), user=user), nl=False)
