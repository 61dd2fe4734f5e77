"""Stories as the newsroom finds them: by the words of their latest version, published or not."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wagtail.models import Page, Revision

from masthead.editions.queries import HOME_DEPTH
from masthead.people.models import Person
from masthead.search.documents import Document, fingerprint
from masthead.stories.models import Byline, Story, StoryTopic, Topic
from masthead.stories.words import plain_text

KIND: Final = "story"
_STATE = ("latest_revision_id", "live", "has_unpublished_changes", "section_id", "last_published_at", "address")


@dataclass(frozen=True, slots=True)
class Latest:
    """What the latest version of a story says; people and topics by number, in their order."""

    headline: str
    standfirst: str
    text: str
    people: tuple[int, ...]
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names of people and topics, and the numbers of a section and those above it by its path."""

    people: Mapping[int, str]
    topics: Mapping[int, str]
    sections: Mapping[str, int]

    def above(self, path: str) -> Iterator[int]:
        """The numbers of the section with a path and of all above it, without the home page."""
        for length in range((HOME_DEPTH + 1) * Page.steplen, len(path) + 1, Page.steplen):
            if path[:length] in self.sections:
                yield self.sections[path[:length]]


def load(ids: Sequence[int]) -> Iterable[Document]:
    """The documents of these stories, in eight queries at most however many they are."""
    stories = list(
        Story.objects.filter(pk__in=ids)
        .select_related("locale", "section")
        .prefetch_related("further_sections")
        .defer("notes", "search_description")
    )
    latest = _latest(stories)
    names = _names(stories, latest.values())
    return [_document(story, latest[story.pk], names) for story in stories]


def versions() -> Iterator[tuple[int, int]]:
    """Every story with the version of what is found of it."""
    rows = Story.objects.order_by("pk").values_list("pk", *_STATE)
    return ((pk, fingerprint(*state)) for pk, *state in rows.iterator(chunk_size=2000))


def status(story: Story) -> str:
    """Where a story stands: ``draft``, ``live``, ``changed`` (live, with a newer version) or ``withdrawn``."""
    if story.live:
        return "changed" if story.has_unpublished_changes else "live"
    return "withdrawn" if story.was_withdrawn else "draft"


def _document(story: Story, latest: Latest, names: Names) -> Document:
    by = [("by", names.people[pk]) for pk in latest.people if pk in names.people]
    about = [("topic", names.topics[pk]) for pk in latest.topics if pk in names.topics]
    place = [("in", story.section.title)] if story.section else []
    return Document(
        KIND,
        story.pk,
        headline=latest.headline,
        language=story.locale.language_code,
        standfirst=latest.standfirst,
        body=latest.text,
        named=(*by, *about, *place),
        keywords=tuple(_keywords(story, latest, names)),
        published=story.published_at,
        changed=story.latest_revision_created_at or story.last_published_at,
        created=story.first_published_at or story.latest_revision_created_at,
        version=fingerprint(*(getattr(story, name) for name in _STATE)),
    )


def _keywords(story: Story, latest: Latest, names: Names) -> Iterator[tuple[str, str]]:
    yield "status", status(story)
    yield "edition", str(story.edition_id)
    yield "story_kind", story.kind
    for section in (story.section, *story.further_sections.all()):
        if section is not None:
            yield from (("section", str(pk)) for pk in names.above(section.path))
    yield from (("by", str(pk)) for pk in latest.people)
    yield from (("topic", str(pk)) for pk in latest.topics)
    yield from (("label", label.value) for label in story.labels)
    yield from (("lacks", word) for word in story.lacks.split())


def _latest(stories: Sequence[Story]) -> dict[int, Latest]:
    """The latest versions: the draft where there is a newer one than readers see, else the row."""
    drafted = {story.latest_revision_id for story in stories if story.has_unpublished_changes or not story.live}
    contents = dict(Revision.objects.filter(pk__in=drafted - {None}).values_list("pk", "content"))
    settled = [story for story in stories if story.latest_revision_id not in contents]
    people = _rows(Byline.objects.filter(story__in=settled).values_list("story_id", "person_id"))
    topics = _rows(StoryTopic.objects.filter(story__in=settled).values_list("story_id", "topic_id"))
    found = {story.pk: _from_row(story, people[story.pk], topics[story.pk]) for story in settled}
    for story in stories:
        if story.pk not in found:
            found[story.pk] = _from_draft(contents[story.latest_revision_id])
    return found


def _rows(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for story, other in pairs:
        rows[story].append(other)
    return rows


def _from_row(story: Story, people: list[int], topics: list[int]) -> Latest:
    extra = (story.kicker, story.short_headline, story.dateline, plain_text(story.key_points))
    text = "\n".join(each for each in (*extra, plain_text(story.body)) if each)
    return Latest(story.title, story.standfirst, text, tuple(people), tuple(topics))


def _from_draft(content: Mapping[str, Any]) -> Latest:
    blocks = [plain_text(json.loads(content.get(name) or "[]")) for name in ("key_points", "body")]
    extra = [content.get(name) or "" for name in ("kicker", "short_headline", "dateline")]
    return Latest(
        headline=content.get("title") or "",
        standfirst=content.get("standfirst") or "",
        text="\n".join(each for each in (*extra, *blocks) if each),
        people=tuple(row["person"] for row in content.get("bylines", ()) if row.get("person")),
        topics=tuple(row["topic"] for row in content.get("story_topics", ()) if row.get("topic")),
    )


def _names(stories: Sequence[Story], latest: Iterable[Latest]) -> Names:
    people: set[int] = set()
    topics: set[int] = set()
    for one in latest:
        people.update(one.people)
        topics.update(one.topics)
    sections = [section for story in stories for section in (story.section, *story.further_sections.all()) if section]
    paths = {
        section.path[:length]
        for section in sections
        for length in range((HOME_DEPTH + 1) * Page.steplen, len(section.path) + 1, Page.steplen)
    }
    return Names(
        people=dict(Person.objects.filter(pk__in=people).values_list("pk", "name")),
        topics=dict(Topic.objects.filter(pk__in=topics).values_list("pk", "name")),
        sections=dict(Page.objects.filter(path__in=paths).values_list("path", "pk")),
    )
