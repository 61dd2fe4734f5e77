"""Fills the forms that lie beside this module: a server's configuration with blanks such as ``%{pages}``."""

from __future__ import annotations

import string
from pathlib import Path

from masthead.cli.ports import split
from masthead.cli.trouble import Trouble
from masthead.front.paper import FrontPaper

FOLDER = Path(__file__).parent


class Form(string.Template):
    """A text with blanks; "%" because nginx, Varnish and Caddy have a use of their own for "$" and "{"."""

    delimiter = "%"
    idpattern = None  # type: ignore[assignment]
    braceidpattern = "[a-z_]+"


def filled(name: str, /, **blanks: object) -> str:
    """A form with its blanks filled; ``KeyError`` for one that nothing was given for."""
    return Form((FOLDER / name).read_text(encoding="utf-8")).substitute(blanks)


def plain(path: str) -> str:
    """A path as it can stand between quotes in every one of these files; raises ``Trouble`` for one that cannot."""
    if not path.isprintable() or set(path) & set("\"'\\$%{}`*?#"):
        raise Trouble(f"{path}: a web server's configuration cannot name this folder; move it to a simpler path.")
    return path


def connectable(listen: str) -> str:
    """Where a server on the same machine reaches what listens there: ``host:port``."""
    host, port = split(listen)
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (it is compared, not bound)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def pages(paper: FrontPaper) -> str:
    """The folder of stored pages. Of those in a bucket one that never is: only the front knows how old a copy is."""
    return paper.pages if paper.bucket is None else f"{paper.pages}.in-a-bucket"
