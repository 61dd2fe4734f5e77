"""Makes a scratch newspaper with very many stories, the way an import does."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from masthead.conf import after_commit
from masthead.editions.models import Edition
from masthead.people.models import Person
from masthead.photos import renditions
from masthead.photos.models import Photo, PhotoRendition
from masthead.related.compute import compute
from masthead.related.keeping import KEPT
from masthead.related.models import Related
from masthead.search.documents import in_batches
from masthead.stories.filing import Filing, file
from masthead.stories.founding import found_section
from masthead.stories.kinds import Kind
from masthead.stories.models import Section, Story, Topic

SECTIONS, PEOPLE, TOPICS, PHOTOS = 24, 400, 3_000, 2_000
"""At most; a small archive has fewer people, topics and photos than stories."""
FEWEST_PARAGRAPHS, MOST_PARAGRAPHS = 3, 30
PICTURED, PICTURED_INSIDE = 0.9, 0.4
"""How many stories have a lead picture, and one more among their paragraphs."""
NEAR = 200
"""Rows within which a story's related ones lie."""
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
    """Words of which each is as frequent as its place in the vocabulary is near, as in a language (Zipf's law)."""
    size = len(vocabulary)
    return " ".join(vocabulary[int(size ** rng.random()) - 1] for _ in range(count))


def vocabulary(rng: random.Random, size: int = 30_000) -> list[str]:
    """Invented words of two to five syllables."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
    return ["".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(size)]


def build(stories: int, tell: Callable[[int], Any]) -> Cast:
    """Fill the scratch newspaper; ``tell`` is called with the stories made so far."""
    rng = random.Random(SEED)  # noqa: S311 - the same newspaper every time
    edition = Edition.objects.select_related("locale", "home").get(is_default=True)
    known = vocabulary(rng)
    with after_commit.held():
        cast = _cast(rng, edition, known, stories)
    made = 0
    for batch in in_batches(_filings(rng, cast, known, stories), BATCH):
        file(edition, batch)
        made += len(batch)
        tell(made)
    return cast


def relate(computed: int, tell: Callable[[int], Any] = lambda done: None) -> None:
    """Give every public story related ones near it in time, and the newest those that a worker would find for them.

    ``computed`` says for how many that is done; it takes the search index.
    """
    rng = random.Random(SEED)  # noqa: S311 - the same newspaper every time
    public = list(Story.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(public), BATCH):
        Related.objects.bulk_create(
            Related(story_id=public[place], other_id=other, position=position, likeness=0.5)
            for place in range(start, min(start + BATCH, len(public)))
            for position, other in enumerate(_near(rng, public, place), start=1)
        )
    for done, pk in enumerate(public[-computed:], start=1):
        compute(pk)
        tell(done)


def _near(rng: random.Random, public: list[int], place: int) -> list[int]:
    others = [*public[max(0, place - NEAR) : place], *public[place + 1 : place + NEAR]]
    return rng.sample(others, min(KEPT, len(others)))


def _cast(rng: random.Random, edition: Edition, known: list[str], stories: int) -> Cast:
    tops = [found_section(edition, title=f"Section {n}", slug=f"section-{n}") for n in range(SECTIONS // 2)]
    below = [
        found_section(edition, title=f"Part {n}", slug=f"part-{n}", above=tops[n % len(tops)])
        for n in range(SECTIONS // 2)
    ]
    locale = edition.locale
    Person.objects.bulk_create(
        Person(locale=locale, name=f"{rng.choice(known).title()} {rng.choice(known).title()}", slug=f"person-{n}")
        for n in range(min(PEOPLE, stories))
    )
    Topic.objects.bulk_create(
        Topic(locale=locale, name=f"{known[n].title()} {n}", folded_name=f"{known[n]} {n}", slug=f"topic-{n}")
        for n in range(min(TOPICS, stories))
    )
    _hang([words_of(rng, known, 4) for _ in range(min(PHOTOS, stories))])
    assert len(tops) + len(below) == SECTIONS
    return Cast.of_database()


def _hang(titles: list[str]) -> None:
    """Photos with renditions; all show one picture, so that it is packed once only."""
    data = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(data, "JPEG")
    facts = {"credit": "Bench", "description": "A gradient from dark to light"}
    first = Photo.objects.create(title=titles[0], file=ContentFile(data.getvalue(), "bench.jpg"), **facts)
    renditions.make(first.pk)
    size = {"width": first.width, "height": first.height}
    Photo.objects.bulk_create(Photo(title=title, file=first.file.name, **size, **facts) for title in titles[1:])
    files = list(PhotoRendition.objects.filter(image=first))
    PhotoRendition.objects.bulk_create(
        (
            PhotoRendition(
                image_id=pk,
                file=each.file.name,
                filter_spec=each.filter_spec,
                focal_point_key=each.focal_point_key,
                width=each.width,
                height=each.height,
            )
            for pk in Photo.objects.exclude(pk=first.pk).values_list("pk", flat=True)
            for each in files
        ),
        batch_size=BATCH,
    )


def _filings(rng: random.Random, cast: Cast, known: list[str], stories: int) -> Iterator[Filing]:
    newest = timezone.now() - timedelta(hours=1)
    step = timedelta(days=365 * 15) / max(stories, 1)
    for number in range(stories):
        yield _filing(rng, cast, known, newest - step * (stories - number))


def _filing(rng: random.Random, cast: Cast, known: list[str], moment: datetime) -> Filing:
    is_pictured = rng.random() < PICTURED
    # A few sections, people and topics have most of the stories, as in a real archive.
    return Filing(
        headline=words_of(rng, known, rng.randint(5, 10)).capitalize(),
        standfirst=words_of(rng, known, 18).capitalize(),
        section=_often(rng, cast.sections),
        body=json.dumps(_body(rng, cast, known)),
        kind=rng.choices(list(Kind.values)[:-1], [70, 6, 8, 4, 6, 4, 2])[0],
        people=(_often(rng, cast.people),),
        topics=tuple({_often(rng, cast.topics) for _ in range(rng.randint(1, 4))}),
        published_at=None if rng.random() < DRAFTS else moment,
        changed_at=moment,
        lead_photo=rng.choice(cast.photos) if is_pictured else None,
        lacks="credit" if rng.random() < LACKING else "",
    )


def _body(rng: random.Random, cast: Cast, known: list[str]) -> list[dict[str, Any]]:
    """Most stories are short, and a few go on for long."""
    count = min(FEWEST_PARAGRAPHS + int(rng.expovariate(1 / 6)), MOST_PARAGRAPHS)
    body: list[dict[str, Any]] = [
        {"type": "paragraph", "value": f"<p>{words_of(rng, known, 45)}</p>", "id": f"{rng.getrandbits(64):016x}"}
        for _ in range(count)
    ]
    if rng.random() < PICTURED_INSIDE:
        value = {"photo": rng.choice(cast.photos), "caption": "", "credit": "", "alt": ""}
        body.insert(count // 2, {"type": "picture", "value": value, "id": f"{rng.getrandbits(64):016x}"})
    return body


def _often(rng: random.Random, rows: list[int]) -> int:
    return rows[min(int(rng.paretovariate(0.7)) - 1, len(rows) - 1)]
