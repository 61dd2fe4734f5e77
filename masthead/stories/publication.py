"""Publishing and withdrawing: the gate, the address, the lists and the public version, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision

from masthead.press.changes import touch
from masthead.stories import addresses, after, gate, lists, versions

if TYPE_CHECKING:
    from masthead.stories.models import Story


def publish(revision: Revision, *, skip_permission_checks: bool = False, **how: Any) -> Story:
    """Make a version of a story the one that readers see.

    Raises ``ValidationError`` from the gate and Wagtail's ``PublishPagePermissionError``; then nothing has changed.
    """
    from masthead.stories.models import Story

    with transaction.atomic():
        action = PublishPageRevisionAction(revision, **how)
        story = action.object
        before = Story.objects.select_for_update().get(pk=story.pk)
        gate.check(story)
        versions.keep_first(before)
        _settle(story, was_public=before.live)
        action.execute(skip_permission_checks=skip_permission_checks)
        if before.address and before.address != story.address:
            addresses.leave_redirect(story, before.address)
        lists.relist(story)
        versions.keep(story)
        touch_story(story)
        after.tell(after.Event.PUBLISHED, story.pk)
    return story


def _settle(story: Story, *, was_public: bool) -> None:
    moment = timezone.now()
    story.address_slug = story.address_slug or addresses.make_slug(story.title)
    if story.published_at is None:
        story.published_at = moment
    elif was_public and story.marks_update:
        story.updated_at = moment
    story.marks_update = False
    story.address = addresses.wanted(story) or ""
    story.lacks = ""


def withdraw(story: Story, unpublish: Callable[..., None], *args: Any, **kwargs: Any) -> None:
    """Take a story from the readers; its address stays its own and answers 410."""
    with transaction.atomic():
        unpublish(*args, **kwargs)
        lists.unlist(story)
        touch_story(story)
        after.tell(after.Event.WITHDRAWN, story.pk)


def touch_story(story: Story) -> None:
    """Have everything pressed again that shows a story: its page, its cards, and what it is a translation of."""
    from masthead.stories.models import Story

    others = Story.objects.filter(translation_key=story.translation_key, live=True).exclude(pk=story.pk)
    for pk in (story.pk, *others.values_list("pk", flat=True)):
        touch(f"story:{pk}", f"card:{pk}")
