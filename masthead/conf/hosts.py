"""The hosts that are an edition's own, in a small file: what answers readers without a database reads it."""

from __future__ import annotations

import os
from collections.abc import Iterable

FILE = "hosts"
"""Its name in the folder of notices: one host a line."""


def write(folder: str | os.PathLike[str], hosts: Iterable[str]) -> None:
    """Write the file anew; who reads it finds the old one or the new one, never a part."""
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    file = os.path.join(folder, FILE)  # noqa: PTH118
    scratch = f"{file}.new-{os.getpid()}"
    with open(scratch, "w", encoding="utf-8") as opened:  # noqa: PTH123
        opened.writelines(f"{host}\n" for host in sorted({host.lower() for host in hosts if host}))
    os.replace(scratch, file)  # noqa: PTH105


def read(folder: str) -> frozenset[str] | None:
    """The hosts; ``None`` where the file was never written."""
    try:
        with open(os.path.join(folder, FILE), encoding="utf-8") as opened:  # noqa: PTH118, PTH123
            return frozenset(opened.read().split())
    except FileNotFoundError:
        return None
