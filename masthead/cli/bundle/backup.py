"""``masthead backup``: a bundle that gets its name only after it was restored and found the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from masthead.cli.bundle.manifest import Manifest
from masthead.cli.bundle.rehearsal import Documents, Report, rehearse, things_to_find
from masthead.cli.bundle.scratch import scratch
from masthead.cli.bundle.snapshot import snapshot
from masthead.cli.bundle.writing import write
from masthead.cli.trouble import Trouble

Tell = Callable[[str, int, int], None]


def export(target: Path, *, has_media: bool, tell: Tell) -> Manifest:
    """Write a bundle that nobody but its owner can read; a part of one never has the final name."""
    with _arriving(target) as partial, snapshot():
        return write(partial, has_media=has_media, tell=tell)


def back_up(target: Path, room: Path | None, tell: Tell) -> tuple[Manifest, Report]:
    """Write a bundle, restore it into scratch, compare; raises ``Trouble`` that says what differs."""
    with _arriving(target) as partial:
        with snapshot():
            manifest = write(partial, has_media=True, tell=tell)
            wanted = things_to_find()
        report = check(partial, room or target.resolve().parent, tell)
        must_be_the_same(report, wanted)
    return manifest, report


def check(file: Path, room: Path, tell: Tell) -> Report:
    """Restore a bundle into scratch below a folder and compare."""
    with scratch(room) as environ:
        return rehearse(file, environ, tell)


def must_be_the_same(report: Report, wanted: Documents | None = None) -> None:
    """Raise ``Trouble`` where a rehearsal found a difference, or another number of things to find."""
    found = list(report.differences)
    for index, kinds in (wanted or {}).items():
        for kind, count in kinds.items():
            restored = report.things.get(index, {}).get(kind, 0)
            if restored != count:
                found.append(f"the index {index!r} would have {restored} of {count} documents of the kind {kind!r}")
    if found:
        raise Trouble(f"the backup is not good: it was restored and differs: {'; '.join(found)}.")


def living_documents() -> dict[str, int]:
    """How many documents each index of this newspaper has at this moment; those that do not answer are left out."""
    from masthead.search.indexes import status

    return {index.index: index.documents for index in status() if index.state == "ready"}


@contextmanager
def _arriving(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name when all went well, and is removed when not."""
    if target.exists():
        raise Trouble(f"{target}: is there already; choose another name.")
    if not target.resolve().parent.is_dir():
        raise Trouble(f"{target.parent}: there is no such folder; make it first.")
    partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
    try:
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
