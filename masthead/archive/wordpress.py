"""Brings WordPress exports into the newspaper (docs/how-to/import-from-wordpress.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from masthead.archive import finish
from masthead.archive.batch import file_stories
from masthead.archive.documents import Documents
from masthead.archive.files import file_attachment, file_photos
from masthead.archive.in_bulk import lean_database, rarely_tidied
from masthead.archive.links import Site
from masthead.archive.mapping import Map
from masthead.archive.media import Media, NoMedia
from masthead.archive.menus import hang_menu
from masthead.archive.pages import Pages
from masthead.archive.pictures import Pictures
from masthead.archive.reading_apart import read_export
from masthead.archive.report import Entry, Report
from masthead.archive.source import Source
from masthead.archive.sources import NotAnExport
from masthead.conf.after_commit import held
from masthead.editions.models import Edition
from masthead.stories.incoming import (
    IncomingFile,
    IncomingMenuItem,
    IncomingPerson,
    IncomingPhoto,
    IncomingSite,
    IncomingStory,
    Note,
    Skipped,
    Term,
    Unreadable,
)

BATCH = 500
_MOST_BLOCKS = 20_000
"""Blocks that a batch holds at most: a story may have any number, and all of a batch are in memory at once."""
_LONGEST_NAME = 200

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done and how much there is (0: not known)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported, and how."""

    files: Sequence[Path]
    edition: Edition
    media: Media = field(default_factory=NoMedia)
    rules: Map = field(default_factory=Map)
    is_rehearsal: bool = False
    """A dry run: everything is done and nothing kept."""
    is_edition_chosen: bool = False
    """The edition was named: everything goes there, whatever language an item says it is in."""
    waits: bool = False
    """The search index and related stories of a large import are made at once, and not by the worker."""


class _RehearsalOver(Exception):  # noqa: N818 - it ends a dry run by rolling it back
    pass


def import_wordpress(order: Order, report: Report, progress: Progress) -> None:
    """Import files one after another, then do what follows from new stories.

    Stories go in batches of one transaction each: killed anywhere, at most one batch is lost, and the same order
    given again goes on. Nobody is told of archive stories. Raises ``NotAnExport`` where no file is one; beside
    others, such a file is a failure in the report.
    """
    with held(), lean_database(), rarely_tidied():
        if order.is_rehearsal:
            try:
                with transaction.atomic():
                    _import_all(order, report, progress)
                    raise _RehearsalOver
            except _RehearsalOver:
                return
        _import_all(order, report, progress)
    finish.finish(report, progress, waits=order.waits)


def _import_all(order: Order, report: Report, progress: Progress) -> None:
    wrong: list[tuple[Path, NotAnExport]] = []
    sources: list[Source] = []
    for path in order.files:
        try:
            sources += _Reading(order, report, path, progress).read()
        except NotAnExport as error:
            wrong.append((path, error))
    if len(wrong) == len(order.files):
        raise NotAnExport("; ".join(f"{path}: {reason}" for path, reason in wrong))
    for path, reason in wrong:
        report.add(Entry("", "file", str(path), "failed", "", (Note("not-an-export", str(reason)),)))
    finish.find_links(sources, report, progress)


