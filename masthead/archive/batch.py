"""Files stories a batch at a time: each batch is one transaction, and its items say what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from masthead.archive import items
from masthead.archive.filings import Draft, filing, pictures_of
from masthead.archive.models import ArchivedComment, ImportedItem
from masthead.archive.old_addresses import Old
from masthead.archive.report import Entry
from masthead.archive.source import Source
from masthead.stories.filing import Filed, Filing, file, refile
from masthead.stories.filing_bodies import Body
from masthead.stories.incoming import Comment, IncomingStory, Note, Status
from masthead.stories.models import Story
from masthead.stories.rows import insert

_COMMENT_ID, _COMMENT_KIND, _COMMENT_AUTHOR = 64, 40, 255


def file_stories(source: Source, stories: Sequence[IncomingStory]) -> None:
    """File these stories, each source id once. One that the database refuses is reported; the others go in."""
    there = [story for story in stories if not _left_out(source, story)]
    if not there:
        return
    source.hang(there)
    rows = items.known(source.name, items.STORY, [story.source_id for story in there])
    digests = {story.source_id: source.digest(story) for story in there}
    wanted = []
    for story in there:
        row = rows.get(items.key(story.source_id))
        if row is not None and row.digest == digests[story.source_id]:
            _report_unchanged(source, story)
        else:
            wanted.append(story)
    for entries in _file_all(source, wanted, rows, digests):
        for entry in entries:
            source.report.add(entry)


def _left_out(source: Source, story: IncomingStory) -> bool:
    if story.status is not Status.TRASHED:
        return False
    source.report.add(_entry(story, "skipped", notes=(Note("trashed", "it lay in the old site's trash"),)))
    return True


def _report_unchanged(source: Source, story: IncomingStory) -> None:
    source.report.count("stories_unchanged")
    source.report.add(_entry(story, "unchanged"))


def _file_all(
    source: Source, stories: list[IncomingStory], rows: dict[str, ImportedItem], digests: dict[str, str]
) -> list[list[Entry]]:
    """Entries of each transaction: one for all, or where that fails, one for each story."""
    if not stories:
        return []
    before = source.report.totals.copy()
    try:
        with transaction.atomic():
            return [_Batch(source, stories, rows, digests).file()]
    except (DatabaseError, ValidationError, ValueError) as error:
        source.report.totals = before
        source.forget()
        if len(stories) > 1:
            return [entries for story in stories for entries in _file_all(source, [story], rows, digests)]
        return [[_entry(stories[0], "failed", notes=(Note("refused", f"{type(error).__name__}: {error}"[:500]),))]]


class _Batch:
    """Stories that are filed together."""

    def __init__(
        self,
        source: Source,
        stories: list[IncomingStory],
        rows: dict[str, ImportedItem],
        digests: dict[str, str],
    ) -> None:
        self.source = source
        self.stories = stories
        self.rows = rows
        self.digests = digests
        self.entries: list[Entry] = []

    def file(self) -> list[Entry]:
        """File them inside the transaction that runs."""
        self.source.settle_names()
        edited = self._edited()
        new, changed = [], []
        for story in self.stories:
            row = self.rows.get(items.key(story.source_id))
            if row is None or row.object_id is None:
                new.append(story)
            elif reason := edited.get(row.object_id):
                self._keep(story, reason)
            else:
                changed.append(story)
        self._file_new(new)
        self._refile(changed)
        return self.entries

    def _edited(self) -> dict[int, str]:
        """Why a story that was filed before is left as it is, by its number."""
        pks = [row.object_id for row in self.rows.values() if row.object_id is not None]
        edited = dict.fromkeys(pks, "deleted-here")
        for story in Story.objects.filter(pk__in=pks).only("latest_revision_id", "live", "address"):
            edited[story.pk] = (
                "edited-here" if story.latest_revision_id else "withdrawn-here" if story.was_withdrawn else ""
            )
        return edited

    def _keep(self, story: IncomingStory, reason: str) -> None:
        self.source.report.count("stories_kept")
        self.entries.append(
            _entry(story, "kept", notes=(Note(reason, "the source has changed; nothing was overwritten"),))
        )

    def _file_new(self, stories: list[IncomingStory]) -> None:
        if not stories:
            return
        filings, bodies, drafts, has_links = self._filings(stories)
        filed = file(self.source.edition, filings)
        self.source.report.count("stories_created", len(stories))
        self._remember(stories, filed, has_links)
        for story, one, body, draft, done in zip(stories, filings, bodies, drafts, filed, strict=True):
            self._tell(story, "created", one, body, draft, done)

    def _refile(self, stories: list[IncomingStory]) -> None:
        for story in stories:
            row = self.rows[items.key(story.source_id)]
            assert row.object_id is not None
            [one], [body], [draft], has_links = self._filings([story])
            done = refile(self.source.edition, row.object_id, one)
            self.source.report.count("stories_updated")
            self._remember([story], [done], has_links)
            self._tell(story, "updated", one, body, draft, done)

    def _filings(self, stories: list[IncomingStory]) -> tuple[list[Filing], list[Body], list[Draft], list[bool]]:
        source = self.source
        bodies = [source.body(story) for story in stories]
        linked = source.linked(bodies)
        source.report.count("links_rewritten", linked.rewritten)
        drafts = [Draft() for _ in stories]
        staff = source.bylines.staff() if any(not story.people for story in stories) else 0
        filings = []
        for story, body, text, draft in zip(stories, bodies, linked.texts, drafts, strict=True):
            people = source.bylines.pks(story.people)
            place = source.terms.place(story)
            filings.append(
                filing(
                    story, source.edition, place, people, staff or self._staff(people), body, text, source.now, draft
                )
            )
        _own_keys(source, stories, filings, drafts, self.rows)
        return filings, bodies, drafts, linked.has_links

    def _staff(self, people: tuple[int, ...]) -> int:
        return 0 if people else self.source.bylines.staff()

    def _remember(self, stories: list[IncomingStory], filed: list[Filed], has_links: list[bool]) -> None:
        source = self.source
        rows = [
            ImportedItem(
                source=source.name,
                kind=items.STORY,
                source_id=items.key(story.source_id),
                digest=self.digests[story.source_id],
                object_id=done.pk,
                old_address=items.kept_address(story.url),
                has_links=is_open,
            )
            for story, done, is_open in zip(stories, filed, has_links, strict=True)
        ]
        items.keep(rows, are_new=not any(row.source_id in self.rows for row in rows))
        source.lead(
            [
                Old(path, page=done.pk, new_path=done.address)
                for story, done in zip(stories, filed, strict=True)
                if done.address
                for path in source.old_paths(story)
            ]
        )
        keep_comments(source, [(story, done.pk) for story, done in zip(stories, filed, strict=True)])

    def _tell(self, story: IncomingStory, action: str, one: Filing, body: Body, draft: Draft, done: Filed) -> None:
        report = self.source.report
        report.count("drafts", int(one.published_at is None))
        for word in one.lacks.split():
            report.count(f"lacks_{word}")
        count_missing(self.source, story, body, draft)
        address = done.address if one.published_at else ""
        self.entries.append(_entry(story, action, address, tuple(draft.notes)))


def count_missing(source: Source, story: IncomingStory, body: Body, draft: Draft) -> None:
    """Say which pictures of a story are not there; attachments are counted where they stand in the source."""
    if not body.missing:
        return
    for photo in dict.fromkeys(pictures_of(story)):
        if source.pictures.hung(photo) is None:
            draft.notes.append(source.pictures.note(photo))
            source.report.count("photos_missing", int(not photo.source_id))


def _own_keys(
    source: Source,
    stories: list[IncomingStory],
    filings: list[Filing],
    drafts: list[Draft],
    rows: dict[str, ImportedItem],
) -> None:
    """A translation key stands once in a language: a second story that claims it gets one of its own."""
    keys = {one.translation_key for one in filings if one.translation_key}
    if not keys:
        return
    there = Story.objects.filter(translation_key__in=keys, locale=source.edition.locale)
    taken = set(there.values_list("translation_key", flat=True))
    for story, one, draft in zip(stories, filings, drafts, strict=True):
        if one.translation_key is None or items.key(story.source_id) in rows:
            continue
        if one.translation_key in taken:
            draft.note("translation-taken", f"another story of this language stands for {story.translation_group}")
            one.translation_key = None
        else:
            taken.add(one.translation_key)


def keep_comments(source: Source, filed: list[tuple[IncomingStory, int]]) -> None:
    """Keep the comments under these items; those that were kept before are left alone."""
    pairs = [(story, pk) for story, pk in filed if story.comments]
    if not pairs:
        return
    kept = ArchivedComment.objects.filter(page__in=[pk for _, pk in pairs]).values_list("page_id", "source_id")
    there = set(kept)
    rows = {}
    for story, pk in pairs:
        for comment in story.comments:
            slot = (pk, comment.source_id[:_COMMENT_ID])
            if slot not in there:
                rows[slot] = (*slot, *_comment_values(comment))
    insert(ArchivedComment, ("page", "source_id", *_COMMENT_COLUMNS), rows.values())
    source.report.count("comments_kept", len(rows))


_COMMENT_COLUMNS = ("parent_id", "kind", "author", "text", "written_at", "is_approved")


def _comment_values(comment: Comment) -> tuple[Any, ...]:
    words = (comment.parent_id[:_COMMENT_ID], comment.kind[:_COMMENT_KIND], comment.author[:_COMMENT_AUTHOR])
    return (*words, comment.text, comment.written_at, comment.is_approved)


def _entry(story: IncomingStory, action: str, address: str = "", notes: tuple[Note, ...] = ()) -> Entry:
    return Entry(story.source_id, "story", story.headline, action, address, notes)
