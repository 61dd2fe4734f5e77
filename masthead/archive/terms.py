"""Categories, tags and other terms of a source as sections, topics, kinds and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.models import Page

from masthead.archive import items, sections
from masthead.archive.mapping import Map, Placement
from masthead.archive.models import ImportedItem
from masthead.archive.topics import Topics
from masthead.editions.models import Edition
from masthead.stories.incoming import IncomingStory, Note, Term
from masthead.stories.kinds import Kind
from masthead.stories.models import Section

if TYPE_CHECKING:
    from masthead.archive.report import Report

NO_CATEGORY = ("uncategorized", "uncategorised", "sin-categoria", "non-classe", "allgemein")
"""WordPress' category for stories without one, in its languages (with ``-he`` and the like behind it)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story goes."""

    section: int
    further: tuple[int, ...]
    topics: tuple[int, ...]
    kind: Kind
    labels: frozenset[str]
    notes: tuple[Note, ...] = ()


class Terms:
    """The terms of one source in one edition; look-ups are kept for the run, and forgotten with ``forget``."""

    def __init__(self, source: str, edition: Edition, rules: Map, report: Report) -> None:
        self.source = source
        self.edition = edition
        self.rules = rules
        self.report = report
        self.topics = Topics(edition, report)
        self._terms: dict[tuple[str, str], Term] = {}
        self._new: dict[tuple[str, str], Term] = {}
        self._sections: dict[str, int] = {}
        self._paths: dict[str, int] = {}
        self._default: int | None = None
        self._placed: dict[tuple[str, str], tuple[Term, Placement | None, int | None, int | None]] = {}

    def learn(self, term: Term) -> None:
        """Take a term in; what it becomes is made with ``settle``."""
        slot = (term.domain, term.slug)
        if slot not in self._terms:
            self._terms[slot] = self._new[slot] = term

    def forget(self) -> None:
        """Look everything up again: the transaction in which it was made was rolled back."""
        self._new = dict(self._terms)
        self._sections, self._paths, self._default, self._placed = {}, {}, None, {}
        self.topics.forget()

    def settle(self) -> list[tuple[Term, Page | None, int | None]]:
        """Make sections and topics of the terms learned since; returns each with its section's page or its topic."""
        new, self._new = self._new, {}
        if new:
            self._placed.clear()
        placed = [(term, self.rules.place(term)) for term in new.values()]
        self.topics.make(
            [(where.topic, term.slug, term.description) for term, where in placed if where and where.topic]
        )
        made: list[tuple[Term, Page | None, int | None]] = []
        for term, where in placed:
            if where is None:
                continue
            section = self._section_of(term, where) if where.section is not None else None
            made.append((term, section, self.topics.pk(where.topic) if where.topic else None))
        return made

    def place(self, story: IncomingStory) -> Place:
        """Where a story goes; its terms must have been settled."""
        found: list[int] = []
        topics: dict[int, None] = {}
        kinds: list[Kind] = []
        labels: set[str] = set()
        notes: list[Note] = []
        for term, where, section, topic in self._placements(story):
            if where is None:
                notes.append(Note("term-not-mapped", f"{term.domain}: {term.name}"))
                continue
            if section is not None:
                found.append(section)
            if topic is not None:
                topics[topic] = None
            kinds += [where.kind] if where.kind else []
            labels |= {where.label} if where.label else set()
        first, *further = dict.fromkeys(found) or [self.default()]
        return Place(
            first, tuple(further), tuple(topics), kinds[0] if kinds else Kind.NEWS, frozenset(labels), tuple(notes)
        )

    def _placements(self, story: IncomingStory) -> Iterator[tuple[Term, Placement | None, int | None, int | None]]:
        """Each term of a story, where it goes, its section and its topic."""
        slots = [("category", slug) for slug in story.categories] + [("post_tag", slug) for slug in story.tags]
        for domain, slug in [*slots, *story.other_terms]:
            if (domain, slug) not in self._placed:
                self._placed[domain, slug] = self._looked_up(domain, slug)
            yield self._placed[domain, slug]

    def _looked_up(self, domain: str, slug: str) -> tuple[Term, Placement | None, int | None, int | None]:
        term = self._terms.get((domain, slug)) or Term(slug, slug, domain=domain)
        where = self.rules.place(term)
        if where is None:
            return term, None, None, None
        has_section = where.section is not None and not _is_none(term)
        section = self._number(term, where) if has_section else None
        return term, where, section, self.topics.pk(where.topic) if where.topic else None

    def default(self) -> int:
        """The section of stories without one: the map's, else the edition's own first, else "News".

        It is remembered: the sections that an import makes must not change it.
        """
        if self._default is None:
            slot = items.key(f"{self.edition.code}:default:{self.rules.default_section}")
            section = self._remembered(slot)
            if section is None:
                section = self._new_default()
                items.keep([ImportedItem(source=self.source, kind=items.SECTION, source_id=slot, object_id=section.pk)])
            self._default = section.pk
        return self._default

    def _new_default(self) -> Page:
        if self.rules.default_section:
            return Section.objects.get(pk=self._at(self.rules.default_section))
        imported = ImportedItem.objects.filter(kind=items.SECTION).values("object_id")
        return sections.first_section(self.edition, imported) or self._made(self.edition.home, "News", "news")

    def section_of(self, slug: str) -> int | None:
        """The section that a category became; ``None`` for one that became none."""
        term = self._terms.get(("category", slug))
        where = self.rules.place(term) if term else None
        return self._number(term, where) if term and where and where.section is not None else None

    def term(self, domain: str, slug: str) -> Term | None:
        """A term by its slug, or by its number in the source."""
        found = self._terms.get((domain, slug))
        return found or next((t for (d, _), t in self._terms.items() if d == domain and t.source_id == slug), None)

    def _number(self, term: Term, where: Placement) -> int:
        slot = self._slot(term)
        return self._sections[slot] if slot in self._sections else self._section_of(term, where).pk

    def _slot(self, term: Term) -> str:
        return items.key(f"{self.edition.code}:{term.domain}:{term.slug}")

    def _section_of(self, term: Term, where: Placement, within: Sequence[str] = ()) -> Page:
        slot = self._slot(term)
        if slot in self._sections:
            return Section.objects.get(pk=self._sections[slot])
        section: Page | None
        if where.section:
            section = Section.objects.get(pk=self._at(where.section))
        elif _is_none(term):
            section = Section.objects.get(pk=self.default())
        else:
            section = self._remembered(slot)
            if section is None:
                section = self._made(self._above(term, within), term.name, term.slug, term.description)
                items.keep([ImportedItem(source=self.source, kind=items.SECTION, source_id=slot, object_id=section.pk)])
        self._sections[slot] = section.pk
        return section

    def _remembered(self, slot: str) -> Page | None:
        """The section that a former run made of the term, wherever editors have moved it since."""
        row = items.known(self.source, items.SECTION, [slot]).get(slot)
        return Section.objects.filter(pk=row.object_id).first() if row else None

    def _above(self, term: Term, within: Sequence[str]) -> Page:
        parent = self._terms.get((term.domain, term.parent_slug)) if term.parent_slug else None
        where = self.rules.place(parent) if parent else None
        if parent is None or where is None or where.section is None or parent.slug in within or len(within) > 20:
            return self.edition.home
        return self._section_of(parent, where, (*within, term.slug))

    def _at(self, path: str) -> int:
        """The section at a path of slugs; what is missing of it is made."""
        if path not in self._paths:
            page: Page = self.edition.home
            for slug in path.split("/"):
                term = self._terms.get(("category", slug))
                page = self._made(page, term.name if term else slug.replace("-", " ").capitalize(), slug)
            self._paths[path] = page.pk
        return self._paths[path]

    def _made(self, above: Page, title: str, slug: str, description: str = "") -> Section:
        section, is_new = sections.section_below(self.edition, above, title, slug, description)
        self.report.count("sections_created", int(is_new))
        return section


def _is_none(term: Term) -> bool:
    return term.domain == "category" and term.slug.startswith(NO_CATEGORY)
