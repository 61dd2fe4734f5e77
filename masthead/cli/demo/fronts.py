"""Places the demo's fronts: what the bible names, and a river for each top section."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from masthead.cli.demo.stories import Desk
from masthead.fronts.models import Placement, River

DENSITIES = {
    "news": River.Density.WIDE,
    "economy": River.Density.STANDARD,
    "culture": River.Density.STANDARD,
    "sport": River.Density.DENSE,
    "food": River.Density.STANDARD,
    "science": River.Density.DENSE,
    "magazine": River.Density.WIDE,
}


def place(bible: dict[str, Any], desk: Desk) -> None:
    """What the bible places on the home page and on sections, then the rivers in the order of the sections."""
    home = desk.house.edition.home
    for key, chosen in bible.get("fronts", {}).get(desk.house.language, {}).items():
        _place(home if key == "home" else desk.house.sections[key], chosen, desk)
    for position, (key, density) in enumerate(DENSITIES.items()):
        section = desk.house.sections[key]
        length = 4 if density == River.Density.STANDARD else 5
        River.objects.create(front=home, section=section, position=position, density=density, length=length)


def _place(front: Page, chosen: dict[str, Any], desk: Desk) -> None:
    slots = [(Placement.Slot.LEAD, [chosen["lead"]] if "lead" in chosen else [])]
    slots.append((Placement.Slot.SECONDARY, chosen.get("secondary", [])))
    for slot, stems in slots:
        for position, stem in enumerate(stems):
            pk = desk.pk_of(stem)
            if pk is not None:
                Placement.objects.create(front=front, slot=slot, position=position, story_id=pk)
