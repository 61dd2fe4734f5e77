"""Keeps what readers saw at each publication, so that they can see what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from masthead.stories.models.parts import PublicVersion
from masthead.stories.words import plain_text

if TYPE_CHECKING:
    from masthead.stories.models import Story


def keep(story: Story) -> None:
    """Write a public version where the words of a live story differ from the last one."""
    last = story.public_versions.order_by("-number").first()
    text = plain_text(story.body)
    if last is not None and (last.headline, last.standfirst, last.text) == (
        story.title,
        story.standfirst,
        text,
    ):
        return
    PublicVersion.objects.create(
        story_id=story.pk,
        number=last.number + 1 if last else 1,
        published_at=(story.last_published_at if last else story.published_at) or timezone.now(),
        headline=story.title,
        standfirst=story.standfirst,
        text=text,
    )


def keep_first(story: Story) -> None:
    """Before a first edit, write down the words that a live story of an archive came with."""
    if story.live and story.published_at is not None and not story.public_versions.exists():
        PublicVersion.objects.create(
            story_id=story.pk,
            number=1,
            published_at=story.published_at or timezone.now(),
            headline=story.title,
            standfirst=story.standfirst,
            text=plain_text(story.body),
        )
