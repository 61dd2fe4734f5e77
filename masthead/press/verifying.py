"""Compares what is stored with what a full build would store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from masthead.press import rendering
from masthead.press.address import Address
from masthead.press.models import Sheet
from masthead.press.rendering import RenderError
from masthead.press.serving import store
from masthead.press.stored import StoredPage

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Drift:
    """A stored page that is not what a render makes of its address; ``why`` is for the operator."""

    address: Address
    why: str


def sheets(sample: int | None = None) -> Iterator[Sheet]:
    """All sheets that are not due, or about ``sample`` of them spread over all."""
    rows = Sheet.objects.order_by("pk")
    step = max(1, rows.count() // sample) if sample else 1
    last = 0
    while found := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        yield from (sheet for sheet in found if sheet.pk % step == 0 and not sheet.is_due)
        last = found[-1].pk


def compare(sheet: Sheet) -> Drift | None:
    """Render the page of a sheet again; ``None`` where that is what is stored."""
    try:
        wanted = rendering.render(sheet.address).page
    except RenderError as error:
        return Drift(sheet.address, str(error))
    found = store().get(sheet.address)
    # Where nothing was, what has come since is made for the first who asks.
    if found == wanted or (found is None and sheet.status == 0):
        return None
    return Drift(sheet.address, f"stored: {_told(found)}; a render makes: {_told(wanted)}")


def _told(page: StoredPage | None) -> str:
    if page is None:
        return "nothing"
    return f"{page.status} {page.location or f'{len(page.body)} bytes'}"
