"""Addresses for many stories at once: a slug that is taken on its day gets a number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from masthead.editions.models import Edition
from masthead.stories.addresses import dated, make_slug, slug_of
from masthead.stories.models import Story

LONGEST = 110
"""Characters of a slug: the column holds 120, and a number may follow."""


class Wanting(Protocol):
    """What an address is made of."""

    @property
    def headline(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def published_at(self) -> datetime | None: ...


def clean(slug: str) -> str:
    """A source's slug as one of ours; "" where nothing of it can stand in an address.

    >>> clean("Ferry Strike!")
    'ferry-strike'
    """
    return slug_of(slug, LONGEST)


def allot(edition: Edition, wanted: Sequence[Wanting]) -> list[tuple[str, str]]:
    """A slug and an address for each, in order; the address is "" for a draft.

    Of several stories of one day with the same slug, the first keeps it and others get ``-2``, ``-3`` …
    """
    slugs = [clean(one.slug) or make_slug(one.headline) for one in wanted]
    slugs = [slug or ("story" if one.published_at else "") for slug, one in zip(slugs, wanted, strict=True)]
    given: list[tuple[str, str]] = [(slug, "") for slug in slugs]
    moments = {place: one.published_at for place, one in enumerate(wanted) if one.published_at is not None}
    waiting = dict.fromkeys(moments, 1)
    taken: set[str] = set()
    while waiting:
        tried = {}
        for place, number in waiting.items():
            slug = slugs[place] if number == 1 else f"{slugs[place]}-{number}"
            tried[place] = (slug, dated(edition, moments[place], slug))
        addresses = [address for _, address in tried.values()]
        # The condition is that of the index on addresses: without it SQLite reads every story of the edition.
        there = Story.objects.filter(edition=edition, address__in=addresses).exclude(address="")
        taken.update(there.values_list("address", flat=True))
        for place, (slug, address) in tried.items():
            if address in taken:
                waiting[place] += 1
            else:
                taken.add(address)
                given[place] = (slug, address)
                del waiting[place]
    return given
