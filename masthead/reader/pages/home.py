"""The front of an edition."""

from __future__ import annotations

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.fronts.fill import front_of
from masthead.look import cards
from masthead.look.chrome import address_in
from masthead.look.pages import HomePage
from masthead.look.parts import Card, Link
from masthead.press.recording import leave
from masthead.reader.frame import frame, head
from masthead.reader.pages.lists import front_cards, pick, rivers
from masthead.related.queries import related_to
from masthead.stories import lists
from masthead.stories.models import Section, Story

RUNNING = 5
"""Running stories in the strip under the menu."""
LEAD_RELATED = 3
"""Headlines under the lead."""


def home_page(edition: Edition) -> HomePage:
    """What editors placed, the newest around it, and a river for each section that has one."""
    front = front_of(edition.home, lists.of_edition(edition.pk), edition=edition.pk)
    shown = front_cards(front, edition)
    seen: set[str] = set()
    lead = cards.once(pick(shown, (front.lead,) if front.lead else ()), seen)
    translations = {other.pk: other.root for other in editions() if other.pk != edition.pk}
    title = edition.tagline or edition.name
    return HomePage(
        **frame(
            edition,
            edition.root,
            head(edition, edition.root, title, edition.tagline, translations=translations),
            translations=translations,
        ),
        lead=lead[0] if lead else None,
        lead_related=_beside_the_lead(front.lead, set(shown), edition),
        secondaries=cards.once(pick(shown, front.secondaries), seen),
        running=_running(edition),
        latest=pick(shown, front.rest),
        opinions=pick(shown, front.opinions),
        rivers=rivers(front, shown, edition, seen),
    )


def _beside_the_lead(lead: int | None, shown: set[int], edition: Edition) -> tuple[Card, ...]:
    """What else to read on the lead's subject, as far as it does not stand on the front already."""
    story = Story.objects.filter(pk=lead).first() if lead else None
    if story is None:
        return ()
    others = [pk for pk in related_to(story, LEAD_RELATED + len(shown)) if pk not in shown]
    return cards.cards(others[:LEAD_RELATED], edition)


def _running(edition: Edition) -> tuple[Link, ...]:
    found = Section.objects.filter(is_running_story=True, live=True, path__startswith=edition.home.path)
    sections = list(found.order_by("-last_published_at", "path")[:RUNNING])
    leave(f"running:{edition.pk}", *(f"page:{section.pk}" for section in sections))
    return tuple(Link(section.title, address_in(edition, section)) for section in sections)
