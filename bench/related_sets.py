"""The labelled collections on which related stories are measured, each in two halves."""

from __future__ import annotations

import gzip
import html
import json
import os
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

SAMPLES = Path(os.environ.get("MASTHEAD_SAMPLES", "../shared/data")) / "corpora" / "dev"
ALL_AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)
CANDIDATES = 600
"""The newest stories before the one asked about; the room asks its index for fewer."""

LEAST_RELEVANT = 4
"""Questions with fewer right answers than this are left out: four are shown."""

DESKS = {
    "companies": "earn acq",
    "money": "money-fx interest dlr yen money-supply reserves stg dmk",
    "economy": "trade gnp bop cpi wpi jobs ipi retail housing lei income",
    "energy": "crude nat-gas gas fuel heat pet-chem",
    "metals": "gold silver copper zinc lead tin alum iron-steel strategic-metal nickel platinum",
}
"""Reuters had no sections; its topics are sent to the desk that would have printed them, the rest to commodities."""


@dataclass(frozen=True)
class Story:
    """A labelled story; ``tags`` are shown to the scorer, ``truth`` is not."""

    id: int
    text: str
    truth: frozenset[str]
    tags: frozenset[str] = frozenset()
    headline: str = ""
    section: str = ""
    published: datetime = ALL_AT_ONCE


@dataclass(frozen=True)
class Question:
    """One story, the stories it may be followed by, and how good each right one is (0 to 1)."""

    story: Story
    candidates: Sequence[Story]
    gains: Mapping[int, float]
    right: frozenset[int]


def reuters(half: int) -> list[Story]:
    """Stories of every other file, oldest first; the truth is their subjects, the tags are places, people, bodies."""
    stories = []
    for path in sorted((SAMPLES / "reuters21578").glob("reut2-*.xml.gz")):
        if int(path.name[6:9]) % 2 == half:
            source = gzip.decompress(path.read_bytes()).decode("latin-1")
            found = (_reuters_story(*match.groups()) for match in re.finditer(REUTERS, source))
            stories += [story for story in found if story.truth and len(story.text.split()) >= 40]
    return sorted(stories, key=lambda story: (story.published, story.id))


REUTERS = re.compile(r'<REUTERS[^>]*NEWID="(\d+)"[^>]*>(.*?)</REUTERS>', re.DOTALL)


def _reuters_story(number: str, source: str) -> Story:
    def inside(tag: str) -> str:
        found = re.search(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        return html.unescape(found[1]) if found else ""

    def named(tag: str) -> Iterator[str]:
        return (f"{tag}:{name}".lower() for name in re.findall("<D>(.*?)</D>", inside(tag)))

    date = re.search(r"\d+-\w+-\d+ +[\d:]+", inside("DATE"))
    topics = re.findall("<D>(.*?)</D>", inside("TOPICS"))
    return Story(
        id=int(number),
        headline=inside("TITLE"),
        text=inside("BODY"),
        truth=frozenset(topics),
        tags=frozenset(tag for family in ("PLACES", "PEOPLE", "ORGS", "EXCHANGES") for tag in named(family)),
        section=next((desk for desk, own in DESKS.items() if set(topics) & set(own.split())), "commodities"),
        published=datetime.strptime(date[0] if date else "", "%d-%b-%Y %H:%M:%S").replace(tzinfo=UTC),
    )


def swapped(stories: Iterable[Story]) -> list[Story]:
    """The same stories with places as the truth and subjects as the tags; the United States are everywhere."""
    return [
        replace(
            story,
            tags=story.truth,
            truth=frozenset(tag for tag in story.tags if tag.startswith("places:") and tag != "places:usa"),
        )
        for story in stories
    ]


def reuters_questions(stories: Sequence[Story]) -> list[Question]:
    """Up to three stories of every label, so that large labels do not drown small ones; only older candidates."""
    by_label: dict[str, list[int]] = defaultdict(list)
    for place, story in enumerate(stories):
        for label in story.truth:
            by_label[label].append(place)
    chance = random.Random(7)
    asked = {p for _, places in sorted(by_label.items()) for p in chance.sample(places, min(3, len(places)))}
    questions = [
        _reuters_question(stories[place], stories[max(0, place - CANDIDATES) : place]) for place in sorted(asked)
    ]
    return [question for question in questions if len(question.right) >= LEAST_RELEVANT]


def _reuters_question(story: Story, older: Sequence[Story]) -> Question:
    shared = {other.id: len(story.truth & other.truth) / len(story.truth | other.truth) for other in older}
    gains = {key: gain for key, gain in shared.items() if gain}
    return Question(story, older, gains, frozenset(gains))


def ecb_questions(half: int) -> list[Question]:
    """Every story of every other topic; right are stories of the same event, half as good those of the topic."""
    lines = (SAMPLES / "ecbplus" / "ecbplus-dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    topics = sorted({row["topic"] for row in rows})[half::2]
    rows = [row for row in rows if row["topic"] in topics]
    stories = [Story(n, row["text"], frozenset({row["event_cluster"]})) for n, row in enumerate(rows)]
    topic = {story.id: row["topic"] for story, row in zip(stories, rows, strict=True)}
    questions = []
    for story in stories:
        others = [other for other in stories if other.id != story.id]
        near = {other.id: 0.5 for other in others if topic[other.id] == topic[story.id]}
        right = frozenset(other.id for other in others if other.truth == story.truth)
        questions.append(Question(story, others, near | dict.fromkeys(right, 1.0), right))
    return questions


def time_questions(half: int) -> list[Question]:
    """Every other query on the articles of Time, 1963; a query stands for a story of one sentence."""
    source = (SAMPLES / "time" / "TIME.ALL").read_text("latin-1").split("*STOP")[0]
    texts = re.split(r"\*TEXT +\d+[^\n]*\n", source)[1:]
    articles = [Story(n, text, frozenset()) for n, text in enumerate(texts, 1)]
    lines = (SAMPLES / "time" / "queries-dev.jsonl").read_text("utf-8").splitlines()
    queries = [json.loads(line) for line in lines if line.strip()]
    return [
        Question(
            Story(-query["query_id"], query["query"], frozenset()),
            articles,
            dict.fromkeys(query["relevant"], 1.0),
            frozenset(query["relevant"]),
        )
        for query in queries
        if query["query_id"] % 2 == half
    ]
