"""Topics for an import: case, accents and synonyms never make a second one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from masthead.editions.models import Edition
from masthead.search.documents import in_batches
from masthead.stories.addresses import slug_of
from masthead.stories.models import Topic, TopicSynonym
from masthead.stories.models.topic import folded

if TYPE_CHECKING:
    from masthead.archive.report import Report

_NAME, _FOLDED, _SLUG = 120, 160, 100


class Topics:
    """The topics of one edition's language by their folded names."""

    def __init__(self, edition: Edition, report: Report) -> None:
        self.edition = edition
        self.report = report
        self._found: dict[str, int] = {}

    def forget(self) -> None:
        """Look everything up again."""
        self._found = {}

    def pk(self, name: str) -> int | None:
        """The topic of a name that was made or found before."""
        return self._found.get(_fold(name))

    def slug(self, pk: int) -> str:
        """The address of a topic; "" where it is gone."""
        return Topic.objects.filter(pk=pk).values_list("slug", flat=True).first() or ""

    def make(self, wanted: Iterable[tuple[str, str, str]]) -> None:
        """Find or make topics from (name, slug, description)."""
        names = {_fold(name): (name, slug, text) for name, slug, text in wanted if _fold(name)}
        missing = [name for name in names if name not in self._found]
        for batch in in_batches(missing, 400):
            self._find(batch)
            self._make([(one, *names[one]) for one in batch if one not in self._found])

    def _find(self, names: list[str]) -> None:
        locale = self.edition.locale_id
        synonyms = TopicSynonym.objects.filter(folded_name__in=names, topic__locale=locale)
        for name, pk, merged in synonyms.values_list("folded_name", "topic_id", "topic__merged_into_id"):
            self._found[name] = merged or pk
        topics = Topic.objects.filter(locale=locale, folded_name__in=names)
        merged_first = sorted(topics.values_list("folded_name", "pk", "merged_into_id"), key=lambda row: row[2] is None)
        for name, pk, merged in merged_first:
            self._found[name] = merged or pk

    def _make(self, wanted: list[tuple[str, str, str, str]]) -> None:
        slugs = self._free_slugs([(slug, name) for _, name, slug, _ in wanted])
        made = Topic.objects.bulk_create(
            Topic(locale=self.edition.locale, name=name[:_NAME], folded_name=fold, slug=slug, description=text)
            for (fold, name, _, text), slug in zip(wanted, slugs, strict=True)
        )
        self._found.update((topic.folded_name, topic.pk) for topic in made)
        self.report.count("topics_created", len(made))

    def _free_slugs(self, wanted: list[tuple[str, str]]) -> list[str]:
        bases = [_slug(slug) or _slug(name) or "topic" for slug, name in wanted]
        rows = Topic.objects.filter(locale=self.edition.locale_id, slug__in=bases)
        taken = set(rows.values_list("slug", flat=True))
        given = []
        for base in bases:
            slug, number = base, 1
            while slug in taken or (number > 1 and self._is_taken(slug)):
                number += 1
                slug = f"{base}-{number}"
            taken.add(slug)
            given.append(slug)
        return given

    def _is_taken(self, slug: str) -> bool:
        return Topic.objects.filter(locale=self.edition.locale_id, slug=slug).exists()


def _slug(text: str) -> str:
    return slug_of(text, _SLUG)


def _fold(name: str) -> str:
    return folded(name[:_NAME])[:_FOLDED]
