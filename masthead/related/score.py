"""Ranks stories by how much a reader of one would want to read them next (docs/explanation/related.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from masthead.related.profiles import TOPIC_MARK, UNIT, Profile
from masthead.related.takes import SAME_TEXT, shared_text

UNRELATED = 0.06
"""Likeness below which stories have nothing to do with each other: then no story is better than any."""

NEIGHBOURS = 5
NEIGHBOUR_TERMS = 60
NEIGHBOURS_COUNT = 0.5
"""What the nearest five candidates are about is looked for too: their 60 strongest terms, at half weight."""

OLDEST_COUNTS = 0.75
HALF_LIFE_DAYS = 30.0
"""Age takes at most a quarter off a score, half of that in a month: a far more alike old story still wins."""

REASON_WORDS = 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """One candidate with its score and its likeness, as ``Scored`` has them."""

    profile: Profile
    score: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Scored:
    """One candidate in its place, and why.

    ``score`` orders (likeness, neighbours, age); ``likeness`` is the cosine with the story alone, 0 to 1;
    ``topics`` are the shared topics and ``words`` the shared words that counted most, strongest first.
    """

    id: int
    score: float
    likeness: float
    topics: tuple[str, ...]
    words: tuple[str, ...]


def rank(
    story: Profile,
    candidates: Iterable[Profile],
    *,
    count: int = 6,
    moment: datetime | None = None,
    floor: float = UNRELATED,
) -> list[Scored]:
    """The best ``count`` candidates to read after ``story``, best first; fewer if fewer are alike, even none.

    Left out: the story itself, other languages, everything below ``floor``, whatever is the same text as the
    story, and of candidates with the same text all but the best. ``moment`` (aware; by default the story's
    publication) is when ages are reckoned. Equal scores: the newer first, then the lower id; the order of
    ``candidates`` does not matter. Whether a story may be shown at all is the caller's business.
    """
    alike = (one for one in weighed(story, candidates, moment or story.published) if one.likeness >= floor)
    return [_explained(story, one) for one in _without_repeats(story, alike, count)]


def weighed(story: Profile, candidates: Iterable[Profile], moment: datetime) -> list[Weighed]:
    """Every candidate of the story's language but the story itself, best first (what ``rank`` picks from)."""
    others = _comparable(story, candidates)
    likenesses = [likeness(story, other) for other in others]
    ground = _common_ground(others, likenesses)
    scores = [
        (alike + NEIGHBOURS_COUNT * _product(ground, other.terms) / UNIT**2) * freshness(other.published, moment)
        for other, alike in zip(others, likenesses, strict=True)
    ]
    everyone = map(Weighed, others, scores, likenesses)
    return sorted(everyone, key=lambda one: (-one.score, -one.profile.published.timestamp(), one.profile.id))


def likeness(one: Profile, other: Profile) -> float:
    """The cosine of two stories' weighted terms: 0 (no word in common) to 1 (the same words)."""
    return min(1.0, _product(one.terms, other.terms) / (UNIT * UNIT))


def freshness(published: datetime, moment: datetime) -> float:
    """What age leaves of a score: 1 for a story of ``moment`` or later, never less than ``OLDEST_COUNTS``."""
    days = max(0.0, (moment - published).total_seconds() / 86_400)
    return OLDEST_COUNTS + (1 - OLDEST_COUNTS) * float(0.5 ** (days / HALF_LIFE_DAYS))


def _comparable(story: Profile, candidates: Iterable[Profile]) -> list[Profile]:
    by_id = {other.id: other for other in candidates if other.id != story.id and other.language == story.language}
    return [by_id[key] for key in sorted(by_id)]


def _product(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    return sum([one[term] * other[term] for term in one.keys() & other.keys()])


def _common_ground(others: Sequence[Profile], likenesses: Sequence[float]) -> dict[str, int]:
    """What the nearest candidates are about, each counted by its likeness (Rocchio's feedback, 1971)."""
    nearest = sorted(range(len(others)), key=lambda i: (-likenesses[i], others[i].id))[:NEIGHBOURS]
    total = sum(likenesses[i] for i in nearest)
    if not total:
        return {}
    centre: dict[str, float] = {}
    for i in nearest:
        for term, weight in others[i].terms.items():
            centre[term] = centre.get(term, 0.0) + weight * likenesses[i] / total
    strongest = sorted(centre.items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOUR_TERMS]
    return {term: round(weight) for term, weight in strongest}


def _without_repeats(story: Profile, ordered: Iterable[Weighed], count: int) -> list[Weighed]:
    chosen: list[Weighed] = []
    seen = [story.sketch]
    for one in ordered:
        if len(chosen) >= count:
            break
        if all(shared_text(sketch, one.profile.sketch) < SAME_TEXT for sketch in seen):
            chosen.append(one)
            seen.append(one.profile.sketch)
    return chosen


def _explained(story: Profile, one: Weighed) -> Scored:
    other = one.profile
    shared = {term: story.terms[term] * other.terms[term] for term in story.terms.keys() & other.terms.keys()}
    strongest = sorted(shared, key=lambda term: (-shared[term], term))
    words = tuple(term for term in strongest if not term.startswith(TOPIC_MARK))[:REASON_WORDS]
    return Scored(other.id, one.score, one.likeness, tuple(sorted(story.topics & other.topics)), words)
