"""What the scorer knows of one story: its weightiest words, its topics, its date and a sketch of its text."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import log, sqrt
from struct import pack, unpack

from masthead.related.statistics import Statistics
from masthead.related.takes import sketched
from masthead.related.terms import primary_language, spelled, stem, without_prefixes

MOST_TERMS = 120
"""Terms of a story that are kept, the weightiest; about half of the different words of a story of 500."""

HEADLINE_COUNTS = 1.0
"""How often a word of the headline counts; it is usually said again in the text."""

NAME_COUNTS = 1.2
"""How often a word counts that has a capital inside a sentence: most are people and places."""

REPEATING_WEIGHS = 2.0
"""How much is gained by being said again: a word said n times weighs ``1 + 2 ln n``."""

TOPIC_WEIGHS = 0.5
"""What a topic weighs beside a word that is said once; a topic's words mostly stand in the text as well."""

TOPIC_MARK = "#"
"""Before a topic among the terms; no word begins with it."""

UNIT = 1000
"""The length of a whole profile; weights are whole numbers, so sums do not depend on their order."""

Spelled = tuple[str, bool]
"""A word, and whether a capital marks it as a name (see ``terms.spelled``)."""

STALE = 4
"""A profile is made anew when this many times more stories are counted than when it was made."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A story's text, read once: ``counts`` of its terms (topics with ``#``), ``sketch`` of ``takes``."""

    language: str
    topics: frozenset[str]
    counts: Mapping[str, float]
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A story as the scorer sees it; packed, about two kilobytes for a story of 500 words.

    ``language``: a primary subtag (``he``). ``topics``: case-folded. ``published``: an aware moment.
    ``terms``: term to weight, in thousandths of a vector of length 1. ``counted``: stories in the statistics
    when the profile was made.
    """

    id: int
    language: str
    topics: frozenset[str]
    published: datetime
    terms: Mapping[str, int]
    sketch: tuple[int, ...]
    counted: int


def read(*, language: str, headline: str, standfirst: str = "", text: str = "", topics: Iterable[str] = ()) -> Reading:
    """Read a story's plain text: two to three milliseconds for 500 words, the costly part of a profile.

    ``text`` is the body without markup; ``language`` a BCP 47 tag; ``topics`` the topics' keys, in any case.
    """
    spoken = primary_language(language)
    body = f"{standfirst}\n{text}"
    kept = frozenset(topic.casefold() for topic in topics if topic)
    in_headline, in_body = list(spelled(headline)), list(spelled(body))
    counts = without_prefixes(_counted(in_headline, in_body, spoken), spoken)
    counts.update((TOPIC_MARK + topic, 1.0) for topic in sorted(kept))
    return Reading(spoken, kept, counts, sketched(word for word, _ in in_body or in_headline))


def profiled(id: int, reading: Reading, published: datetime, statistics: Statistics) -> Profile:
    """The profile of a story that was read: a word weighs ``(1 + 2 ln count) × rarity`` (see ``Statistics``).

    Raises ``ValueError`` where ``published`` has no time zone.
    """
    if published.tzinfo is None:
        raise ValueError(f"Story {id}: its publication, {published}, needs a time zone.")
    weights = {term: _weight(term, count) * statistics.rarity(term) for term, count in reading.counts.items()}
    strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    length = sqrt(sum(weight * weight for _, weight in strongest))
    terms = {term: round(UNIT * weight / length) for term, weight in strongest if weight} if length else {}
    return Profile(id, reading.language, reading.topics, published, terms, reading.sketch, statistics.stories)


def is_stale(profile: Profile, statistics: Statistics) -> bool:
    """Whether so much was published since that the profile's weights should be reckoned anew."""
    return statistics.stories > STALE * max(1, profile.counted)


def packed(profile: Profile) -> str:
    """The profile as text, to keep in a column beside the story."""
    sketch = b64encode(pack(f"<{len(profile.sketch)}I", *profile.sketch)).decode("ascii")
    topics, published = sorted(profile.topics), profile.published.isoformat()
    fields = [profile.id, profile.language, topics, published, dict(profile.terms), sketch, profile.counted]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Profile:
    """The profile that ``packed`` wrote; ``ValueError`` for text that it did not write."""
    try:
        id_, language, topics, published, terms, sketch, counted = json.loads(text)
        raw = b64decode(sketch, validate=True)
        runs = unpack(f"<{len(raw) // 4}I", raw)
        moment = datetime.fromisoformat(published)
        return Profile(id_, language, frozenset(topics), moment, dict(terms), runs, counted)
    except (ValueError, TypeError, LookupError) as error:
        raise ValueError("Not a packed profile; make it anew from the story.") from error


def _counted(headline: Iterable[Spelled], body: Iterable[Spelled], language: str) -> dict[str, float]:
    counts: dict[str, float] = {}
    for word, _ in headline:
        term = stem(word, language)
        counts[term] = counts.get(term, 0.0) + HEADLINE_COUNTS
    for word, is_name in body:
        term = stem(word, language)
        counts[term] = counts.get(term, 0.0) + (NAME_COUNTS if is_name else 1.0)
    return counts


def _weight(term: str, count: float) -> float:
    return TOPIC_WEIGHS if term.startswith(TOPIC_MARK) else 1 + REPEATING_WEIGHS * log(count)
