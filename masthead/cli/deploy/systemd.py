"""The unit with which systemd runs ``masthead serve``, with no more rights than it needs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from masthead.cli.deploy.forms import filled, plain
from masthead.cli.ports import split
from masthead.conf import buckets, services
from masthead.conf.read import Config

HOMES = ("/home", "/root", "/run/user")
"""What ``ProtectHome`` hides (systemd.exec(5))."""


def unit(config: Config, *, user: str = "") -> str:
    """A complete unit; it runs as ``user``, else as the owner of the newspaper's folder."""
    folder = plain(str(config.folder))
    program = plain(str(Path(sys.executable).with_name("masthead")))
    is_privileged = split(config.text("listen"))[1] < 1024
    return filled(
        "paper.service",
        title=" ".join(config.text("name").replace("%", "%%").split()),
        user=user or _owner(config.folder),
        folder=folder,
        command=program,
        writable=" ".join(f'"{path}"' for path in _written(config)),
        homes="read-only" if any(_is_below(path, HOMES) for path in (folder, program)) else "true",
        capabilities="CAP_NET_BIND_SERVICE" if is_privileged else "",
        ambient="\nAmbientCapabilities=CAP_NET_BIND_SERVICE" if is_privileged else "",
    )


def _owner(folder: Path) -> str:
    owner = folder.owner()
    return "masthead" if owner == "root" else owner


def _written(config: Config) -> list[str]:
    """The newspaper's folder, and the folders of options that lie outside it."""
    named = [folder for name in ("media", "originals", "pages") if (folder := buckets.folder(config, name))]
    named.append(services.folder(config, "search", "tantivy"))
    if config.text("mail").startswith("folder:"):
        named.append(services.folder(config, "mail", "folder"))
    if config.text("database").startswith("sqlite:"):
        named.append(os.path.dirname(services.database(config)["NAME"]))  # noqa: PTH120
    outside = (path for path in named if not _is_below(path, (str(config.folder),)))
    return [plain(path) for path in dict.fromkeys([str(config.folder), *outside])]


def _is_below(path: str, folders: tuple[str, ...]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)