class _Reading:
    """One export file on its way in."""

    def __init__(self, order: Order, report: Report, path: Path, progress: Progress) -> None:
        self.order = order
        self.report = report
        self.path = path
        self.progress = progress
        self.sources: dict[str, Source] = {}
        self.site = IncomingSite()
        self.stories: dict[str, list[IncomingStory]] = {}
        self.seen: dict[str, int] = {}
        self.ids: set[str] = set()
        self.blocks = 0
        self.photos: list[IncomingPhoto] = []
        self.menu: list[IncomingMenuItem] = []
        self.pages: dict[str, Pages] = {}
        self.people: dict[str, IncomingPerson] = {}
        self.terms: list[Term] = []

    def read(self) -> list[Source]:
        """Read the file to its end; returns the sources that came of it, one for each edition."""
        name = f"Reading {self.path.name}"
        language = self.order.edition.language if self.order.is_edition_chosen else ""
        events = read_export(self.path, language, lambda done, total: self.progress(name, done, total))
        with closing(events):
            for event in events:
                self._take(event)
        self._flush()
        main = self._source(self.order.edition)
        with transaction.atomic():
            main.settle_names()
        for pages in self.pages.values():
            pages.settle()
        hang_menu(main, self.menu)
        return list(self.sources.values())

    def _take(self, event: object) -> None:
        match event:
            case IncomingStory():
                self._take_story(event)
            case IncomingPhoto():
                self.photos.append(event)
            case IncomingPerson():
                self.people[event.source_id] = event
                for source in self.sources.values():
                    source.bylines.learn(event)
            case Term():
                self.terms.append(event)
                for source in self.sources.values():
                    source.terms.learn(event)
            case _:
                self._take_other(event)
        if sum(map(len, self.stories.values())) >= BATCH or self.blocks > _MOST_BLOCKS or len(self.photos) >= BATCH:
            self._flush()

    def _take_other(self, event: object) -> None:
        match event:
            case IncomingSite():
                self.site = event
                for note in event.notes:
                    self.report.tell(note)
                self._source(self.order.edition)
            case IncomingFile():
                file_attachment(self._source(self.order.edition), event)
            case IncomingMenuItem():
                self.menu.append(event)
            case Skipped():
                self.report.add(
                    Entry(event.source_id, event.kind, event.title, "skipped", "", (Note("no-story", event.reason),))
                )
            case Unreadable():
                notes = (Note("unreadable", f"{event.where}: {event.reason}"), *event.notes)
                self.report.add(Entry(event.source_id, "unreadable", "", "failed", "", notes))

    def _take_story(self, story: IncomingStory) -> None:
        story = self._distinct(story)
        edition = self._edition_of(story)
        if story.is_page:
            source = self._source(edition)
            self.pages.setdefault(edition.code, Pages(source)).file(story)
            return
        self.stories.setdefault(edition.code, []).append(story)
        self.blocks += len(story.blocks)

    def _distinct(self, story: IncomingStory) -> IncomingStory:
        """The story under a number of its own: merged exports hold different items of one number."""
        same = hash((story.guid, story.url, story.is_page))
        if self.seen.setdefault(story.source_id, same) == same:
            if story.source_id in self.ids:
                self._flush()
            self.ids.add(story.source_id)
            return story
        note = Note("number-twice", story.source_id)
        own = f"{story.source_id} {story.guid or story.url or story.slug or story.headline}"
        self.seen[own] = same
        return replace(story, source_id=own, notes=(*story.notes, note))

    def _flush(self) -> None:
        main = self._source(self.order.edition)
        photos, self.photos = self.photos, []
        file_photos(main, photos)
        waiting, self.stories = self.stories, {}
        for code, stories in waiting.items():
            file_stories(self.sources[code], stories)
        self.ids.clear()
        self.blocks = 0

    def _edition_of(self, story: IncomingStory) -> Edition:
        """The edition in the language of a story, if the export holds several and we have one."""
        if self.order.is_edition_chosen or not story.language:
            return self.order.edition
        found = _in_language(story.language)
        if found is not None:
            self._source(found)
        return found or self.order.edition

    def _source(self, edition: Edition) -> Source:
        if edition.code not in self.sources:
            self.sources[edition.code] = self._new_source(edition)
        return self.sources[edition.code]

    def _new_source(self, edition: Edition) -> Source:
        name = source_name(self.site, self.path)
        pictures = Pictures(name, self.site.url, self.order.media, self.report, is_rehearsal=self.order.is_rehearsal)
        documents = Documents(name, self.order.media, self.report, is_rehearsal=self.order.is_rehearsal)
        source = Source(
            name=name,
            site=Site.at(self.site.url),
            url=self.site.url,
            edition=edition,
            rules=self.order.rules,
            report=self.report,
            now=timezone.now(),
            pictures=pictures,
            documents=documents,
        )
        for term in self.terms:
            source.terms.learn(term)
        for person in self.people.values():
            source.bylines.learn(person)
        return source


def _in_language(language: str) -> Edition | None:
    wanted = language.lower().replace("_", "-")
    for edition in Edition.objects.select_related("locale", "home"):
        own = edition.language.lower()
        if own == wanted or own.partition("-")[0] == wanted.partition("-")[0]:
            return edition
    return None


def source_name(site: IncomingSite, path: Path) -> str:
    """What names a source for ever: the old site's host and path, else its title, else the file's name."""
    try:
        parts = urlsplit(site.url)
        name = f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"
    except ValueError:
        name = ""
    return (name or site.title or path.stem)[:_LONGEST_NAME]


def report_folder(paper: Path) -> Path:
    """Where reports of imports are kept in a newspaper's folder."""
    return paper / "imports"
