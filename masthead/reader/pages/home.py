"""The front of an edition."""

from __future__ import annotations

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.fronts.fill import front_of
from masthead.look.chrome import address_in
from masthead.look.pages import HomePage
from masthead.look.parts import Link
from masthead.press.recording import leave
from masthead.reader.frame import frame, head
from masthead.reader.pages.lists import front_cards, pick, rivers
from masthead.stories import lists
from masthead.stories.models import Section

RUNNING = 5
"""Running stories in the strip under the menu."""


def home_page(edition: Edition) -> HomePage:
    """What editors placed, the newest around it, and a river for each section that has one."""
    front = front_of(edition.home, lists.of_edition(edition.pk), edition=edition.pk)
    shown = front_cards(front, edition)
    translations = {other.pk: other.root for other in editions() if other.pk != edition.pk}
    title = edition.tagline or edition.name
    return HomePage(
        **frame(
            edition,
            edition.root,
            head(edition, edition.root, title, edition.tagline, translations=translations),
            translations=translations,
        ),
        lead=shown.get(front.lead) if front.lead else None,
        secondaries=pick(shown, front.secondaries),
        running=_running(edition),
        latest=pick(shown, front.rest),
        opinions=pick(shown, front.opinions),
        rivers=rivers(front, shown, edition),
    )


def _running(edition: Edition) -> tuple[Link, ...]:
    found = Section.objects.filter(is_running_story=True, live=True, path__startswith=edition.home.path)
    sections = list(found.order_by("-last_published_at", "path")[:RUNNING])
    leave(f"running:{edition.pk}", *(f"page:{section.pk}" for section in sections))
    return tuple(Link(section.title, address_in(edition, section)) for section in sections)
