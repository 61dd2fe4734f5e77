"""Addresses of stories: dated by first publication in the edition's zone; a change leaves a redirect."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import slugify
from wagtail.contrib.redirects.models import Redirect

from masthead.editions.models import Edition

if TYPE_CHECKING:
    from masthead.stories.models import Story

SLUG_LENGTH = 80


def make_slug(headline: str) -> str:
    """The last part of an address from a headline, cut at a word; "" where no letter or digit is left.

    >>> make_slug("Council votes, 12–11, for the tram")
    'council-votes-1211-for-the-tram'
    """
    return slug_of(headline, SLUG_LENGTH)


def slug_of(text: str, longest: int) -> str:
    """A text as a slug of at most so many characters, cut at a word; only a single longer word is cut within."""
    slug = slugify(text, allow_unicode=True)
    if len(slug) <= longest:
        return slug.strip("-_")
    return slug[: longest + 1].rpartition("-")[0].strip("-_") or slug[:longest].strip("-_")


def dated(edition: Edition, published_at: datetime, slug: str) -> str:
    """``/he/2026/11/23/slug/``: the day is that of the edition's zone."""
    day = published_at.astimezone(edition.zone)
    return f"{edition.root}{day:%Y/%m/%d}/{slug}/"


def wanted(story: Story, moment: datetime | None = None) -> str | None:
    """The address that a story has or would get at a moment (default: this one); ``None`` where it has no slug."""
    slug = story.address_slug or make_slug(story.title)
    edition = story.find_edition()
    if not slug or edition is None:
        return None
    return dated(edition, story.published_at or moment or timezone.now(), slug)


def taken_by(story: Story, address: str) -> Story | None:
    """Another story of the edition that has the address, live or withdrawn."""
    from masthead.stories.models import Story

    edition = story.find_edition()
    # "Not empty" is said, for the index of addresses holds no others and is used only then.
    return Story.objects.filter(edition=edition, address=address).exclude(address="").exclude(pk=story.pk).first()


def leave_redirect(story: Story, old: str) -> None:
    """Answer the old address with 301 to the story, and drop a redirect that starts at its address of today."""
    Redirect.objects.filter(old_path=Redirect.normalise_path(story.address)).delete()
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old),
        site=None,
        defaults={"redirect_page": story, "is_permanent": True, "automatically_created": True},
    )
