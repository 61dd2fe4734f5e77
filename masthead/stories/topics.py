"""Merging topics: what one was about, the other is; old addresses lead to the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from masthead.press.changes import touch
from masthead.search.queue import queue
from masthead.stories import keys, lists
from masthead.stories.models import Listing, StoryTopic, Topic, TopicSynonym
from masthead.stories.models.topic import folded
from masthead.stories.search_documents import KIND


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge changed: stories that had one of the others, and names that became synonyms."""

    stories: int
    synonyms: int


def uses(topic: Topic) -> int:
    """In how many stories a topic stands, drafts too."""
    return StoryTopic.objects.filter(topic=topic).values("story").distinct().count()


@transaction.atomic
def merge(into: Topic, others: Sequence[Topic]) -> Merged:
    """Let one topic take in others of its language; their names become synonyms, their addresses lead to it.

    Raises ``ValidationError`` for a topic that was merged itself, for one of another language, and for none.
    A draft that still names a merged topic is put right when it is published (``lists.lists_of``) and edited.
    """
    gone = [topic for topic in others if topic.pk != into.pk]
    _check(into, gone)
    ids = [topic.pk for topic in gone]
    stories = list(StoryTopic.objects.filter(topic__in=ids).values_list("story_id", flat=True).distinct())
    _move_rows(into, ids)
    _move_listings(into, ids)
    synonyms = _move_names(into, gone)
    # Before the chain is shortened, so that nothing ever points at a topic that points on.
    chain = list(Topic.objects.filter(merged_into__in=ids).values_list("pk", flat=True))
    Topic.objects.filter(pk__in=chain).update(merged_into=into)
    for topic in gone:
        topic.merged_into = into
        topic.save()
    into.save()
    # Every page of a topic has left its key, those of its back issues too; links to months are kept by theirs.
    months = (keys.months(lists.of_topic(pk)) for pk in (into.pk, *ids))
    touch(*(f"topic:{pk}" for pk in (into.pk, *ids, *chain)), *(f"story:{pk}" for pk in stories), *months)
    queue(KIND, stories)
    return Merged(len(stories), synonyms)


def _check(into: Topic, gone: Sequence[Topic]) -> None:
    if not gone:
        raise ValidationError(_("Choose at least two topics."))
    if into.merged_into_id is not None or any(topic.merged_into_id is not None for topic in gone):
        raise ValidationError(_("A topic that was merged cannot be merged again."))
    if any(topic.locale_id != into.locale_id for topic in gone):
        raise ValidationError(_("Only topics of one language can be merged."))


def _move_rows(into: Topic, ids: list[int]) -> None:
    """A story about two of the topics is about the one, once."""
    having = set(StoryTopic.objects.filter(topic=into).values_list("story_id", flat=True))
    doubled = []
    for row in StoryTopic.objects.filter(topic__in=ids).order_by("story", "sort_order", "pk"):
        if row.story_id in having:
            doubled.append(row.pk)
        having.add(row.story_id)
    StoryTopic.objects.filter(pk__in=doubled).delete()
    StoryTopic.objects.filter(topic__in=ids).update(topic=into)


def _move_listings(into: Topic, ids: list[int]) -> None:
    old = [lists.of_topic(pk) for pk in ids]
    new = lists.of_topic(into.pk)
    listed = set(Listing.objects.filter(list=new).values_list("story_id", flat=True))
    found = Listing.objects.filter(list__in=old).values_list("story_id", "published_at").distinct()
    missing = {story: moment for story, moment in found if story not in listed}
    Listing.objects.bulk_create(
        (Listing(story_id=story, list=new, published_at=moment) for story, moment in missing.items()), batch_size=2000
    )
    Listing.objects.filter(list__in=old).delete()


def _move_names(into: Topic, gone: Sequence[Topic]) -> int:
    """Under the old names and their synonyms the one topic is found."""
    known = {into.folded_name, *into.synonyms.values_list("folded_name", flat=True)}
    TopicSynonym.objects.filter(topic__in=gone, folded_name__in=known).delete()
    moved = TopicSynonym.objects.filter(topic__in=gone).update(topic=into)
    known |= set(TopicSynonym.objects.filter(topic=into).values_list("folded_name", flat=True))
    added = 0
    for topic in gone:
        if folded(topic.name) not in known:
            TopicSynonym.objects.create(topic=into, name=topic.name, sort_order=len(known))
            known.add(folded(topic.name))
            added += 1
    return moved + added
