"""People of a source as bylines of an edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from masthead.archive import items
from masthead.archive.models import ImportedItem
from masthead.editions.models import Edition
from masthead.people.models import Person
from masthead.stories.addresses import slug_of
from masthead.stories.incoming import IncomingPerson
from masthead.stories.models.topic import folded

if TYPE_CHECKING:
    from masthead.archive.report import Report

_NAME, _SLUG = 120, 100


class Bylines:
    """The people of one source in one edition.

    A person is one who was imported before, else one of the same name that the paper has, else a new one. The mail
    address of an account is not taken over: it was never printed.
    """

    def __init__(self, source: str, edition: Edition, report: Report) -> None:
        self.source = source
        self.edition = edition
        self.report = report
        self._people: dict[str, IncomingPerson] = {}
        self._new: dict[str, IncomingPerson] = {}
        self._found: dict[str, int] = {}
        self._staff: int | None = None

    def learn(self, person: IncomingPerson) -> None:
        """Take somebody in; the byline is made with ``settle``. Who comes again brings more details."""
        before = self._people.get(person.source_id)
        if before is not None:
            person = replace(
                before, biography=before.biography or person.biography, number=before.number or person.number
            )
            if person == before:
                return
        self._people[person.source_id] = self._new[person.source_id] = person

    def forget(self) -> None:
        """Look everybody up again: the transaction in which they were made was rolled back."""
        self._new, self._found, self._staff = dict(self._people), {}, None

    def settle(self) -> list[tuple[IncomingPerson, str]]:
        """Find or make those learned since; returns each with the slug of the byline."""
        new, self._new = self._new, {}
        rows = items.known(self.source, items.PERSON, [self._slot(one) for one in new])
        return [(person, self._settle(person, rows.get(self._slot(source_id)))) for source_id, person in new.items()]

    def pks(self, people: Sequence[str]) -> tuple[int, ...]:
        """The bylines of these people, each once, in order."""
        return tuple(dict.fromkeys(self._found[one] for one in people if one in self._found))

    def staff(self) -> int:
        """The staff byline of the language, made where there is none."""
        if self._staff is None:
            found = Person.objects.filter(locale=self.edition.locale, is_default_staff=True).first()
            if found is None:
                found = Person.objects.create(
                    locale=self.edition.locale,
                    name=f"{self.edition.name} Staff"[:_NAME],
                    slug=self._free_slug("staff"),
                    kind=Person.Kind.STAFF,
                    is_default_staff=True,
                )
                self.report.count("people_created")
            self._staff = found.pk
        return self._staff

    def _slot(self, source_id: str) -> str:
        return items.key(f"{self.edition.code}:{source_id}")

    def _settle(self, person: IncomingPerson, row: ImportedItem | None) -> str:
        found = Person.objects.filter(pk=row.object_id).first() if row and row.object_id else None
        if found is None:
            found = self._namesake(person) or self._make(person)
            slot = self._slot(person.source_id)
            items.keep([ImportedItem(source=self.source, kind=items.PERSON, source_id=slot, object_id=found.pk)])
        elif person.biography and not found.biography:
            found.biography = _paragraph(person.biography)
            found.save(update_fields=["biography"])
        self._found[person.source_id] = found.pk
        return str(found.slug)

    def _namesake(self, person: IncomingPerson) -> Person | None:
        name = folded(person.name)
        same = Person.objects.filter(locale=self.edition.locale, name__iexact=person.name[:_NAME])
        by_slug = Person.objects.filter(locale=self.edition.locale, slug=_slug(person.slug or person.name))
        return next((one for one in [*same, *by_slug] if folded(one.name) == name), None)

    def _make(self, person: IncomingPerson) -> Person:
        self.report.count("people_created")
        return Person.objects.create(
            locale=self.edition.locale,
            name=person.name[:_NAME] or person.source_id[:_NAME],
            slug=self._free_slug(person.slug or person.name),
            biography=_paragraph(person.biography),
        )

    def _free_slug(self, wanted: str) -> str:
        base = _slug(wanted) or "byline"
        slug, number = base, 1
        while Person.objects.filter(locale=self.edition.locale, slug=slug).exists():
            number += 1
            slug = f"{base}-{number}"
        return slug


def _slug(text: str) -> str:
    return slug_of(text, _SLUG)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>" if text else ""
