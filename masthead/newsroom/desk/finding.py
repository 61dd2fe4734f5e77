"""Finds stories for the list: by columns of the story alone, or by words in the newsroom's index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from wagtail.models import Page, WorkflowState

from masthead.newsroom.desk.asked import Asked, Lack, Status, zone
from masthead.newsroom.rights import EVERYWHERE, Rights
from masthead.search.documents import MOST_HITS, Between, Order, Query, Where
from masthead.search.indexes import search
from masthead.stories.models import Byline, Section, Story, StoryTopic
from masthead.stories.states import State

COUNTED = MOST_HITS
"""Stories are counted up to here; behind it the list says "more than"."""

MANY = 2_000
PUBLIC = (State.LIVE.value, State.CHANGED.value)
SHOWN = (
    *("title", "draft_title", "live", "address", "kind", "is_exclusive", "is_breaking", "is_sponsored", "lacks"),
    *("state", "changed_at", "published_at", "section_id", "owner_id", "edition_id"),
)
"""What a row of the list shows; a body is long."""
CLAIMANT = tuple(f"assignment__claimed_by__{name}" for name in ("first_name", "last_name", "username"))


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found, exactly or at least."""

    number: int
    is_more: bool = False


class Found:
    """Stories that match, counted once and sliced by the page; what a paginator expects of a list."""

    def __init__(self, asked: Asked, rights: Rights) -> None:
        self.asked = asked
        self.rights = rights
        self.is_without_index = False

    @cached_property
    def total(self) -> Count:
        """The bounded count."""
        if self.asked.words:
            found = search(self._question(0, 0))
            if found.is_available:
                return Count(found.total, found.is_more)
        return _bounded(self._rows(is_ordered=False))

    def count(self) -> int:
        """What can be paged through."""
        return min(self.total.number, COUNTED)

    __len__ = count

    def __getitem__(self, part: slice) -> list[Story]:
        return load(self.ids(part.start or 0, part.stop or 0))

    def ids(self, start: int, stop: int) -> list[int]:
        """The numbers of the stories in a stretch of the list."""
        if self.asked.words:
            found = search(self._question(start, stop - start))
            if found.is_available:
                return found.ids
            self.is_without_index = True
        return list(self._rows()[start:stop])

    def _rows(self, is_ordered: bool = True) -> QuerySet[Story, int]:
        """Numbers by columns of the story only: the primary key of a page is one of them, its title is not."""
        stories = Story.objects.filter(self._columns(is_ordered))
        if self.asked.words:
            stories = stories.filter(title__icontains=self.asked.words)
        by_publication = self.asked.start or self.asked.end
        order = "-published_at" if by_publication else "-changed_at"
        return stories.order_by(order, "-page_ptr_id").values_list("page_ptr_id", flat=True)

    def _columns(self, is_ordered: bool) -> Q:
        asked = self.asked
        wanted = Q()
        if asked.section is not None:
            wanted &= Q(section__in=with_all_below(asked.section))
        for name in ("kind", "edition"):
            if getattr(asked, name):
                wanted &= Q(**{name: getattr(asked, name)})
        if asked.lacks:
            # Spelled out, so that the partial index of the worklist is used.
            wanted &= ~Q(lacks="") & Q(lacks__contains="" if asked.lacks == Lack.ANY else asked.lacks)
        start, end = asked.moments(zone())
        if start:
            wanted &= Q(published_at__gte=start)
        if end:
            wanted &= Q(published_at__lt=end)
        return wanted & self._rows_elsewhere(is_ordered) & self._status() & self._seen()

    def _rows_elsewhere(self, is_ordered: bool) -> Q:
        wanted = Q()
        # Other filters that leave few stories: those are gone through, not all that somebody ever wrote.
        is_walked = is_ordered or bool(self.asked.lacks) or self.asked.status not in {"", Status.LIVE}
        if self.asked.by is not None:
            wanted &= _having(Byline.objects.filter(person=self.asked.by), is_walked)
        if self.asked.topic is not None:
            wanted &= _having(StoryTopic.objects.filter(topic=self.asked.topic), is_walked)
        if self.asked.mine:
            wanted &= Q(assignment__claimed_by=self.rights.user_id)
        return wanted

    def _status(self) -> Q:
        if self.asked.status == Status.IN_WORKFLOW:
            return Q(page_ptr_id__in=in_workflow())
        return Q(state=self.asked.status) if self.asked.status else Q()

    def _seen(self) -> Q:
        see = self.rights.see
        if see.sections is EVERYWHERE:
            return Q()
        # Who has no right on pages still finds what every reader finds.
        return Q(section__in=see.sections) | Q(state__in=PUBLIC)

    def _question(self, offset: int, limit: int) -> Query:
        asked = self.asked
        exact = {
            "story_kind": asked.kind,
            "section": asked.section,
            "by": asked.by,
            "topic": asked.topic,
            "edition": asked.edition,
            "status": asked.status if asked.status != Status.IN_WORKFLOW else "",
        }
        where = [Where(name, (str(value),)) for name, value in exact.items() if value]
        if asked.lacks:
            any_of = tuple(lack.value for lack in Lack if lack is not Lack.ANY)
            where.append(Where("lacks", any_of if asked.lacks == Lack.ANY else (asked.lacks,)))
        if self.rights.see.sections is not EVERYWHERE:
            # The index cannot say "or": those without any right on a section find public stories.
            seen = tuple(str(pk) for pk in self.rights.see.sections)
            where.append(Where("section", seen) if seen else Where("status", PUBLIC))
        start, end = asked.moments(zone())
        return Query(
            asked.words,
            kinds=("story",),
            where=tuple(where),
            between=(Between("published", start, end),) if start or end else (),
            ids=self._among(),
            order=Order.RELEVANCE,
            offset=offset,
            limit=limit,
            is_typing=True,
        )

    def _among(self) -> tuple[int, ...] | None:
        """Stories in a workflow and those that somebody claimed are few, and the index does not know them."""
        among: set[int] | None = None
        if self.asked.status == Status.IN_WORKFLOW:
            among = set(in_workflow())
        if self.asked.mine:
            rows = Story.objects.filter(assignment__claimed_by=self.rights.user_id)
            claimed = set(rows.order_by().values_list("page_ptr_id", flat=True)[:COUNTED])
            among = claimed if among is None else among & claimed
        return None if among is None else tuple(among)


