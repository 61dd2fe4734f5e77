"""What is done with many stories at once: each by itself, and each refusal said by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from masthead.newsroom.desk.guard import no_headline
from masthead.stories import gate
from masthead.stories.models import Section, Story, StoryTopic, Topic


class Action(models.TextChoices):
    """The buttons below the list."""

    PUBLISH = "publish", gettext_lazy("Publish")
    WITHDRAW = "withdraw", gettext_lazy("Withdraw")
    MOVE = "move", gettext_lazy("Move to a section")
    TOPIC = "topic", gettext_lazy("Add a topic")
    DELETE = "delete", gettext_lazy("Delete for good")


MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """A story and why it is left as it is; no reasons: it will be done, or was."""

    story: Story
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done, by whom, with what."""

    action: Action
    user: Any
    section: Section | None = None
    topic: Topic | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it is said where to, or with which topic."""
        needed = {Action.MOVE: self.section, Action.TOPIC: self.topic}
        return self.action not in needed or needed[self.action] is not None


def latest(ids: Iterable[int]) -> list[Story]:
    """The newest versions of these stories, in their order."""
    found = Story.objects.select_related("latest_revision", "section", "edition").in_bulk(list(ids)[:MOST_AT_ONCE])
    return [found[pk].get_latest_revision_as_object() for pk in ids if pk in found]


def judge(order: Order, stories: Sequence[Story]) -> list[Verdict]:
    """What would become of each story, without doing anything."""
    return [Verdict(story, tuple(_reasons(order, story))) for story in stories]


def carry_out(order: Order, stories: Sequence[Story]) -> list[Verdict]:
    """Do it; a story that is refused changes in nothing and holds up no other."""
    return [_do(order, story) for story in stories]


def _reasons(order: Order, story: Story) -> Iterable[str]:
    allowed, refusal = _RIGHTS[order.action]
    rights = story.permissions_for_user(order.user)
    if not allowed(rights, order):
        yield refusal()
    elif order.action == Action.PUBLISH:
        yield from (problem.message for problem in gate.problems(story))
    elif order.action == Action.WITHDRAW and not story.live:
        yield _("Readers do not see it.")
    elif order.action == Action.MOVE and not story.title:
        yield no_headline()
    elif story.locked and rights.page_locked():
        yield _("Somebody has locked it.")


def _may_move(rights: Any, order: Order) -> bool:
    return bool(rights.can_move_to(order.section) if order.section else rights.can_move())


_RIGHTS: dict[Action, tuple[Callable[[Any, Order], bool], Callable[[], str]]] = {
    Action.PUBLISH: (lambda rights, order: rights.can_publish(), lambda: _("You may not publish in this section.")),
    Action.WITHDRAW: (
        lambda rights, order: rights.can_unpublish(),
        lambda: _("You may not withdraw it, or readers do not see it."),
    ),
    Action.MOVE: (_may_move, lambda: _("You may not move it there, or it stands there.")),
    Action.TOPIC: (lambda rights, order: rights.can_edit(), lambda: _("You may not edit it.")),
    Action.DELETE: (lambda rights, order: rights.can_delete(), lambda: _("You may not delete it.")),
}


def _do(order: Order, story: Story) -> Verdict:
    reasons = tuple(_reasons(order, story))
    if reasons:
        return Verdict(story, reasons)
    try:
        with transaction.atomic():
            _ACTS[order.action](order, story)
    except ValidationError as refused:
        return Verdict(story, tuple(refused.messages))
    except (PermissionDenied, models.ProtectedError) as refused:
        return Verdict(story, (str(refused),))
    return Verdict(story)


def _publish(order: Order, story: Story) -> None:
    revision = story.latest_revision or story.save_revision(user=order.user, log_action=True)
    revision.publish(user=order.user)


def _withdraw(order: Order, story: Story) -> None:
    Story.objects.get(pk=story.pk).unpublish(user=order.user)


def _move(order: Order, story: Story) -> None:
    target = Page.objects.get(pk=order.section.pk) if order.section else None
    Story.objects.get(pk=story.pk).move(target, pos="last-child", user=order.user)


def _add_topic(order: Order, story: Story) -> None:
    """Into the newest version; a story without changes of its own is published again, others wait as drafts."""
    topic = order.topic
    if topic is None or any(row.topic_id == topic.pk for row in story.story_topics.all()):
        return
    was_settled = story.live and not story.has_unpublished_changes
    story.story_topics.add(StoryTopic(topic=topic, sort_order=story.story_topics.count()))
    revision = story.save_revision(user=order.user, log_action=True, clean=False)
    if was_settled and story.permissions_for_user(order.user).can_publish() and not gate.problems(story):
        revision.publish(user=order.user)


def _delete(order: Order, story: Story) -> None:
    Story.objects.get(pk=story.pk).delete(user=order.user)


_ACTS: dict[Action, Callable[[Order, Story], None]] = {
    Action.PUBLISH: _publish,
    Action.WITHDRAW: _withdraw,
    Action.MOVE: _move,
    Action.TOPIC: _add_topic,
    Action.DELETE: _delete,
}
