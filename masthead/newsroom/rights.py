"""In which sections somebody may do what, without asking page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import GroupPagePermission, Page

from masthead.stories.models import Section, Story

EVERYWHERE = None


@dataclass(frozen=True, slots=True)
class Reach:
    """The sections in which somebody has a right; ``sections`` is ``None`` for the whole paper."""

    sections: frozenset[int] | None

    def covers(self, section: int | None) -> bool:
        """Whether a section is one of them."""
        return self.sections is EVERYWHERE or section in self.sections

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return self.sections is not EVERYWHERE and not self.sections


def reach(user: Any, *actions: str) -> Reach:
    """Where a user has any of the rights ``add``, ``change``, ``publish`` …"""
    if user.is_superuser:
        return Reach(EVERYWHERE)
    rights = GroupPagePermission.objects.filter(
        group__user=user, permission__codename__in=[f"{action}_page" for action in actions]
    )
    paths = list(rights.values_list("page__path", flat=True).distinct())
    if any(len(path) <= Page.steplen for path in paths):
        return Reach(EVERYWHERE)
    if not paths:
        return Reach(frozenset())
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path)
    return Reach(frozenset(Section.objects.filter(below).values_list("pk", flat=True)))


@dataclass(frozen=True, slots=True)
class Rights:
    """What one member of staff may do with stories, asked once for a whole list."""

    user_id: int
    see: Reach
    write: Reach
    change: Reach
    publish: Reach

    def may_edit(self, story: Story) -> bool:
        """Whether the editor opens for them: it is theirs, or the section is."""
        is_own = story.owner_id == self.user_id and self.write.covers(story.section_id)
        return is_own or self.change.covers(story.section_id)


def rights_of(user: Any) -> Rights:
    """The rights of a user, in a handful of queries."""
    return Rights(
        user_id=user.pk,
        see=reach(user, "add", "change", "publish", "lock", "unlock", "bulk_delete"),
        write=reach(user, "add"),
        change=reach(user, "change"),
        publish=reach(user, "publish"),
    )


def sections_to_write_in(user: Any) -> Iterable[Section]:
    """Sections in which a user may begin a story, by edition and place in the tree."""
    found = reach(user, "add")
    sections = Section.objects.order_by("path").select_related("locale")
    return sections if found.sections is EVERYWHERE else sections.filter(pk__in=found.sections)
