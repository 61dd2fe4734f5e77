"""Measures the scorer of related stories on labelled collections (docs/explanation/related.md has the method).

Run ``python bench/related.py`` from the project's root; ``MASTHEAD_SAMPLES`` names the folder of samples.
Every figure comes twice: for the half on which choices were made, and for the other half, which is the one to quote.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from related_sets import (
    ALL_AT_ONCE,
    SAMPLES,
    Question,
    Story,
    ecb_questions,
    reuters,
    reuters_questions,
    swapped,
    time_questions,
)

from masthead.related import profiles, score
from masthead.related.profiles import Profile, Reading, packed, profiled, read, unpacked
from masthead.related.statistics import Statistics
from masthead.related.takes import shared_text, sketched

Order = Callable[[Question], list[int]]
Build = Callable[[Sequence[Story]], Order]


# The ways to order.


@dataclass(frozen=True)
class Way:
    """The scorer with some of its parts switched off or another added."""

    has_headline: bool = True
    has_tags: bool = True
    has_pairs: bool = False
    settings: tuple[tuple[Any, str, float], ...] = ()

    def read(self, story: Story) -> Reading:
        """As ``profiles.read``; with pairs, every two neighbouring words are a term as well."""
        headline = story.headline if self.has_headline else ""
        reading = _read_once(headline, story.text, profiles.NAME_COUNTS)
        if self.has_tags:
            topics = dict.fromkeys((profiles.TOPIC_MARK + tag for tag in story.tags), 1.0)
            reading = replace(reading, topics=story.tags, counts={**reading.counts, **topics})
        if not self.has_pairs:
            return reading
        words = [word.lower() for word in re.findall(r"[^\W\d_]{2,}", story.text)]
        return replace(reading, counts={**reading.counts, **Counter(" ".join(pair) for pair in pairwise(words))})

    def __call__(self, stories: Sequence[Story]) -> Order:
        with switched(self.settings):
            readings = {story.id: self.read(story) for story in stories}
            statistics = counted(readings.values())
            known = {s.id: profiled(s.id, readings[s.id], s.published, statistics) for s in stories}

        def order(question: Question) -> list[int]:
            story = question.story
            with switched(self.settings):
                asked = known.get(story.id) or profiled(story.id, self.read(story), story.published, statistics)
                candidates = [known[other.id] for other in question.candidates]
                return [one.profile.id for one in score.weighed(asked, candidates, story.published)]

        return order


@lru_cache(maxsize=30_000)
def _read_once(headline: str, text: str, _names_count: float) -> Reading:
    return read(language="en", headline=headline, text=text)


@contextmanager
def switched(settings: Iterable[tuple[Any, str, float]]) -> Iterator[None]:
    before = [(module, name, getattr(module, name)) for module, name, _ in settings]
    for module, name, value in settings:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


def counted(readings: Iterable[Reading]) -> Statistics:
    statistics = Statistics()
    for reading in readings:
        statistics.add(reading.counts)
    return statistics


def as_it_grows(stories: Sequence[Story]) -> Order:
    """The scorer as a newspaper has it: counts grow with every story, stale profiles are made anew."""
    statistics, readings, at_publication = Statistics(), dict[int, Reading](), dict[int, Profile]()
    for story in stories:
        readings[story.id] = Way().read(story)
        statistics.add(readings[story.id].counts)
        at_publication[story.id] = profiled(story.id, readings[story.id], story.published, statistics)
    known = {
        key: profiled(key, readings[key], profile.published, statistics)
        if profiles.is_stale(profile, statistics)
        else profile
        for key, profile in at_publication.items()
    }

    def order(question: Question) -> list[int]:
        candidates = [known[other.id] for other in question.candidates]
        asked = at_publication[question.story.id]
        return [one.profile.id for one in score.weighed(asked, candidates, question.story.published)]

    return order


def bm25(stories: Sequence[Story]) -> Order:
    """Okapi BM25 (k1 1.2, b 0.75) with the whole story as the query, on the same words."""
    way = Way(has_tags=False)
    readings = {story.id: way.read(story).counts for story in stories}
    statistics = counted(way.read(story) for story in stories)
    usual = mean(sum(counts.values()) for counts in readings.values())
    reduced = {key: 1.2 * (0.25 + 0.75 * sum(counts.values()) / usual) for key, counts in readings.items()}

    def order(question: Question) -> list[int]:
        asked = readings.get(question.story.id) or way.read(question.story).counts
        wanted = {term: count * statistics.rarity(term) for term, count in asked.items()}

        def value(key: int) -> float:
            own = readings[key]
            shared = sorted(wanted.keys() & own.keys())
            return sum(wanted[term] * own[term] * 2.2 / (own[term] + reduced[key]) for term in shared)

        return sorted((other.id for other in question.candidates), key=lambda key: (-value(key), key))

    return order


def newest_in_section(_: Sequence[Story]) -> Order:
    def order(question: Question) -> list[int]:
        own = question.story.section
        others = sorted(question.candidates, key=lambda o: (o.section == own, o.published, o.id), reverse=True)
        return [other.id for other in others]

    return order


def most_shared_tags(_: Sequence[Story]) -> Order:
    def order(question: Question) -> list[int]:
        own = question.story.tags
        others = sorted(question.candidates, key=lambda o: (len(o.tags & own), o.published, o.id), reverse=True)
        return [other.id for other in others]

    return order


ONE_LOG = (profiles, "REPEATING_WEIGHS", 1.0)
NO_NAMES = (profiles, "NAME_COUNTS", 1.0)
NO_NEIGHBOURS = (score, "NEIGHBOURS_COUNT", 0.0)
NO_AGE = (score, "OLDEST_COUNTS", 1.0)
EVERY_TERM = (profiles, "MOST_TERMS", 1_000_000)
PLAIN = (ONE_LOG, NO_NAMES, NO_NEIGHBOURS, NO_AGE, EVERY_TERM)

BASELINES: dict[str, Build] = {"newest in section": newest_in_section, "shared tags": most_shared_tags}
WAYS: dict[str, Build] = {
    "BM25, story as query": bm25,
    "cosine, text only": Way(has_headline=False, has_tags=False, settings=PLAIN),
    "  + pairs of words": Way(has_headline=False, has_tags=False, has_pairs=True, settings=PLAIN),
    "  + headline": Way(has_tags=False, settings=PLAIN),
    "  + repeating": Way(has_tags=False, settings=PLAIN[1:]),
    "  + names": Way(has_tags=False, settings=PLAIN[2:]),
    "  + neighbours": Way(has_tags=False, settings=PLAIN[3:]),
    "  + at most 120 terms": Way(has_tags=False, settings=(NO_AGE,)),
    "  + age": Way(has_tags=False),
    "  + tags: the scorer": Way(),
}


# The measures.


def measured(order: Order, questions: Sequence[Question]) -> tuple[float, float, float]:
    """Precision of the first four, nDCG of the first ten, mean average precision."""
    rows = [_one_measured(order(question), question) for question in questions]
    precision, gain, average = (mean(column) for column in zip(*rows, strict=True))
    return precision, gain, average


def _one_measured(ranked: Sequence[int], question: Question) -> tuple[float, float, float]:
    hits = [key in question.right for key in ranked]
    gain = sum(question.gains.get(key, 0) / log2(place + 2) for place, key in enumerate(ranked[:10]))
    best = sorted(question.gains.values(), reverse=True)[:10]
    ideal = sum(value / log2(place + 2) for place, value in enumerate(best))
    found, average = 0, 0.0
    for place, hit in enumerate(hits, 1):
        found += hit
        average += found / place if hit else 0
    return sum(hits[:4]) / 4, gain / ideal, average / len(question.right)


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    return pearson(_ranks(one), _ranks(other))


def _ranks(values: Sequence[float]) -> list[float]:
    places: dict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [mean(places[value]) for value in values]


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    mid, middle = mean(one), mean(other)
    both = sum((a - mid) * (b - middle) for a, b in zip(one, other, strict=True))
    return both / (sum((a - mid) ** 2 for a in one) * sum((b - middle) ** 2 for b in other)) ** 0.5


# The tables.


def table(title: str, halves: Sequence[tuple[Sequence[Story], Sequence[Question]]], ways: Mapping[str, Build]) -> None:
    sizes = " and ".join(f"{len(questions)} of {len(stories)}" for stories, questions in halves)
    print(f"\n{title} (stories asked about: {sizes})")
    print(f"{'':24}{'chosen on: P@4  nDCG   MAP':>28}{'held out: P@4  nDCG   MAP':>30}")
    for name, build in ways.items():
        figures = [measured(build(stories), questions) for stories, questions in halves]
        print(f"{name:24}" + "".join(" " * 10 + "".join(f"{x:6.3f}" for x in row) for row in figures), flush=True)


def lee() -> None:
    """Likeness beside what readers said of every pair; nothing was chosen on these."""
    data = json.loads((SAMPLES / "lee" / "lee-dev.json").read_text("utf-8"))
    lines = (SAMPLES / "lee" / "lee_background.cor").read_text("utf-8").splitlines()
    texts = [row["text"] for row in data["docs"]]
    readings = [read(language="en", headline="", text=text) for text in texts]
    statistics = counted([*readings, *(read(language="en", headline="", text=line) for line in lines)])
    known = [profiled(n, reading, ALL_AT_ONCE, statistics) for n, reading in enumerate(readings)]
    pairs = [(a, b) for a in range(len(known)) for b in range(a)]
    people = [data["similarity"][a][b] for a, b in pairs]
    ours = [score.likeness(known[a], known[b]) for a, b in pairs]
    words = [_shared_words(readings[a].counts, readings[b].counts) for a, b in pairs]
    print(f"\nReaders' judgement of {len(pairs)} pairs (Lee): Spearman, Pearson")
    print(f"{'share of common words':24}{spearman(words, people):8.3f}{pearson(words, people):8.3f}")
    print(f"{'the scorer':24}{spearman(ours, people):8.3f}{pearson(ours, people):8.3f}")


def _shared_words(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return len(one.keys() & other.keys()) / len(one.keys() | other.keys())


def floors(name: str, stories: Sequence[Story], questions: Sequence[Question]) -> None:
    """How many unrelated and related pairs each floor keeps out, and what is left of four places."""
    readings = {story.id: Way().read(story) for story in stories}
    statistics = counted(readings.values())
    known = {s.id: profiled(s.id, readings[s.id], s.published, statistics) for s in stories}
    print(f"\n{name}: floor of likeness, unrelated pairs kept out, right pairs kept out, shown of four, right of shown")
    for floor in (0.0, 0.02, 0.04, 0.06, 0.08, 0.12):
        likeness = [
            (q.gains.get(other.id, 0.0) > 0, score.likeness(known[q.story.id], known[other.id]) < floor)
            for q in questions[::4]
            for other in q.candidates[::5]
        ]
        shown, right = [], 0
        for q in questions:
            candidates = [known[other.id] for other in q.candidates[-400:]]
            picks = score.rank(known[q.story.id], candidates, count=4, floor=floor)
            shown.append(len(picks))
            right += sum(pick.id in q.gains for pick in picks)
        out = [mean(below for is_right, below in likeness if is_right == kind) for kind in (False, True)]
        print(f"{floor:24.2f}{out[0]:8.3f}{out[1]:8.3f}{mean(shown):8.2f}{right / max(1, sum(shown)):8.3f}")


def takes(stories: Sequence[Story]) -> None:
    """Later takes made from real stories, and the most alike pairs of different stories, at several thresholds."""
    chance = random.Random(5)
    chosen = [story for story in stories if len(story.text.split()) >= 80][::8]
    pairs: dict[str, list[float]] = {"a tenth reworded": [], "a third cut, as much new": []}
    for story, other in zip(chosen, chosen[1:] + chosen[:1], strict=True):
        words, foreign = story.text.split(), other.text.split()
        reworded = [chance.choice(foreign) if chance.random() < 0.1 else word for word in words]
        third = len(words) // 3
        sketch = sketched(words)
        pairs["a tenth reworded"].append(shared_text(sketch, sketched(reworded)))
        pairs["a third cut, as much new"].append(shared_text(sketch, sketched(words[:-third] + foreign[:third])))
    sketches = [(story, sketched(story.text.split())) for story in stories]
    pairs["other stories, same label"] = [
        shared_text(one, two)
        for n, (story, one) in enumerate(sketches[::20])
        for other, two in sketches[n % 7 :: 7]
        if story.truth == other.truth and story.id != other.id
    ]
    print("\nTaken for the same text, share of pairs, from a shared part of")
    print(f"{'':28}" + "".join(f"{x:8.2f}" for x in (0.3, 0.4, 0.5, 0.6, 0.7)) + "   pairs")
    for name, values in pairs.items():
        shares = "".join(f"{mean(v >= x for v in values):8.4f}" for x in (0.3, 0.4, 0.5, 0.6, 0.7))
        print(f"{name:28}{shares}{len(values):8}")


def speed(stories: Sequence[Story]) -> None:
    """Milliseconds for stories of 500 words: read, made, unpacked, ranked among 400."""
    glued = [" ".join(" ".join(s.text for s in stories[n : n + 5]).split()[:500]) for n in range(0, 2200, 5)]
    start = time.perf_counter()
    readings = [read(language="en", headline="", text=text) for text in glued]
    read_ms = (time.perf_counter() - start) * 1e3 / len(glued)
    statistics = counted(readings)
    known = [profiled(n, reading, ALL_AT_ONCE, statistics) for n, reading in enumerate(readings)][:401]
    kept = [packed(profile) for profile in known]
    unpack_ms = _best(lambda: [unpacked(text) for text in kept])
    rank_ms = _best(lambda: score.rank(known[0], known[1:]))
    size = mean(len(text.encode()) for text in kept)
    print(f"\nA story of 500 words: read in {read_ms:.1f} ms, {size:,.0f} bytes packed.")
    print(f"400 candidates: unpacked in {unpack_ms:.1f} ms, ranked in {rank_ms:.1f} ms.")


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3


def main() -> None:
    if not SAMPLES.is_dir():
        sys.exit(f"No samples at {SAMPLES}: set MASTHEAD_SAMPLES to the folder that has corpora/dev.")
    by_subject = [reuters(half) for half in (0, 1)]
    subjects = [(stories, reuters_questions(stories)) for stories in by_subject]
    places = [(stories, reuters_questions(stories)) for stories in map(swapped, by_subject)]
    grown = {"  as the archive grows": as_it_grows}
    table("Reuters, same subject; places, people and bodies as tags", subjects, BASELINES | WAYS | grown)
    table("Reuters, same place; subjects as tags", places, BASELINES | WAYS)
    events = [([q.story for q in questions], questions) for questions in map(ecb_questions, (0, 1))]
    table("ECB+, same event", events, WAYS)
    queries = [(questions[0].candidates, questions) for questions in map(time_questions, (0, 1))]
    table("Time, queries", queries, WAYS)
    lee()
    floors("Reuters", *subjects[0])
    floors("ECB+", *events[0])
    takes(by_subject[0])
    speed(by_subject[0])


if __name__ == "__main__":
    main()
