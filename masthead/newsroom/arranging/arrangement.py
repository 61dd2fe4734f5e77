"""What editors placed on a front, as one thing that is read, shown, checked and saved as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from masthead.fronts.models import Placement, River, RiverPin
from masthead.stories.models import Section, Story

MOST_SECONDARIES = 8
MOST_RIVERS = 20
MOST_PINS = 12
LENGTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class RiverWish:
    """A river as an editor wants it; ``pins`` are stories in their order."""

    section: int
    density: str
    length: int
    pins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Stories by number in their slots; an empty slot is filled with the newest."""

    lead: tuple[int, ...] = ()
    secondary: tuple[int, ...] = ()
    rivers: tuple[RiverWish, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Changes with every change, so that two editors do not undo each other unseen."""
        return hashlib.blake2b(repr(self).encode(), digest_size=8).hexdigest()

    def stories(self) -> Iterator[int]:
        """Every story named."""
        yield from self.lead
        yield from self.secondary
        for river in self.rivers:
            yield from river.pins


def of_front(page: Page) -> Arrangement:
    """What is placed on a front."""
    placed = list(Placement.objects.filter(front=page).order_by("position").values_list("slot", "story_id"))
    rivers = River.objects.filter(front=page).order_by("position").prefetch_related("pins")
    return Arrangement(
        lead=tuple(story for slot, story in placed if slot == Placement.Slot.LEAD),
        secondary=tuple(story for slot, story in placed if slot == Placement.Slot.SECONDARY),
        rivers=tuple(
            RiverWish(river.section_id, river.density, river.length, tuple(pin.story_id for pin in river.pins.all()))
            for river in rivers
        ),
    )


def read(values: QueryDict) -> Arrangement:
    """What the form posts; numbers that are none are ignored."""
    return Arrangement(
        lead=_numbers(values.getlist("lead"))[:1],
        secondary=_numbers(values.getlist("secondary"))[:MOST_SECONDARIES],
        rivers=tuple(_river(values, section) for section in _numbers(values.getlist("river"))[:MOST_RIVERS]),
    )


def _river(values: QueryDict, section: int) -> RiverWish:
    density = values.get(f"river-{section}-density", "")
    length = _numbers([values.get(f"river-{section}-length", "")])
    return RiverWish(
        section,
        density if density in River.Density.values else River.Density.STANDARD.value,
        length[0] if length and length[0] in LENGTHS else 5,
        _numbers(values.getlist(f"river-{section}-pin"))[:MOST_PINS],
    )


def _numbers(values: Iterable[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(value) for value in values if value.isdecimal() and len(value) < 18))


def check(page: Page, wanted: Arrangement) -> None:
    """Refuse a story that would stand twice, that readers do not see, or that is of another edition."""
    placed = [*wanted.lead, *wanted.secondary]
    if len(placed) != len(set(placed)):
        raise ValidationError(_("A story stands on a front once."))
    edition = page.specific.find_edition()
    ids = set(wanted.stories())
    live = dict(Story.objects.filter(pk__in=ids, live=True).values_list("pk", "edition_id"))
    gone = ids - live.keys()
    if gone:
        titles = ", ".join(Story.objects.filter(pk__in=gone).values_list("title", flat=True)) or str(len(gone))
        raise ValidationError(_("Readers do not see: %(stories)s"), params={"stories": titles})
    if any(place != edition.pk for place in live.values()):
        raise ValidationError(_("A story of another edition cannot stand here."))
    sections = {river.section for river in wanted.rivers}
    if Section.objects.filter(pk__in=sections, locale=edition.locale_id).count() != len(sections):
        raise ValidationError(_("A river needs a section of this edition."))


@transaction.atomic
def save(page: Page, wanted: Arrangement, *, seen: str, by: Any) -> None:
    """Write an arrangement; raises ``ValidationError`` when it cannot stand or somebody was quicker."""
    # The lock of the page makes two editors wait for each other; SQLite's writers wait anyway.
    Page.objects.select_for_update().get(pk=page.pk)
    before = of_front(page)
    if seen and seen != before.fingerprint:
        raise ValidationError(_("Somebody else has changed this front meanwhile. Look again, then save."))
    check(page, wanted)
    if wanted == before:
        return
    _write_placements(page, wanted)
    _write_rivers(page, wanted.rivers)
    log(
        instance=page.specific,
        action="newsroom.front",
        user=by,
        data={"before": as_data(before), "after": as_data(wanted)},
    )


def _write_placements(page: Page, wanted: Arrangement) -> None:
    Placement.objects.filter(front=page).delete()
    slots = ((Placement.Slot.LEAD, wanted.lead), (Placement.Slot.SECONDARY, wanted.secondary))
    Placement.objects.bulk_create(
        Placement(front=page, slot=slot, position=position, story_id=story)
        for slot, stories in slots
        for position, story in enumerate(stories)
    )


def _write_rivers(page: Page, rivers: Sequence[RiverWish]) -> None:
    River.objects.filter(front=page).delete()
    for position, wish in enumerate(rivers):
        river = River.objects.create(
            front=page, section_id=wish.section, position=position, density=wish.density, length=wish.length
        )
        RiverPin.objects.bulk_create(
            RiverPin(river=river, position=place, story_id=story) for place, story in enumerate(wish.pins)
        )


def as_data(arrangement: Arrangement) -> Mapping[str, Any]:
    """For the audit log."""
    return {
        "lead": list(arrangement.lead),
        "secondary": list(arrangement.secondary),
        "rivers": [[river.section, river.density, river.length, list(river.pins)] for river in arrangement.rivers],
    }
