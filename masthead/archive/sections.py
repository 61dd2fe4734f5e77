"""Sections of the page tree for an import: found by their path or made."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.stories.addresses import slug_of
from masthead.stories.founding import found_section
from masthead.stories.kinds import RESERVED_SLUGS
from masthead.stories.models import Section
from masthead.stories.models.section import YEAR

_LONGEST = 100


def first_section(edition: Edition, without: Any) -> Section | None:
    """The first section below the home page that is none of these (numbers, or a query of them)."""
    below = Section.objects.filter(path__range=Page._get_children_path_interval(edition.home.path))
    return below.exclude(pk__in=without).order_by("path").first()


def free_slug(above: Page, wanted: str, ending: str) -> str:
    """A slug that no page below ``above`` has and no address of another kind begins with."""
    slug = slug_of(wanted, _LONGEST) or ending
    if slug in RESERVED_SLUGS or YEAR.match(slug):
        slug = f"{slug}-{ending}"
    taken = set(Page.objects.child_of(above).filter(slug__startswith=slug).values_list("slug", flat=True))
    number, tried = 1, slug
    while tried in taken:
        number += 1
        tried = f"{slug}-{number}"
    return tried


def section_below(edition: Edition, above: Page, title: str, slug: str, description: str = "") -> tuple[Section, bool]:
    """The section with that slug below another page, and whether it was made for this."""
    wanted = slugify(slug, allow_unicode=True)
    found = Section.objects.child_of(above).filter(slug=wanted).first() if wanted else None
    if found is not None:
        return found, False
    section = found_section(
        edition,
        title=(title or slug)[:255],
        slug=free_slug(above, slug or title, "section"),
        above=above,
        description=description[:300],
    )
    return section, True
