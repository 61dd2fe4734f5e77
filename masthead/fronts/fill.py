"""Fills a front: what editors placed first, then the newest; no story stands on it twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from masthead.fronts.models import Placement, River
from masthead.press.recording import leave
from masthead.stories import lists, queries
from masthead.stories.kinds import Kind
from masthead.stories.models import Story

SECONDARIES = 4
LATEST = 6
OPINIONS = 4


@dataclass(frozen=True, slots=True)
class FilledRiver:
    """A river with the stories that it shows."""

    river: River
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Ids of stories in their slots; no id stands twice."""

    lead: int | None
    secondaries: tuple[int, ...]
    rivers: tuple[FilledRiver, ...] = ()
    opinions: tuple[int, ...] = ()
    rest: tuple[int, ...] = ()
    """The newest that stand in no slot."""


class _Places:
    """Takes stories one by one and remembers which ones stand already; pinned ones are kept for their own place."""

    def __init__(self, reserved: Iterable[int]) -> None:
        self.taken: set[int] = set()
        self.reserved = set(reserved)

    def place(self, stories: Iterable[int]) -> list[int]:
        """Those of an editor's choice that stand nowhere yet."""
        free = [pk for pk in dict.fromkeys(stories) if pk not in self.taken]
        self.taken.update(free)
        return free

    def fill(self, name: str, count: int) -> list[int]:
        """The newest of a list that stand nowhere and have no place of their own further down."""
        if count <= 0:
            return []
        found = queries.newest(name, count, without=self.taken | self.reserved)
        self.taken.update(found)
        return found


def front_of(page: Page, main_list: str, *, rest: int = LATEST, edition: int | None = None) -> Front:
    """Fill the front of a home page or section; ``edition`` asks for a row of its opinions too."""
    leave(f"front:{page.pk}")
    placed = _placed(page)
    rivers = list(
        River.objects.filter(front=page).select_related("section").prefetch_related("pins").order_by("position")
    )
    pins = {river.pk: _public([pin.story_id for pin in river.pins.all()]) for river in rivers}
    reserved = [
        *placed[Placement.Slot.LEAD],
        *placed[Placement.Slot.SECONDARY],
        *(pk for row in pins.values() for pk in row),
    ]
    places = _Places(reserved)
    lead = places.place(placed[Placement.Slot.LEAD])[:1] or places.fill(main_list, 1)
    secondaries = places.place(placed[Placement.Slot.SECONDARY])
    secondaries += places.fill(main_list, SECONDARIES - len(secondaries))
    opinions = places.fill(lists.of_kind(edition, Kind.OPINION), OPINIONS) if edition is not None else []
    filled = []
    for river in rivers:
        stories = places.place(pins[river.pk])[: river.length]
        stories += places.fill(lists.of_section(river.section_id), river.length - len(stories))
        if stories:
            filled.append(FilledRiver(river, tuple(stories)))
    return Front(
        lead=lead[0] if lead else None,
        secondaries=tuple(secondaries),
        rivers=tuple(filled),
        opinions=tuple(opinions),
        rest=tuple(places.fill(main_list, rest)),
    )


def _placed(page: Page) -> dict[str, list[int]]:
    rows = Placement.objects.filter(front=page).order_by("position").values_list("slot", "story_id")
    public = set(_public([story for _, story in rows]))
    return {
        slot: [story for row_slot, story in rows if row_slot == slot and story in public]
        for slot in Placement.Slot.values
    }


def _public(ids: list[int]) -> list[int]:
    live = set(Story.objects.filter(pk__in=ids, live=True).values_list("pk", flat=True)) if ids else set()
    leave(*(f"card:{pk}" for pk in ids))
    return [pk for pk in ids if pk in live]
