"""The one place that listens to what happens to pages of the tree outside publication."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from masthead.stories import after, lists
from masthead.stories.models import FormerStory, Section, Story
from masthead.stories.publication import touch_story


@receiver(pre_delete, sender=Story)
def remember_address(sender: type[Story], instance: Story, **kwargs: Any) -> None:
    """A deleted story that readers knew answers 410 for ever."""
    if instance.address and instance.edition_id:
        FormerStory.objects.get_or_create(edition_id=instance.edition_id, address=instance.address)
        lists.unlist(instance)
        touch_story(instance)


@receiver(post_delete, sender=Story)
def tell_deletion(sender: type[Story], instance: Story, **kwargs: Any) -> None:
    """Rooms above forget what they computed for it."""
    after.tell(after.Event.DELETED, instance.pk)


@receiver(post_page_move)
def follow_move(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A moved story or section stands in the lists of its new place; no address of a story changes."""
    if issubclass(sender, Story):
        _moved_story(Story.objects.get(pk=instance.pk))
    elif issubclass(sender, Section):
        section = Section.objects.get(pk=instance.pk)
        for story in Story.objects.filter(path__startswith=section.path, live=True).iterator(chunk_size=500):
            _settle_in(story)


def _moved_story(story: Story) -> None:
    parent = story.get_parent()
    Story.objects.filter(pk=story.pk).update(section_id=parent.pk)
    story.section_id = parent.pk
    _settle_in(story)


def _settle_in(story: Story) -> None:
    lists.relist(story)
    touch_story(story)
    after.tell(after.Event.MOVED, story.pk)
