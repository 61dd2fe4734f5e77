"""Restores a bundle into a scratch newspaper and compares; the process behind ``masthead backup``."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from masthead.cli.trouble import Trouble

Tell = Callable[[str, int, int], None]


Documents = dict[str, dict[str, int]]
"""Index, kind, how many."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a rehearsal found: differences in words; for each index by kind, the things there are to find in the
    restored newspaper and the documents that its rebuilt index has."""

    differences: tuple[str, ...]
    things: Documents
    documents: Documents


def rehearse(file: Path, environ: dict[str, str], tell: Tell) -> Report:
    """Restore a bundle in a process of its own, since settings belong to one newspaper; raises ``Trouble``."""
    command = [sys.executable, "-m", "masthead.cli.bundle.rehearsal", str(file.resolve())]
    # In the newspaper's process group: Ctrl-C ends both.
    report: Report | None = None
    with tempfile.TemporaryFile("w+") as errors:
        with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=errors, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                message = json.loads(line)
                if "report" in message:
                    report = Report(**message["report"])
                else:
                    tell(message["name"], message["done"], message["of"])
        errors.seek(0)
        said = errors.read().strip().splitlines()
    if report is None or process.returncode != 0:
        raise Trouble(f"the restore into scratch failed: {said[-1] if said else 'it was ended'}")
    return report


def main(file: Path) -> None:
    """Restore into the newspaper that the environment names; tells on standard output, a line of JSON each."""
    from masthead.cli.bundle.compare import differences
    from masthead.cli.bundle.loading import load
    from masthead.cli.bundle.opening import opened
    from masthead.cli.paper import start_django

    start_django()
    from django.conf import settings
    from django.core.management import call_command

    for folder in (settings.MEDIA_ROOT, settings.MASTHEAD_ORIGINALS_DIR):
        Path(folder).mkdir(parents=True, exist_ok=True)
    _say(name="Making a scratch newspaper", done=0, of=1)
    call_command("migrate", interactive=False, verbosity=0)
    _say(name="Making a scratch newspaper", done=1, of=1)
    with opened(file) as bundle:
        load(bundle, Path(settings.MEDIA_ROOT), _progress)
        found = differences(bundle, _progress)
    documents, missing = rebuild_indexes(_progress)
    _say(report=asdict(Report((*found, *missing), things_to_find(), documents)))


def things_to_find() -> Documents:
    """For each index by kind, how many things there are that could be found."""
    from masthead.search.documents import INDEXES
    from masthead.search.registry import kinds_in

    return {index: {kind.name: sum(1 for _ in kind.versions()) for kind in kinds_in(index)} for index in INDEXES}


def rebuild_indexes(tell: Tell) -> tuple[Documents, list[str]]:
    """Make every search index anew; answers its documents by kind, and in words what did not come in."""
    from masthead.search.documents import INDEXES
    from masthead.search.fill import rebuild
    from masthead.search.indexes import engine

    documents: Documents = {}
    missing = []
    for number, index in enumerate(INDEXES, start=1):
        put = rebuild(index)
        status = engine(index).status()
        documents[index] = dict(status.kinds)
        if status.state != "ready" or status.documents != put:
            missing.append(f"the index {index!r} is {status.state} with {status.documents} of {put} documents")
        tell("Rebuilding the index", number, len(INDEXES))
    return documents, missing


def _progress(name: str, done: int, of: int) -> None:
    if done == of or done % 50 == 0:
        _say(name=name, done=done, of=of)


def _say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except Trouble as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
