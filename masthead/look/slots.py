"""Named places on pages that other rooms fill by registering; an empty one shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from masthead.look.pages import Page

SLOTS: dict[str, str] = {
    "head": "Inside <head>, after what the look writes itself.",
    "everywhere.top": "Above the masthead on every page.",
    "masthead.actions": "At the end of the masthead: search, newsletter.",
    "front.after-lead": "On the home page, under the lead and the secondaries.",
    "front.aside": "On the home page, at the foot of the column beside the lead.",
    "story.before-body": "Under the lead picture, before the first paragraph.",
    "story.after-body": "After the last paragraph, before topics.",
    "story.end": "After related stories.",
    "in-memoriam.after-body": "After the text of an in memoriam page, before tributes.",
    "list.end": "At the end of sections, topics, bylines and kinds.",
    "information.after-body": "After the text of an information page: a form.",
    "footer": "In the footer, above the rights.",
}
"""Every slot and where it is; listed in ``docs/how-to/theme.md``."""

Filler = Callable[[Page], Markup]
"""Takes the page's view model, gives safe HTML; ``Markup("")`` for nothing."""

_fillers: dict[str, list[Filler]] = {name: [] for name in SLOTS}


def register(slot: str, filler: Filler) -> None:
    """Let ``filler`` write into ``slot``, after those registered before it; a second time changes nothing.

    Raises ``ValueError`` for a slot that does not exist.
    """
    if slot not in _fillers:
        raise ValueError(f"There is no slot {slot!r}: the slots are {', '.join(sorted(SLOTS))}.")
    if filler not in _fillers[slot]:
        _fillers[slot].append(filler)


def remove(slot: str, filler: Filler) -> None:
    """Undo ``register``; nothing happens if it was not registered."""
    if filler in _fillers.get(slot, []):
        _fillers[slot].remove(filler)


def filled(slot: str, page: Page) -> Markup:
    """Return what the rooms put into ``slot`` of ``page``; raises ``KeyError`` for a slot that does not exist."""
    return Markup("").join(filler(page) for filler in _fillers[slot])
