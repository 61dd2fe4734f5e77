"""What a feed is about: the paper, a section, a topic, a byline, a kind or a label."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.look.chrome import address_in
from masthead.people.models import Person
from masthead.press.recording import leave
from masthead.stories import lists
from masthead.stories.kinds import ADDRESSES, FRONTS
from masthead.stories.models import Section, Topic
from masthead.stories.models.listing import Listing


@dataclass(frozen=True, slots=True)
class Subject:
    """A list of stories that has a feed."""

    path: str
    """Of its page, with the edition's prefix; the feeds' addresses begin with it."""
    listing: str
    """The name of the list (``masthead.stories.lists``)."""
    name: str = ""
    """"" for the whole paper."""
    description: str = ""


def find(edition: Edition, path: str) -> Subject | None:
    """The subject whose page stands at a path below the edition's root (``topic/trams/``); ``None`` for nothing.

    A topic that was merged gives the one that took it in: its ``path`` then differs from the one asked for.
    """
    match path.strip("/").split("/"):
        case [""]:
            return of_paper(edition)
        case ["topic", slug]:
            return _topic(edition, slug)
        case ["by", slug]:
            return _person(edition, slug)
        case ["kind", slug]:
            return of_kind(edition, slug)
        case steps:
            return _section(edition, steps)


def of_paper(edition: Edition) -> Subject:
    """Everything that the edition prints."""
    leave(f"edition:{edition.pk}")
    return Subject(edition.root, lists.of_edition(edition.pk), "", edition.tagline)


def of_section(edition: Edition, section: Section) -> Subject:
    """A section with all below it, or a running story."""
    leave(f"page:{section.pk}")
    return Subject(address_in(edition, section), lists.of_section(section.pk), section.title, section.description)


def of_topic(edition: Edition, topic: Topic) -> Subject:
    """Everything about a topic."""
    leave(f"topic:{topic.pk}")
    return Subject(f"{edition.root}topic/{topic.slug}/", lists.of_topic(topic.pk), topic.name, topic.description)


def of_person(edition: Edition, person: Person) -> Subject:
    """Everything under a byline."""
    leave(f"person:{person.pk}")
    return Subject(f"{edition.root}by/{person.slug}/", lists.of_person(person.pk), person.name, person.role)


def of_kind(edition: Edition, slug: str) -> Subject | None:
    """All stories of a kind or with a label, by its address; ``None`` where there is no such kind."""
    kind = ADDRESSES.get(slug)
    if kind is None:
        return None
    return Subject(f"{edition.root}kind/{slug}/", lists.of_kind(edition.pk, kind), str(FRONTS[kind]))


def has_stories(kind: str) -> Exists:
    """A condition on sections, topics or people: some story stands in their list. One look-up in the index a row.

    ``kind`` is the first part of the list's name: ``section``, ``topic``, ``person``.
    """
    name = Concat(Value(f"{kind}:"), Cast(OuterRef("pk"), CharField()))
    return Exists(Listing.objects.filter(list=name))


def _topic(edition: Edition, slug: str) -> Subject | None:
    found = Topic.objects.filter(locale=edition.locale_id, slug=slug).select_related("merged_into").first()
    if found is None:
        return None
    leave(f"topic:{found.pk}")
    return of_topic(edition, found.merged_into or found)


def _person(edition: Edition, slug: str) -> Subject | None:
    found = Person.objects.filter(locale=edition.locale_id, slug=slug).first()
    return of_person(edition, found) if found else None


def _section(edition: Edition, steps: list[str]) -> Subject | None:
    """Walk down the tree by slugs: one look-up in an index a step, however many pages stand beside it."""
    page: Page = edition.home
    for slug in steps:
        below = Page.objects.child_of(page).filter(slug=slug).first()
        if below is None:
            return None
        page = below
        leave(f"page:{page.pk}")
    section = Section.objects.filter(pk=page.pk, live=True).first()
    return of_section(edition, section) if section else None
