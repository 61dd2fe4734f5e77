"""Pages that show their newest stories: section, running story, topic, byline, kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from markupsafe import Markup

from masthead.editions.models import Edition
from masthead.fronts.fill import FilledRiver, Front, front_of
from masthead.fronts.models import River as RiverRow
from masthead.look import cards, prose
from masthead.look.chrome import address_in, way_to
from masthead.look.pages import BylinePage, KindPage, River, RunningStoryPage, SectionPage, TopicPage
from masthead.look.parts import Card, Link
from masthead.people.models import Person
from masthead.photos.printed import printed
from masthead.press.recording import leave
from masthead.reader import calendar
from masthead.reader.frame import frame, head
from masthead.stories import lists, queries
from masthead.stories.card_rows import writer_of
from masthead.stories.kinds import FRONTS, SLUGS, Kind, Label
from masthead.stories.models import Section, Topic

RUNNING_DAYS_STORIES = 24
"""Stories on the front of a running story, told day by day."""
LARGE_FIRST = (RiverRow.Density.WIDE, RiverRow.Density.DENSE)
"""Densities whose first story is set larger than those after it."""


def section_page(section: Section, edition: Edition) -> SectionPage | RunningStoryPage:
    """The front of a section, or of a story that runs for weeks."""
    leave(f"page:{section.pk}")
    if section.is_running_story:
        return _running(section, edition)
    path = address_in(edition, section)
    name = lists.of_section(section.pk)
    front = front_of(section, name, rest=settings.MASTHEAD_LIST_LENGTH)
    shown = front_cards(front, edition)
    seen: set[str] = set()
    lead = cards.once(pick(shown, (front.lead,) if front.lead else ()), seen)
    shared = frame(
        edition,
        path,
        head(edition, path, section.title, section.description),
        crumbs=way_to(edition, section, with_itself=False),
    )
    return SectionPage(
        **shared,
        name=section.title,
        introduction=Markup("<p>{}</p>").format(section.description) if section.description else Markup(""),
        lead=lead[0] if lead else None,
        secondaries=cards.once(pick(shown, front.secondaries), seen),
        rivers=rivers(front, shown, edition, seen),
        cards=cards.once(pick(shown, front.rest), seen),
        subsections=tuple(Link(each.title, address_in(edition, each)) for each in _below(section)),
        older=calendar.older(edition, name, f"{path}archive/", shared["edition"]),
        feed_url=f"{path}feed.rss",
    )


def _below(section: Section) -> list[Section]:
    children = list(Section.objects.child_of(section).filter(live=True).order_by("path"))
    leave(*(f"page:{child.pk}" for child in children))
    return children


def front_cards(front: Front, edition: Edition) -> dict[int, Card]:
    """Cards of everything that stands on a front, fetched together."""
    ids = [front.lead] if front.lead else []
    ids += [*front.secondaries, *front.opinions, *(pk for river in front.rivers for pk in river.stories), *front.rest]
    return cards.by_id(ids, edition)


def pick(shown: dict[int, Card], ids: tuple[int, ...]) -> tuple[Card, ...]:
    """The cards of some ids, in their order."""
    return tuple(shown[pk] for pk in ids if pk in shown)


def rivers(front: Front, shown: dict[int, Card], edition: Edition, seen: set[str]) -> tuple[River, ...]:
    """The rivers of a front; ``seen`` are the pictures that stand above them."""
    return tuple(
        River(
            filled.river.section.title,
            address_in(edition, filled.river.section),
            _row(filled, shown, seen),
            filled.river.density,  # type: ignore[arg-type]
        )
        for filled in front.rivers
    )


def _row(filled: FilledRiver, shown: dict[int, Card], seen: set[str]) -> tuple[Card, ...]:
    """A river's cards; its large first place goes to the newest with a picture, unless an editor chose who has it."""
    row = list(pick(shown, filled.stories))
    density = filled.river.density
    if density in LARGE_FIRST and not filled.river.pins.all():
        row.sort(key=lambda card: card.picture is None or card.picture.src in seen)
        row = row[:1] + [card for card in pick(shown, filled.stories) if card not in row[:1]]
    if density == RiverRow.Density.DENSE:
        return (*cards.once(row[:1], seen), *row[1:])
    return cards.once(row, seen)


def _running(section: Section, edition: Edition) -> RunningStoryPage:
    path = address_in(edition, section)
    name = lists.of_section(section.pk)
    front = front_of(section, name, rest=0)
    newest = queries.newest(name, RUNNING_DAYS_STORIES)
    shown = cards.by_id(newest, edition)
    days: dict[Any, list[int]] = {}
    for pk in newest:
        published = shown[pk].published if pk in shown and pk != front.lead else None
        if published is not None:
            days.setdefault(published.astimezone(edition.zone).date(), []).append(pk)
    seen: set[str] = set()
    lead = cards.once(cards.cards([front.lead] if front.lead else [], edition), seen)
    shared = frame(
        edition,
        path,
        head(edition, path, section.title, section.description),
        crumbs=way_to(edition, section, with_itself=False),
    )
    return RunningStoryPage(
        **shared,
        name=section.title,
        standfirst=section.description,
        lead=lead[0] if lead else None,
        days=tuple(
            replace(day, cards=cards.once(day.cards, seen)) for day in calendar.by_day(edition, days, f"{path}archive/")
        ),
        older=calendar.older(edition, name, f"{path}archive/", shared["edition"]),
        feed_url=f"{path}feed.rss",
    )


def topic_page(topic: Topic, edition: Edition) -> TopicPage:
    """Everything about one topic."""
    leave(f"topic:{topic.pk}")
    path = f"{edition.root}topic/{topic.slug}/"
    return TopicPage(
        **_list(edition, path, topic.name, topic.description, lists.of_topic(topic.pk)),
        synonyms=(),
    )


def byline_page(person: Person, edition: Edition) -> BylinePage:
    """A person or agency and what they wrote."""
    leave(f"person:{person.pk}")
    path = f"{edition.root}by/{person.slug}/"
    links = [Link(person.email, f"mailto:{person.email}")] if person.email else []
    links += [Link(person.website, person.website)] if person.website else []
    shared = _list(edition, path, person.name, person.role, lists.of_person(person.pk))
    shared["introduction"] = prose.prose(person.biography, edition)
    return BylinePage(
        **shared,
        byline=cards.byline(writer_of(person), edition, printed([person.portrait_id] if person.portrait_id else [])),
        links=tuple(links),
    )


def kind_page(kind: Kind | Label, edition: Edition) -> KindPage:
    """All opinions, all explainers; or all stories with a label."""
    path = f"{edition.root}kind/{SLUGS[kind]}/"
    shared = _list(edition, path, str(FRONTS[kind]), "", lists.of_kind(edition.pk, kind))
    return KindPage(**shared, kind=cards.kind_code(kind))


def _list(edition: Edition, path: str, title: str, description: str, name: str) -> dict[str, Any]:
    shared = frame(edition, path, head(edition, path, title, description), crumbs=(Link(_("Home"), edition.root),))
    shown = cards.once(cards.cards(queries.newest(name, settings.MASTHEAD_LIST_LENGTH), edition), set())
    return shared | {
        "name": title,
        "cards": shown,
        "introduction": Markup("<p>{}</p>").format(description) if description else Markup(""),
        "older": calendar.older(edition, name, f"{path}archive/", shared["edition"]),
        "feed_url": f"{path}feed.rss",
    }
