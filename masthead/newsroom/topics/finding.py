"""Finds topics by the beginning of a word in their names or synonyms, and makes new ones."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify
from wagtail.models import Locale

from masthead.search.documents import Query, Where
from masthead.search.indexes import search
from masthead.stories.models import Topic, TopicSynonym
from masthead.stories.models.topic import folded

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A topic, and the synonym by which it was found if it was one."""

    topic: Topic
    also: str = ""


def exact(words: str, locale_id: int | None) -> Found | None:
    """The topic that has this name or synonym, whatever its case and accents; ``None``: in any language."""
    name = folded(words)
    here = {} if locale_id is None else {"locale": locale_id}
    topic = Topic.objects.filter(folded_name=name, merged_into=None, **here).first()
    if topic is not None:
        return Found(topic)
    rows = TopicSynonym.objects.select_related("topic").filter(folded_name=name, topic__merged_into=None)
    synonym = rows.filter(**{f"topic__{field}": value for field, value in here.items()}).first()
    return Found(synonym.topic, synonym.name) if synonym else None


def starting_with(words: str, locale_id: int | None) -> list[Found]:
    """Topics for what is being typed, the exact one first; from the index, or the database while there is none."""
    first = exact(words, locale_id)
    place = () if locale_id is None else (Where("locale", (str(locale_id),)),)
    found = search(Query(words, kinds=("topic",), where=place, is_typing=True, limit=SHOWN))
    topics = list(_in_order(found.ids)) if found.is_available else _from_database(words, locale_id)
    others = [topic for topic in topics if first is None or topic.pk != first.topic.pk]
    name = folded(words)
    return ([first] if first else []) + [Found(topic, _synonym(topic, name)) for topic in others][:SHOWN]


def make(name: str, locale: Locale) -> Topic:
    """The topic of this name: the one that there is, by name or synonym, or a new one."""
    name = " ".join(name.split()).lstrip("#")[:120]
    known = exact(name, locale.pk)
    if known is not None:
        return known.topic
    try:
        with transaction.atomic():
            return Topic.objects.create(locale=locale, name=name, slug=free_slug(name, locale))
    except IntegrityError:
        # Somebody else made it between the look and the insert.
        again = exact(name, locale.pk)
        if again is None:
            raise
        return again.topic


def free_slug(name: str, locale: Locale) -> str:
    """An address for a topic that no other has."""
    wanted = slugify(name, allow_unicode=True)[:100].strip("-") or "topic"
    taken = set(Topic.objects.filter(locale=locale, slug__startswith=wanted).values_list("slug", flat=True))
    number = 2
    slug = wanted
    while slug in taken:
        slug = f"{wanted}-{number}"
        number += 1
    return slug


def _in_order(ids: list[int]) -> list[Topic]:
    rows = Topic.objects.filter(merged_into=None).prefetch_related("synonyms").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def _from_database(words: str, locale_id: int | None) -> list[Topic]:
    name = folded(words)
    either = Q(folded_name__startswith=name) | Q(synonyms__folded_name__startswith=name)
    here = Q() if locale_id is None else Q(locale=locale_id)
    rows = Topic.objects.filter(either & here, merged_into=None).prefetch_related("synonyms")
    return list(rows.distinct().order_by("folded_name")[:SHOWN])


def _synonym(topic: Topic, name: str) -> str:
    if name in topic.folded_name:
        return ""
    return next((synonym.name for synonym in topic.synonyms.all() if name in synonym.folded_name), "")
