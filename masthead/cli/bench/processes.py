"""What the processes that a benchmark starts have used, as Linux counts it."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def tree(root: int) -> list[int]:
    """A process and all that it has started, and these in turn."""
    below: dict[int, list[int]] = {}
    for entry in PROC.glob("[0-9]*"):
        if fields := _stat(int(entry.name)):
            below.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += below.get(pid, [])
    return found


def running(root: int, words: str) -> int | None:
    """The first of a tree whose command line has these words."""
    for pid in tree(root):
        with suppress(OSError):
            if words in (PROC / str(pid) / "cmdline").read_text().replace("\0", " "):
                return pid
    return None


def cpu_seconds(root: int) -> float:
    """Processor time of a tree, of the program and of the system for it."""
    ticks = sum(int(fields[11]) + int(fields[12]) for pid in tree(root) if (fields := _stat(pid)))
    return ticks / os.sysconf("SC_CLK_TCK")


def megabytes(root: int) -> float | None:
    """Memory of a tree, what several share counted once (PSS); ``None`` where the system does not say."""
    total = 0
    for pid in tree(root):
        try:
            text = (PROC / str(pid) / "smaps_rollup").read_text()
        except OSError:
            return None
        total += int(re.findall(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)[0])
    return total / 1024


def _stat(pid: int) -> list[str]:
    """From the state on (proc_pid_stat(5), field 3): the name before it may have spaces."""
    with suppress(OSError):
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return []
