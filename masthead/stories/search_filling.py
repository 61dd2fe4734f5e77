"""Keeps the newsroom's index true to stories, topics and pages: what changed is queued after the commit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page

from masthead.conf.after_commit import is_held
from masthead.people.models import Person
from masthead.search.queue import queue
from masthead.search.registry import register
from masthead.stories import after, lists
from masthead.stories import search_documents as documents
from masthead.stories import search_places as places
from masthead.stories.models import (
    HomePage,
    InformationPage,
    Listing,
    Section,
    Story,
    Topic,
    TopicSynonym,
)

_KIND_OF: dict[type[Model], str] = {
    Story: documents.KIND,
    Section: places.SECTION,
    InformationPage: places.INFORMATION,
    HomePage: places.PAGE,
    Topic: places.TOPIC,
}
_NAMED_IN_STORIES: dict[type[Model], tuple[str, Callable[[int], str] | None]] = {
    Person: ("name", lists.of_person),
    Topic: ("name", lists.of_topic),
    Section: ("title", None),
}
"""The field with a name that stories are found by, and the list in which those stories stand."""


def changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A thing with a document of its own was saved (as a draft, too) or deleted."""
    queue(_KIND_OF[sender], [instance.pk])


def synonym_changed(sender: type[TopicSynonym], instance: TopicSynonym, **kwargs: Any) -> None:
    """A topic is found under another name, or no longer."""
    queue(places.TOPIC, [instance.topic_id])


def renamed(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """Stories are found by the names of their people, topics and section: a new name is a change of theirs."""
    field, list_of = _NAMED_IN_STORIES[sender]
    if instance.pk is None or raw or is_held():
        return
    before = sender._default_manager.filter(pk=instance.pk).values_list(field, flat=True).first()
    if before is None or before == getattr(instance, field):
        return
    if list_of is None:
        ids = Story.objects.filter(section=instance.pk).values_list("pk", flat=True)
    else:
        ids = Listing.objects.filter(list=list_of(instance.pk)).values_list("story_id", flat=True)
    queue(documents.KIND, ids.iterator(chunk_size=5000))


def moved(event: after.Event, ids: Any) -> None:
    """A moved story stands in other sections; publication and deletion save or delete its row anyway."""
    if event is after.Event.MOVED:
        queue(documents.KIND, ids)


def begin() -> None:
    """Have stories, topics and pages found; called once, when the room is made ready."""
    register(documents.KIND, documents.load, documents.versions, model="stories.Story")
    register(places.TOPIC, places.load_topics, places.topic_versions, model="stories.Topic")
    register(places.SECTION, places.load_sections, places.section_versions, model="stories.Section")
    register(places.INFORMATION, places.load_information, places.information_versions, model="stories.InformationPage")
    register(places.PAGE, places.load_pages, places.page_versions, model=Page._meta.label)
    for model in _KIND_OF:
        post_save.connect(changed, sender=model, dispatch_uid=f"search_{model.__name__}")
        post_delete.connect(changed, sender=model, dispatch_uid=f"search_{model.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(synonym_changed, sender=TopicSynonym, dispatch_uid="search_synonym")
    for model in _NAMED_IN_STORIES:
        pre_save.connect(renamed, sender=model, dispatch_uid=f"search_renamed_{model.__name__}")
    after.register(moved)
