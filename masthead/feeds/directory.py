"""Which feeds there are: the list for people, and the same as OPML for feed readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from django.utils.translation import gettext as _
from markupsafe import Markup

from masthead.editions.models import Edition
from masthead.feeds import subjects, tree
from masthead.feeds.subjects import Subject
from masthead.look.chrome import absolute, edition_view, menu_view
from masthead.look.pages import FeedChoice, FeedGroup, FeedsPage
from masthead.look.parts import Head, Link, OpenGraph
from masthead.people.models import Person
from masthead.press.recording import leave
from masthead.stories import keys, lists, queries
from masthead.stories.kinds import ADDRESSES
from masthead.stories.models import Byline, Section, StoryTopic, Topic

COUNTED = 200
"""The newest stories in which the topics and bylines of the day are counted."""

Named = TypeVar("Named", Topic, Person)

MOST = 30
"""Topics and bylines named; every other one announces its feed on its own page."""


def feeds_page(edition: Edition) -> FeedsPage:
    """The list of feeds, for people."""
    path = f"{edition.root}feeds/"
    title = _("Feeds")
    return FeedsPage(
        edition=edition_view(edition),
        head=Head(title=title, canonical=absolute(edition, path), open_graph=OpenGraph(title=title)),
        menu=menu_view(edition),
        breadcrumbs=(Link(_("Home"), edition.root),),
        current_url=path,
        groups=tuple(_groups(edition)),
        introduction=_introduction(edition),
    )


def _introduction(edition: Edition) -> Markup:
    words = _("A feed brings every new story to your feed reader, without an account and without being watched.")
    more = _("All sections at once, to import into a feed reader (OPML)")
    return Markup('<p>{}</p><p><a href="{}feeds.opml">{}</a></p>').format(words, edition.root, more)


def _groups(edition: Edition) -> Iterable[FeedGroup]:
    newest = queries.newest(lists.of_edition(edition.pk), COUNTED)
    leave(f"topics:{edition.pk}", keys.subjects(edition.pk))
    groups = [
        (_("The paper"), [subjects.of_paper(edition)]),
        (_("Sections"), [subject for _depth, subject in sections(edition)]),
        (_("Kinds of story"), kinds(edition)),
        (_("Topics"), [subjects.of_topic(edition, topic) for topic in _topics(newest)]),
        (_("Bylines"), [subjects.of_person(edition, person) for person in _people(newest)]),
    ]
    for name, found in groups:
        if found:
            yield FeedGroup(name, tuple(_choice(edition, subject) for subject in found))


def _choice(edition: Edition, subject: Subject) -> FeedChoice:
    base = f"{subject.path}feed."
    return FeedChoice(subject.name or edition.name, f"{base}rss", f"{base}atom", f"{base}json")


def sections(edition: Edition) -> list[tuple[int, Subject]]:
    """Sections with a story, in the order of the tree, each with its depth: 0 right below the home page."""
    found = tree.in_order(Section.objects.annotate(is_used=subjects.has_stories("section")), edition)
    leave(f"sections:{edition.pk}", *(keys.months(lists.of_section(section.pk)) for section in found))
    used = [section for section in found if section.is_used]
    return [(section.depth - edition.home.depth - 1, subjects.of_section(edition, section)) for section in used]


def kinds(edition: Edition) -> list[Subject]:
    """Kinds and labels under which a story stands."""
    found = (subjects.of_kind(edition, slug) for slug in ADDRESSES)
    return [subject for subject in found if subject and queries.span(subject.listing)]


def _topics(stories: list[int]) -> list[Topic]:
    rows = StoryTopic.objects.filter(story__in=stories).select_related("topic__merged_into")
    counted = Counter(row.topic.merged_into or row.topic for row in rows)
    return _most(counted)


def _people(stories: list[int]) -> list[Person]:
    return _most(Counter(row.person for row in Byline.objects.filter(story__in=stories).select_related("person")))


def _most(counted: Counter[Named]) -> list[Named]:
    """Those most often counted, by name; equals are chosen by name too, so that the page never flickers."""
    chosen = sorted(counted, key=lambda one: (-counted[one], one.name, one.pk))[:MOST]
    return sorted(chosen, key=lambda one: (one.name.casefold(), one.pk))
