"""Print how far our reading of picture metadata agrees with ExifTool and Superdesk, and what reading costs.

Run from the project root: python bench/photos.py [--misses] [--times]
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


from masthead.photos.embedded import read_embedded  # noqa: E402
from masthead.photos.inspect import Refused, inspect  # noqa: E402
from tests.rooms.photos.reference import SAMPLES, Fact, facts  # noqa: E402

SOURCES = ("exif", "xmp", "iptc", "merged", "superdesk")


def main() -> None:
    """Print the table, then what was asked for."""
    if not SAMPLES.is_dir():
        sys.exit(f"No samples in {SAMPLES}; set MASTHEAD_SAMPLES.")
    found = list(facts())
    print_table(found)
    if "--misses" in sys.argv:
        for fact in found:
            if not fact.agrees:
                print(
                    f"{fact.picture} {fact.source} {fact.field}\n    theirs {fact.stated!r}\n    ours   {fact.ours!r}"
                )
    if "--times" in sys.argv:
        print_times()


def print_table(found: list[Fact]) -> None:
    """Agreements / statements for each field and source."""
    stated = Counter((fact.field, fact.source) for fact in found)
    agreed = Counter((fact.field, fact.source) for fact in found if fact.agrees)
    fields = list(dict.fromkeys(fact.field for fact in found))
    print(f"{'field':<22}" + "".join(f"{source:>12}" for source in SOURCES))
    for field in fields:
        cells = (f"{agreed[field, s]}/{stated[field, s]}" if stated[field, s] else "" for s in SOURCES)
        print(f"{field:<22}" + "".join(f"{cell:>12}" for cell in cells))
    sums = ((sum(agreed[f, s] for f in fields), sum(stated[f, s] for f in fields)) for s in SOURCES)
    print(f"{'all':<22}" + "".join(f"{f'{a}/{n}':>12}" for a, n in sums))
    print(f"{sum(agreed.values())} of {sum(stated.values())} facts ({sum(agreed.values()) / sum(stated.values()):.2%})")


def print_times() -> None:
    """How long reading and inspecting each sample takes, in milliseconds."""
    reading, inspecting = [], []
    for path in sorted(SAMPLES.rglob("*")):
        if not path.is_file() or path.suffix == ".json":
            continue
        data = path.read_bytes()
        start = time.perf_counter()
        read_embedded(data)
        reading.append((time.perf_counter() - start, path.name))
        start = time.perf_counter()
        with contextlib.suppress(Refused):
            inspect(data)
        inspecting.append((time.perf_counter() - start, path.name))
    for name, times in (("read_embedded", reading), ("inspect", inspecting)):
        median = statistics.median(seconds for seconds, _ in times)
        worst, worst_name = max(times)
        print(f"{name}: {len(times)} files, median {median * 1000:.1f} ms, worst {worst * 1000:.0f} ms ({worst_name})")


if __name__ == "__main__":
    main()
