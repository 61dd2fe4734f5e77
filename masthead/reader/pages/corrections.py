"""Corrections: all of them, and what changed in one story."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import pairwise

from django.conf import settings
from django.utils.translation import gettext as _
from markupsafe import escape

from masthead.editions.models import Edition
from masthead.look.chrome import way_to
from masthead.look.pages import ChangedPart, CorrectedStory, CorrectionsPage, Piece, PublicChange, StoryChangesPage
from masthead.look.parts import Correction as CorrectionView
from masthead.look.parts import Link
from masthead.press.recording import leave
from masthead.reader.frame import frame, head
from masthead.reader.pages.story import changes_url
from masthead.stories.models import Correction, PublicVersion, Story

WORD = re.compile(r"\s+|\w+|[^\w\s]")


def corrections_page(edition: Edition) -> CorrectionsPage:
    """The newest corrections of an edition with the stories they belong to."""
    path = f"{edition.root}corrections/"
    leave(f"list:corrected:{edition.pk}")
    rows = Correction.objects.filter(story__edition=edition, story__live=True).select_related("story")
    entries = []
    for row in rows.order_by("-noted_at")[: settings.MASTHEAD_LIST_LENGTH]:
        leave(f"card:{row.story_id}")
        entries.append(
            CorrectedStory(
                story=Link(row.story.title, row.story.address),
                correction=CorrectionView(at=row.noted_at, text=escape(row.text)),
            )
        )
    return CorrectionsPage(
        **frame(edition, path, head(edition, path, _("Corrections")), crumbs=(Link(_("Home"), edition.root),)),
        entries=tuple(entries),
    )


def changes_page(story: Story, edition: Edition) -> StoryChangesPage | None:
    """What readers saw change in a story, newest first; ``None`` where nothing did."""
    leave(f"story:{story.pk}")
    if not changes_url(story):
        return None
    path = f"{story.address}changes/"
    versions = list(story.public_versions.order_by("number"))
    corrections = list(story.corrections.all())
    changes = []
    for before, after in pairwise(versions):
        note = next((row.text for row in corrections if before.published_at < row.noted_at <= after.published_at), "")
        changes.append(PublicChange(at=after.published_at, parts=tuple(_parts(before, after)), note=escape(note)))
    return StoryChangesPage(
        **frame(
            edition,
            path,
            head(edition, path, _("What changed: %(headline)s") % {"headline": story.title}, robots="noindex"),
            crumbs=(*way_to(edition, story.section), Link(story.title, story.address)),
        ),
        story=Link(story.title, story.address),
        published=versions[0].published_at,
        changes=tuple(reversed(changes)),
    )


def _parts(before: PublicVersion, after: PublicVersion) -> Iterator[ChangedPart]:
    if before.headline != after.headline:
        yield ChangedPart(_("Headline"), pieces(before.headline, after.headline))
    if before.standfirst != after.standfirst:
        yield ChangedPart(_("Standfirst"), pieces(before.standfirst, after.standfirst))
    old, new = before.text.split("\n"), after.text.split("\n")
    for code, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            continue
        for step in range(max(i2 - i1, j2 - j1)):
            was = old[i1 + step] if i1 + step < i2 else ""
            became = new[j1 + step] if j1 + step < j2 else ""
            number = min(j1 + step, len(new) - 1) + 1
            yield ChangedPart(_("Paragraph %(number)d") % {"number": number}, pieces(was, became))


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts word by word: what stayed, what went, what came."""
    old, new = WORD.findall(before), WORD.findall(after)
    found: list[Piece] = []
    for code, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            found.append(Piece("".join(old[i1:i2])))
            continue
        if i2 > i1:
            found.append(Piece("".join(old[i1:i2]), "removed"))
        if j2 > j1:
            found.append(Piece("".join(new[j1:j2]), "added"))
    return tuple(found)
