"""Bylines as the newsroom finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.db.models.signals import post_delete, post_save
from wagtail.rich_text import get_text_for_indexing

from masthead.people.models import Person
from masthead.search.documents import Document, fingerprint
from masthead.search.queue import queue
from masthead.search.registry import register

KIND: Final = "person"
_FACTS = ("name", "slug", "kind", "role", "biography", "email", "locale_id", "agency_id")


def load(ids: Sequence[int]) -> Iterable[Document]:
    """The documents of these bylines, in one query."""
    for person in Person.objects.filter(pk__in=ids).select_related("locale", "agency"):
        yield Document(
            KIND,
            person.pk,
            headline=person.name,
            language=person.locale.language_code,
            standfirst=person.role,
            body=get_text_for_indexing(person.biography),
            named=(("agency", person.agency.name),) if person.agency else (),
            keywords=(("person_kind", person.kind), ("locale", str(person.locale_id))),
            version=fingerprint(*(getattr(person, name) for name in _FACTS)),
        )


def versions() -> Iterator[tuple[int, int]]:
    """Every byline with the version of what is found of it."""
    rows = Person.objects.order_by("pk").values_list("pk", *_FACTS)
    return ((pk, fingerprint(*facts)) for pk, *facts in rows.iterator(chunk_size=2000))


def changed(sender: type[Person], instance: Person, **kwargs: Any) -> None:
    """A byline was saved or deleted."""
    queue(KIND, [instance.pk])


def begin() -> None:
    """Have bylines found; called once, when the room is made ready."""
    register(KIND, load, versions, model="people.Person")
    post_save.connect(changed, sender=Person, dispatch_uid="search_person")
    post_delete.connect(changed, sender=Person, dispatch_uid="search_person")
