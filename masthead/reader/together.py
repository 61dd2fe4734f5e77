"""Reads what the stories of a batch of pages show together, before the pages are made one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation

from masthead.editions.models import Edition
from masthead.editions.queries import edition_for, known
from masthead.look import cards
from masthead.look.chrome import sections_at
from masthead.photos.printed import printed
from masthead.press.address import Address
from masthead.reader import bodies
from masthead.related.queries import choices_for, computed_for
from masthead.stories import queries
from masthead.stories.lists import ancestor_paths
from masthead.stories.models import Story
from masthead.stories.story_parts import StoryParts, parts

_DATED = re.compile(r"\d{4}/\d\d/\d\d/[^/]+/")
"""A story's address below the root of its edition."""


def prepare(addresses: Iterable[Address]) -> None:
    """Have the stories at these addresses at hand, with all that their pages show.

    For use inside ``remembering()``: a page that finds nothing prepared asks by itself, and comes out the same.
    """
    own = urlsplit(settings.MASTHEAD_ADDRESS).hostname or ""
    dated: dict[int, list[str]] = {}
    for address in addresses:
        edition = edition_for(address.host or own, address.path)
        if edition is not None and _DATED.fullmatch(address.path.removeprefix(edition.root)):
            dated.setdefault(edition.pk, []).append(address.path)
    for edition in known():
        if edition.pk in dated:
            with translation.override(edition.language):
                _prepare(edition, dated[edition.pk])


def _prepare(edition: Edition, paths: list[str]) -> None:
    stories = list(queries.at_addresses(edition, paths).values())
    ids = [story.pk for story in stories]
    written = parts(ids)
    choices_for(ids)
    queries.translations(stories)
    queries.changed_for_readers(ids)
    printed(list({pk for story in stories for pk in _photos(story, written[story.pk])}))
    others = computed_for(ids).values()
    sections_at(list({path for story in stories if story.section for path in ancestor_paths(story.section.path)}))
    cards.by_id(list({pk for found in others for pk, is_live in found if is_live}), edition)


def _photos(story: Story, written: StoryParts) -> set[int]:
    """The numbers of the photos on a story's page."""
    portraits = {writer.portrait for writer in written.writers}
    shown = {story.lead_photo_id, story.social_photo_id, *portraits, *bodies.photos_in(list(story.body.raw_data))}
    return {pk for pk in shown if pk is not None}
