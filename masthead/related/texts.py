"""Stories as the scorer reads them: their public words and topics, in three queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from masthead.related.profiles import Profile, Reading, profiled, read
from masthead.related.statistics import Statistics
from masthead.stories.kinds import Kind
from masthead.stories.models import Story, StoryTopic
from masthead.stories.words import plain_text

READ = ("pk", "edition_id", "section_id", "published_at", "title", "standfirst", "body", "locale__language_code")

PUBLIC = Q(published_at__isnull=False, edition__isnull=False)
OFFERED = PUBLIC & Q(live=True, is_sponsored=False) & ~Q(kind=Kind.MEMORIAM)
"""Stories that may be offered unasked: an obituary is nobody's next amusement, and what was paid for is not advised.
Editors can still pin either."""


@dataclass(frozen=True, slots=True)
class Text:
    """A public story that was read."""

    id: int
    edition: int
    section: int | None
    published: datetime
    topics: tuple[int, ...]
    reading: Reading

    def profile(self, statistics: Statistics) -> Profile:
        """Its profile by the statistics of its language."""
        return profiled(self.id, self.reading, self.published, statistics)


def texts(ids: Collection[int], *, offered_only: bool = True) -> Iterator[Text]:
    """Read those of these stories that may be offered (or all that were ever public); 2 to 3 ms each for 500 words."""
    topics: dict[int, list[int]] = defaultdict(list)
    rows = StoryTopic.objects.filter(story__in=ids).order_by("sort_order")
    for story, topic, merged in rows.values_list("story_id", "topic_id", "topic__merged_into_id"):
        topics[story].append(merged or topic)
    which = OFFERED if offered_only else PUBLIC
    stories = Story.objects.filter(which, pk__in=ids).order_by().values_list(*READ)
    for pk, edition, section, published, title, standfirst, body, language in stories:
        about = tuple(topics[pk])
        reading = read(
            language=language,
            headline=title,
            standfirst=standfirst,
            text=plain_text(body),
            topics=map(str, about),
        )
        yield Text(pk, edition, section, published, about, reading)