def _having(rows: QuerySet[Any], is_walked: bool) -> Q:
    """Stories that these rows belong to, asked in the way that suits how many they are.

    Few are looked up one by one and sorted. Of a prolific writer's the newest are soon met on the way down the
    index of changes, while sorting all of them would take longer than anything else on the page.
    """
    are_many = is_walked and len(rows.order_by().values_list("pk")[: MANY + 1]) > MANY
    return Q(Exists(rows.filter(story=OuterRef("pk")))) if are_many else Q(page_ptr_id__in=rows.values("story"))


def load(ids: Sequence[int]) -> list[Story]:
    """Stories in the order of their numbers, with what a row of the list shows."""
    stories = (
        Story.objects.filter(pk__in=ids)
        .only(*SHOWN, "section__title", "assignment__due_at", *CLAIMANT)
        .select_related("section", "assignment__claimed_by")
        .prefetch_related(Prefetch("bylines", Byline.objects.select_related("person").only("story", "person__name")))
    )
    found = {story.pk: story for story in stories}
    return [found[pk] for pk in ids if pk in found]


def with_all_below(section: int) -> list[int]:
    """A section and all sections below it; none for a number that is no section."""
    path = Section.objects.filter(pk=section).values_list("path", flat=True).first()
    return list(Section.objects.filter(path__startswith=path).values_list("pk", flat=True)) if path else []


def in_workflow() -> list[int]:
    """Stories that wait for somebody; never many."""
    active = WorkflowState.objects.active().filter(base_content_type__app_label=Page._meta.app_label)
    return [int(pk) for pk in active.values_list("object_id", flat=True)[:COUNTED]]


def _bounded(rows: QuerySet[Story, int]) -> Count:
    number = rows.order_by()[: COUNTED + 1].count()
    return Count(min(number, COUNTED), number > COUNTED)
