"""How fast the search room indexes and answers: `python -m bench.search --documents 100000`.

Stories of 250 words are drawn from a Zipf vocabulary of inflected English words (one in five in Hebrew), so
that rare, middling and very common words, their stems and their beginnings can be asked for.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from masthead.search.documents import Between, Document, Order, Query, Where, in_batches
from masthead.search.tantivy_engine import TantivyEngine

VOCABULARY = 100_000
WORDS = 250
ENDINGS = ("", "", "s", "ed", "ing", "er", "ment", "ation", "ly")
HEBREW_PREFIXES = ("", "", "", "ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "שב")
START = datetime(2007, 7, 30, tzinfo=UTC)


def vocabulary(draw: random.Random, letters: str, affixes: tuple[str, ...], *, is_before: bool) -> list[str]:
    roots = ["".join(draw.choices(letters, k=draw.randint(3, 7))) for _ in range(VOCABULARY // 6)]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        root, affix = draw.choice(roots), draw.choice(affixes)
        found[affix + root if is_before else root + affix] = None
    return list(found)


def stories(count: int, english: list[str], hebrew: list[str]) -> Iterator[Document]:
    draw = random.Random(7)
    weights = list(accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))
    for number in range(count):
        is_hebrew = number % 5 == 0
        words = draw.choices(hebrew if is_hebrew else english, cum_weights=weights, k=WORDS + 25)
        yield Document(
            "story",
            number,
            " ".join(words[:9]).capitalize(),
            "he" if is_hebrew else "en",
            " ".join(words[9:25]) + ".",
            ". ".join(" ".join(words[at : at + 25]) for at in range(25, WORDS + 25, 25)),
            named=(("by", f"reporter{number % 300} {words[0]}"), ("topic", words[1])),
            keywords=(
                ("section", str(number % 20)),
                ("status", "live" if number % 10 else "draft"),
                ("edition", "2" if is_hebrew else "1"),
            ),
            published=START + timedelta(minutes=number * 90),
            version=number,
        )


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def questions(english: list[str], hebrew: list[str]) -> dict[str, list[Query]]:
    draw = random.Random(11)
    common, middle = english[:20], english[300:1500]
    rare = english[40_000:90_000]
    half = Between("published", START + timedelta(days=1000), START + timedelta(days=3000))
    typing = {"is_typing": True}
    return {
        "rare word": [Query(draw.choice(rare)) for _ in range(60)],
        "middling word": [Query(draw.choice(middle)) for _ in range(60)],
        "very common word": [Query(draw.choice(common)) for _ in range(40)],
        "two common words": [Query(" ".join(draw.sample(common, 2))) for _ in range(40)],
        "five words": [Query(" ".join(draw.sample(english[:3000], 5))) for _ in range(40)],
        "common word, section": [
            Query(draw.choice(common), where=(Where("section", ("3",)), Where("status", ("live",)))) for _ in range(40)
        ],
        "common word, dates": [Query(draw.choice(common), between=(half,)) for _ in range(40)],
        "common word, newest": [Query(draw.choice(common), order=Order.NEWEST) for _ in range(40)],
        "no word, section, newest": [
            Query(where=(Where("section", (str(n % 20),)),), order=Order.NEWEST) for n in range(40)
        ],
        "beginning, 1 letter": [Query(draw.choice(middle)[:1], **typing) for _ in range(30)],
        "beginning, 2 letters": [Query(draw.choice(middle)[:2], **typing) for _ in range(30)],
        "beginning, 3 letters": [Query(draw.choice(middle)[:3], **typing) for _ in range(30)],
        "word and beginning": [Query(f"{draw.choice(middle)} {draw.choice(middle)[:3]}", **typing) for _ in range(40)],
        "phrase of common words": [Query(f'"{" ".join(draw.sample(common, 2))}"') for _ in range(40)],
        "typing mistake": [Query(draw.choice(rare)[:-1] + "qj") for _ in range(40)],
        "Hebrew, common": [Query(draw.choice(hebrew[:20])) for _ in range(40)],
        "Hebrew, beginning": [Query(draw.choice(hebrew[300:900])[:3], **typing) for _ in range(40)],
        "by a reporter": [Query(f"by:reporter{n}") for n in range(40)],
    }


def memory() -> int:
    """Megabytes that are the process's own; the pages of the index file that the system keeps are not."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) // 1024
    return 0


