"""Makes a scratch newspaper with very many stories, the way an import does."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from masthead.editions.models import Edition
from masthead.people.models import Person
from masthead.photos.models import Photo
from masthead.search.documents import in_batches
from masthead.stories.filing import Filing, file
from masthead.stories.founding import found_section
from masthead.stories.kinds import Kind
from masthead.stories.models import Section, Topic

SECTIONS, PEOPLE, TOPICS, PHOTOS = 24, 400, 3_000, 2_000
SEED = 20261123
DRAFTS = 0.02
LACKING = 0.05
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Cast:
    """What stories are made of; numbers of rows."""

    sections: list[int]
    people: list[int]
    topics: list[int]
    photos: list[int]

    @classmethod
    def of_database(cls) -> Cast:
        """The rows of a scratch newspaper that is there."""
        rows = (model._default_manager.order_by("pk") for model in (Section, Person, Topic, Photo))
        return cls(*(list(found.values_list("pk", flat=True)) for found in rows))


def words_of(rng: random.Random, vocabulary: list[str], count: int) -> str:
    """Words in which few are very common and most are rare, as in a language."""
    size = len(vocabulary)
    return " ".join(vocabulary[min(int(rng.paretovariate(0.6)) - 1, size - 1)] for _ in range(count))


def vocabulary(rng: random.Random, size: int = 30_000) -> list[str]:
    """Invented words of two to five syllables."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
    return ["".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(size)]


def build(stories: int, tell: Callable[[int], Any]) -> Cast:
    """Fill the scratch newspaper; ``tell`` is called with the stories made so far."""
    rng = random.Random(SEED)  # noqa: S311 - the same newspaper every time
    edition = Edition.objects.select_related("locale", "home").get(is_default=True)
    known = vocabulary(rng)
    cast = _cast(rng, edition, known)
    made = 0
    for batch in in_batches(_filings(rng, cast, known, stories), BATCH):
        file(edition, batch)
        made += len(batch)
        tell(made)
    return cast


def _cast(rng: random.Random, edition: Edition, known: list[str]) -> Cast:
    tops = [found_section(edition, title=f"Section {n}", slug=f"section-{n}") for n in range(SECTIONS // 2)]
    below = [
        found_section(edition, title=f"Part {n}", slug=f"part-{n}", above=tops[n % len(tops)])
        for n in range(SECTIONS // 2)
    ]
    locale = edition.locale
    Person.objects.bulk_create(
        Person(locale=locale, name=f"{rng.choice(known).title()} {rng.choice(known).title()}", slug=f"person-{n}")
        for n in range(PEOPLE)
    )
    Topic.objects.bulk_create(
        Topic(locale=locale, name=f"{known[n].title()} {n}", folded_name=f"{known[n]} {n}", slug=f"topic-{n}")
        for n in range(TOPICS)
    )
    Photo.objects.bulk_create(
        Photo(title=words_of(rng, known, 4), file=f"{n}.jpg", width=1200, height=800, credit="Bench", description="x")
        for n in range(PHOTOS)
    )
    assert len(tops) + len(below) == SECTIONS
    return Cast.of_database()


def _filings(rng: random.Random, cast: Cast, known: list[str], stories: int) -> Iterator[Filing]:
    newest = timezone.now() - timedelta(hours=1)
    step = timedelta(days=365 * 15) / max(stories, 1)
    for number in range(stories):
        yield _filing(rng, cast, known, newest - step * (stories - number))


def _filing(rng: random.Random, cast: Cast, known: list[str], moment: datetime) -> Filing:
    paragraphs = [
        {"type": "paragraph", "value": f"<p>{words_of(rng, known, 45)}</p>", "id": f"{rng.getrandbits(64):016x}"}
        for _ in range(rng.randint(3, 7))
    ]
    # A few sections, people and topics have most of the stories, as in a real archive.
    return Filing(
        headline=words_of(rng, known, rng.randint(5, 10)).capitalize(),
        standfirst=words_of(rng, known, 18).capitalize(),
        section=_often(rng, cast.sections),
        body=json.dumps(paragraphs),
        kind=rng.choices(list(Kind.values)[:-1], [70, 6, 8, 4, 6, 4, 2])[0],
        people=(_often(rng, cast.people),),
        topics=tuple({_often(rng, cast.topics) for _ in range(rng.randint(1, 4))}),
        published_at=None if rng.random() < DRAFTS else moment,
        changed_at=moment,
        lacks="credit" if rng.random() < LACKING else "",
    )


def _often(rng: random.Random, rows: list[int]) -> int:
    return rows[min(int(rng.paretovariate(0.7)) - 1, len(rows) - 1)]
