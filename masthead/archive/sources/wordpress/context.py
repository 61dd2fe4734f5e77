"""What the reading of one export remembers from item to item."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo

from masthead.archive.sources.wordpress.fields import Fields
from masthead.archive.sources.wordpress.languages import chosen
from masthead.archive.sources.wordpress.library import Library
from masthead.archive.sources.wordpress.slugs import plainly
from masthead.stories.incoming import IncomingPerson, Note

MAIN_DOMAINS = ("category", "post_tag")


@dataclass(slots=True)
class Context:
    """Zone and language of the site, its people and terms so far, and the library of its pictures."""

    library: Library
    zone: tzinfo
    language: str = ""
    people: dict[str, str] = field(default_factory=dict)
    """A login, slug or name in small letters → ``source_id``."""
    terms: set[tuple[str, str]] = field(default_factory=set)
    """(domain, slug) of each term given out so far."""
    term_ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The source's number of a term → (domain, slug)."""

    def choose(self, text: str, notes: list[Note]) -> str:
        """``text`` in the site's language, where it holds several."""
        text, others = chosen(text, self.language)
        if others and not any(note.code == "other-languages" for note in notes):
            notes.append(Note("other-languages", ", ".join(others)))
        return text

    def text(self, fields: Fields, name: str) -> str:
        """A field in the site's language."""
        return self.choose(fields.text(name), fields.notes)

    def remember(self, person: IncomingPerson) -> None:
        """So that bylines that name this person differently find it."""
        for name in (person.name, plainly(person.source_id), person.slug, person.source_id):
            if name:
                self.people.setdefault(name.lower(), person.source_id)
        self.people[person.source_id.lower()] = person.source_id

    def find_person(self, *names: str) -> str:
        """The ``source_id`` of somebody known by any of these names, else ""."""
        return next((self.people[name.lower()] for name in names if name.lower() in self.people), "")
