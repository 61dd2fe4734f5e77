"""Free places in the page tree below sections, computed so that many stories can be inserted at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from wagtail.models import Page


@dataclass(slots=True)
class _Shelf:
    path: str
    depth: int
    url_path: str
    last: str
    """The path of the last page below it, "" where there is none."""


class Places:
    """Places below some sections; made and used inside one transaction, for it locks the sections' rows."""

    def __init__(self, sections: Iterable[int]) -> None:
        rows = Page.objects.select_for_update().filter(pk__in=set(sections)).order_by("pk")
        self._shelves = {page.pk: _Shelf(page.path, page.depth, page.url_path, _last(page)) for page in rows}
        self._taken: Counter[int] = Counter()

    def take(self, section: int, slug: str) -> tuple[str, int, str]:
        """The path, depth and url path of the next page below a section; ``ValueError`` where it is full."""
        shelf = self._shelves[section]
        length = len(shelf.path)
        number = Page._str2int(shelf.last[length:]) + 1 if shelf.last else 1
        key = Page._int2str(number).rjust(Page.steplen, Page.alphabet[0])
        if len(key) > Page.steplen:
            raise ValueError(f"section {section} is full")
        shelf.last = shelf.path + key
        self._taken[section] += 1
        return shelf.last, shelf.depth + 1, f"{shelf.url_path}{slug}/"

    def settle(self) -> None:
        """Write how many pages the sections have got."""
        for section, count in self._taken.items():
            Page.objects.filter(pk=section).update(numchild=F("numchild") + count)
        self._taken.clear()


def _last(page: Page) -> str:
    """The last child's path: the greatest path below, cut to the children's length (deeper pages lie between)."""
    below = Page.objects.filter(path__range=Page._get_children_path_interval(page.path))
    greatest = below.order_by("-path").values_list("path", flat=True).first()
    return greatest[: len(page.path) + Page.steplen] if greatest else ""
