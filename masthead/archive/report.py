"""The report of an import: totals in memory, one line an item in a temporary file, so that memory stays flat."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from masthead.stories.incoming import Note

TOTALS = (
    *("stories_created", "stories_updated", "stories_unchanged", "stories_kept", "drafts"),
    *("pages_created", "pages_updated", "pages_unchanged", "pages_kept"),
    *("photos_created", "photos_updated", "photos_unchanged", "photos_missing", "documents_created"),
    *("people_created", "topics_created", "sections_created", "redirects_created", "menus_created"),
    *("comments_kept", "links_rewritten", "links_open", "lacks_alt", "lacks_credit", "lacks_byline"),
    *("skipped", "failed"),
)
ACTIONS = ("created", "updated", "unchanged", "kept", "skipped", "failed")
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one item of the source."""

    source_id: str
    kind: str
    title: str
    action: str
    address: str = ""
    notes: tuple[Note, ...] = ()


class Report:
    """Counts and entries of one run; a context, for its temporary file goes when it is left."""

    def __init__(self) -> None:
        self.totals: Counter[str] = Counter(dict.fromkeys(TOTALS, 0))
        self.notes: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}
        self.failures: list[Entry] = []
        self.general: list[Note] = []
        # Closed with the report, which is a context itself.
        self._items: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", prefix="masthead-import-")  # noqa: SIM115

    def __enter__(self) -> Report:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._items.close()

    def add(self, entry: Entry) -> None:
        """Take an entry in; what was skipped and what failed is counted here, everything else with ``count``."""
        if entry.action in ("skipped", "failed"):
            self.count(entry.action)
        self._items.write(_line(entry) + "\n")
        for note in entry.notes:
            self._note(note, f"{entry.kind} {entry.source_id}")
        if entry.action == "failed" and len(self.failures) < 100:
            self.failures.append(entry)

    def tell(self, note: Note) -> None:
        """A note on the run as a whole."""
        self.general.append(note)

    def count(self, name: str, number: int = 1) -> None:
        """Raise a total; ``KeyError`` for one that is not known."""
        if name not in TOTALS:
            raise KeyError(name)
        self.totals[name] += number

    def _note(self, note: Note, about: str) -> None:
        self.notes[note.code] += 1
        examples = self.examples.setdefault(note.code, [])
        if len(examples) < _EXAMPLES:
            examples.append(f"{about}: {note.detail}" if note.detail else about)

    def write(self, out: IO[str]) -> None:
        """Write the whole report as JSON, entry by entry."""
        out.write('{"totals": ' + json.dumps(dict(self.totals)))
        out.write(', "notes": ' + json.dumps([_note(note) for note in self.general], ensure_ascii=False))
        out.write(', "items": [')
        for number, line in enumerate(self._lines()):
            out.write((",\n" if number else "\n") + line)
        out.write("\n]}\n")

    def _lines(self) -> Iterator[str]:
        self._items.flush()
        self._items.seek(0)
        for line in self._items:
            yield line.rstrip("\n")
        self._items.seek(0, 2)

    def keep(self, folder: Path) -> Path:
        """Write the report into a folder, under the moment's name."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S.%f}Z.json"
        with path.open("w", encoding="utf-8", errors="backslashreplace") as out:
            self.write(out)
        return path

    def text(self) -> Iterator[str]:
        """The report for people, line by line."""
        yield from _totals(self.totals)
        for note in self.general:
            yield f"Note: {note.code}: {note.detail}" if note.detail else f"Note: {note.code}"
        if self.notes:
            yield ""
            yield "What was changed or is worth knowing:"
        for code, count in self.notes.most_common():
            yield f"  {count:>7}  {code}"
            yield from (f"           {example[:160]}" for example in self.examples[code])
        if self.failures:
            yield ""
            yield "What could not be read:"
        for entry in self.failures[:20]:
            reasons = "; ".join(note.detail or note.code for note in entry.notes)
            yield f"  {entry.kind} {entry.source_id} {entry.title[:60]}: {reasons[:200]}"


def _totals(totals: Counter[str]) -> Iterable[str]:
    yield "Imported:"
    for name in TOTALS:
        if totals[name] or name in ("stories_created", "failed"):
            yield f"  {totals[name]:>7}  {name.replace('_', ' ')}"


def _note(note: Note) -> dict[str, str]:
    return {"code": note.code, "detail": note.detail}


def _line(entry: Entry) -> str:
    return json.dumps(
        {
            "source_id": entry.source_id,
            "kind": entry.kind,
            "title": entry.title,
            "action": entry.action,
            "address": entry.address,
            "notes": [_note(note) for note in entry.notes],
        },
        ensure_ascii=False,
    )