def fill(engine: TantivyEngine, count: int, english: list[str], hebrew: list[str]) -> None:
    before, taken, worked = memory(), 0.0, 0.0
    with engine.rebuilding() as new:
        # Made in pieces outside the clock: only the indexing is timed.
        for batch in in_batches(stories(count, english, hebrew), 2_000):
            start, cpu = time.perf_counter(), time.process_time()
            new.put(batch)
            taken, worked = taken + time.perf_counter() - start, worked + time.process_time() - cpu
        start, cpu = time.perf_counter(), time.process_time()
        new.finish(lambda writer, keys: None)
        taken, worked = taken + time.perf_counter() - start, worked + time.process_time() - cpu
    status = engine.status()
    print(f"indexed  {status.documents:,} in {taken:.1f} s: {status.documents / taken:,.0f} documents a second,")
    print(f"         {status.documents / worked:,.0f} a second of processor time (all threads)")
    print(f"index    {status.size / 1e6:.0f} MB, {status.segments} segments; memory {before} -> {memory()} MB")


def ask(engine: TantivyEngine, english: list[str], hebrew: list[str]) -> None:
    print(f"\n{'question':<26}{'p50':>8}{'p95':>8}{'worst':>8} ms{'p95 cpu':>11}{'hits':>13}")
    for name, asked in questions(english, hebrew).items():
        engine.search(asked[0])
        times, worked, hits = [], [], 0
        for query in asked:
            start, cpu = time.perf_counter(), time.thread_time()
            hits += engine.search(query).total
            times.append((time.perf_counter() - start) * 1000)
            worked.append((time.thread_time() - cpu) * 1000)
        row = "".join(f"{percentile(times, share):8.1f}" for share in (0.5, 0.95, 1.0))
        print(f"{name:<26}{row}{percentile(worked, 0.95):14.1f}   {hits // len(asked):>10,}")


def change(engine: TantivyEngine, english: list[str], hebrew: list[str]) -> None:
    changed = list(stories(200, english, hebrew))
    times = []
    for story in changed[:40]:
        start = time.perf_counter()
        with engine.writing() as writer:
            writer.put([story])
        times.append((time.perf_counter() - start) * 1000)
    print(f"\none story changed    p50 {percentile(times, 0.5):.0f} ms, p95 {percentile(times, 0.95):.0f} ms")
    start = time.perf_counter()
    for batch in in_batches(stories(5_000, english, hebrew), 500):
        with engine.writing() as writer:
            writer.put(batch)
    print(f"5,000 stories changed in tens of writers: {5_000 / (time.perf_counter() - start):,.0f} a second")
    start = time.perf_counter()
    count = len(engine.versions("story", 0, 1 << 40))
    print(f"versions of {count:,} documents read in {time.perf_counter() - start:.2f} s")
    print(f"segments {engine.status().segments}, memory {memory()} MB")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=100_000)
    count = options.parse_args().documents
    draw = random.Random(3)
    english = vocabulary(draw, "etaoinshrdlucmfpgb", ENDINGS, is_before=False)
    hebrew = vocabulary(draw, "אבגדהוזחטיכלמנסעפצקרשת", HEBREW_PREFIXES, is_before=True)
    with tempfile.TemporaryDirectory() as folder:
        engine = TantivyEngine(Path(folder) / "newsroom", "newsroom")
        fill(engine, count, english, hebrew)
        ask(engine, english, hebrew)
        change(engine, english, hebrew)


if __name__ == "__main__":
    main()
