"""What the conversion of one story may ask for: pictures by number or address, other files by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from masthead.stories.incoming import IncomingFile, IncomingPhoto, Note


class Pictures(Protocol):
    """Where the source's pictures and other files are looked up."""

    def photo(self, source_id: str) -> IncomingPhoto | None:
        """The picture with that number."""

    def photo_at(self, url: str) -> IncomingPhoto | None:
        """The picture whose file lies there."""

    def photos_of(self, story_id: str) -> Sequence[IncomingPhoto]:
        """Pictures that belong to a story."""

    def file(self, source_id: str) -> IncomingFile | None:
        """The recording, film or document with that number."""

    def files_of(self, story_id: str) -> Sequence[IncomingFile]:
        """Files that belong to a story."""


class NoPictures:
    """A library without a picture."""

    def photo(self, source_id: str) -> IncomingPhoto | None:
        """Nothing."""
        return None

    def photo_at(self, url: str) -> IncomingPhoto | None:
        """Nothing."""
        return None

    def photos_of(self, story_id: str) -> Sequence[IncomingPhoto]:
        """Nothing."""
        return ()

    def file(self, source_id: str) -> IncomingFile | None:
        """Nothing."""
        return None

    def files_of(self, story_id: str) -> Sequence[IncomingFile]:
        """Nothing."""
        return ()


@dataclass(slots=True)
class Desk:
    """The surroundings of one story while its body is read; notes are collected here, each once."""

    pictures: Pictures = field(default_factory=NoPictures)
    story_id: str = ""
    footnotes: tuple[tuple[str, str], ...] = ()
    """(identifier, HTML) of each footnote."""
    notes: dict[Note, None] = field(default_factory=dict)

    def note(self, code: str, detail: str = "") -> None:
        """Remember what was changed or left out."""
        self.notes[Note(code, " ".join(detail.split())[:200])] = None
