"""Information pages of an import: placed in the tree by their parents, with their old addresses."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from wagtail.models import Page

from masthead.archive import items
from masthead.archive.batch import count_missing, keep_comments
from masthead.archive.filings import Draft, headline_of, published_at, translation_key
from masthead.archive.models import ImportedItem
from masthead.archive.old_addresses import Old
from masthead.archive.report import Entry
from masthead.archive.sections import free_slug
from masthead.archive.source import Source
from masthead.stories.filing import unparsed
from masthead.stories.filing_bodies import Body
from masthead.stories.incoming import IncomingStory, Note, Status
from masthead.stories.models import InformationPage


@dataclass(slots=True)
class Pages:
    """The pages of one export. Their entries in the report come last: only then is each at its place."""

    source: Source
    _parents: dict[str, str] = field(default_factory=dict)
    _entries: list[Entry] = field(default_factory=list)

    def file(self, story: IncomingStory) -> None:
        """File one page in a transaction of its own; one that cannot be is reported."""
        if story.status is Status.TRASHED:
            self._tell(story, "skipped", (Note("trashed", "it lay in the old site's trash"),))
            return
        self.source.hang([story])
        digest = self.source.digest(story)
        row = items.known(self.source.name, items.PAGE, [story.source_id]).get(items.key(story.source_id))
        if story.parent_id:
            self._parents[story.source_id] = story.parent_id
        if row is not None and row.digest == digest:
            self._count("unchanged")
            self._tell(story, "unchanged")
            return
        before = self.source.report.totals.copy()
        try:
            with transaction.atomic():
                self._file(story, row, digest)
        except (DatabaseError, ValidationError, ValueError) as error:
            self.source.report.totals = before
            self.source.forget()
            self._tell(story, "failed", (Note("refused", f"{type(error).__name__}: {error}"[:500]),))

    def _file(self, story: IncomingStory, row: ImportedItem | None, digest: str) -> None:
        self.source.settle_names()
        page = InformationPage.objects.filter(pk=row.object_id).first() if row else None
        reason = _why_kept(row, page)
        if reason:
            self._count("kept")
            self._tell(story, "kept", (Note(reason, "the source has changed; nothing was overwritten"),))
            return
        draft = Draft(notes=list(story.notes))
        body = self.source.body(story)
        _set_lead(body, f"{self.source.name}:{story.source_id}")
        linked = self.source.linked([body])
        self.source.report.count("links_rewritten", linked.rewritten)
        since = published_at(story, self.source.edition, draft, self.source.now)
        values = self._values(story, draft, since)
        if page is None:
            page = self._add(story, values, draft)
            action = "created"
        else:
            action = "updated"
        InformationPage.objects.filter(pk=page.pk).update(body=unparsed(linked.texts[0]), **values)
        items.keep(
            [
                ImportedItem(
                    source=self.source.name,
                    kind=items.PAGE,
                    source_id=items.key(story.source_id),
                    digest=digest,
                    object_id=page.pk,
                    old_address=items.kept_address(story.url),
                    has_links=linked.has_links[0],
                )
            ]
        )
        keep_comments(self.source, [(story, page.pk)])
        self._lead(story, page, since)
        self._count(action)
        count_missing(self.source, story, body, draft)
        self._tell(story, action, tuple(draft.notes))

    def _values(self, story: IncomingStory, draft: Draft, since: datetime | None) -> dict[str, Any]:
        title = headline_of(story, draft)
        return {
            "title": title,
            "draft_title": title,
            "seo_title": story.seo_title[:255],
            "search_description": story.seo_description or story.standfirst,
            "live": since is not None,
            "has_unpublished_changes": since is None,
            "first_published_at": since,
            "last_published_at": (story.modified_at or since) if since else None,
        }

    def _add(self, story: IncomingStory, values: dict[str, Any], draft: Draft) -> InformationPage:
        above = self._above(story) or self.source.edition.home.specific
        above.refresh_from_db()
        wanted = story.slug or values["title"]
        slug = free_slug(above, wanted, "page")
        if story.slug and slug != story.slug:
            draft.note("slug-changed", f"{story.slug} → {slug}")
        page = InformationPage(slug=slug, locale=self.source.edition.locale, translation_key=self._key(story), **values)
        added: InformationPage = above.add_child(instance=page)
        return added

    def _key(self, story: IncomingStory) -> uuid.UUID:
        key = translation_key(story.translation_group)
        taken = key and Page.objects.filter(translation_key=key, locale=self.source.edition.locale).exists()
        return uuid.uuid4() if key is None or taken else key

    def _above(self, story: IncomingStory) -> InformationPage | None:
        if not story.parent_id:
            return None
        row = items.known(self.source.name, items.PAGE, [story.parent_id]).get(items.key(story.parent_id))
        return InformationPage.objects.filter(pk=row.object_id).first() if row else None

    def _lead(self, story: IncomingStory, page: InformationPage, since: datetime | None) -> None:
        if since is not None:
            path = page.reader_path(self.source.edition)
            self.source.lead([Old(old, page=page.pk, new_path=path) for old in self.source.old_paths(story)])

    def settle(self) -> None:
        """Move pages below parents that came after them, and report all pages with their addresses."""
        rows = items.known(self.source.name, items.PAGE, {*self._parents, *self._parents.values()})
        for child, parent in self._parents.items():
            one, other = rows.get(items.key(child)), rows.get(items.key(parent))
            if one is not None and other is not None:
                with transaction.atomic():
                    self._move(one, other)
        self._report()

    def _move(self, child: ImportedItem, parent: ImportedItem) -> None:
        page = InformationPage.objects.filter(pk=child.object_id, latest_revision=None).first()
        target = InformationPage.objects.filter(pk=parent.object_id).first()
        home = self.source.edition.home
        if page is None or target is None or page.depth != home.depth + 1 or target.path.startswith(page.path):
            return
        slug = free_slug(target, page.slug, "page")
        if slug != page.slug:
            page.slug = slug
            page.save(update_fields=["slug", "url_path"])
        page.move(target, pos="last-child")

    def _report(self) -> None:
        ids = [entry.source_id for entry in self._entries]
        rows = items.objects_of(items.known(self.source.name, items.PAGE, ids))
        pages = InformationPage.objects.in_bulk(list(rows.values()))
        for entry in self._entries:
            page = pages.get(rows.get(items.key(entry.source_id), 0))
            address = page.reader_path(self.source.edition) if page is not None and page.live else ""
            self.source.report.add(Entry(entry.source_id, entry.kind, entry.title, entry.action, address, entry.notes))
        self._entries.clear()

    def _count(self, action: str) -> None:
        self.source.report.count(f"pages_{action}")

    def _tell(self, story: IncomingStory, action: str, notes: tuple[Note, ...] = ()) -> None:
        self._entries.append(Entry(story.source_id, "page", story.headline, action, "", notes))


def _set_lead(body: Body, stem: str) -> None:
    """A page has no place for a lead picture: it comes first in the body."""
    lead = body.lead
    if lead.photo is not None:
        value = {"photo": lead.photo, "caption": lead.caption, "credit": lead.credit, "alt": lead.alt}
        body.blocks.insert(0, {"type": "picture", "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, stem))})


def _why_kept(row: ImportedItem | None, page: InformationPage | None) -> str:
    if row is None:
        return ""
    if page is None:
        return "deleted-here"
    return "edited-here" if page.latest_revision_id else ""
