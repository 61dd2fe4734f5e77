"""Draws the demo's pictures again: ``python -m masthead.cli.demo.drawing OUTDIR [KEY...]``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from masthead.cli.demo.drawing import files
from masthead.cli.demo.drawing.briefs import Brief, read_briefs

NEEDED = ("skia", "numpy")


def main(arguments: list[str] | None = None) -> int:
    """Draw all pictures, or those named, into a folder; write the manifest; print a table of sizes."""
    parser = argparse.ArgumentParser(prog="masthead.cli.demo.drawing", description=main.__doc__)
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("keys", nargs="*", metavar="KEY", help="keys of paper.toml; all if none is given")
    options = parser.parse_args(arguments)
    briefs = read_briefs()
    if unknown := set(options.keys) - {brief.key for brief in briefs}:
        parser.error(f"paper.toml has no picture {', '.join(sorted(unknown))}.")
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        parser.error(f"Drawing needs {' and '.join(missing)}: pip install skia-python numpy")
    options.folder.mkdir(parents=True, exist_ok=True)
    entries = files.read_manifest(options.folder)
    for brief in briefs:
        if not options.keys or brief.key in options.keys:
            sys.stdout.write(f"{brief.key}\n")
            entries[brief.key] = _draw(brief, options.folder)
    files.write_manifest({brief.key: entries[brief.key] for brief in briefs if brief.key in entries}, options.folder)
    sys.stdout.write(size_table(options.folder, entries))
    return 0


def _draw(brief: Brief, folder: Path) -> files.Entry:
    # Here and not above: without skia the error should be a line, not a traceback.
    from masthead.cli.demo.drawing.scene import find_scene, print_scene

    scene = find_scene(brief.key)
    return files.write_picture(print_scene(scene), brief, scene.focal, folder)


def size_table(folder: Path, entries: dict[str, files.Entry]) -> str:
    """How many files of each kind there are and what they weigh."""
    count: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for entry in entries.values():
        for name in entry.files:
            kind = name.partition(".")[2].replace("jpg", "JPEG").replace("webp", "WebP").replace("avif", "AVIF")
            kind = "master" if kind == "JPEG" else kind
            count[kind] += 1
            weight[kind] += (folder / name).stat().st_size
    rows = [(kind, count[kind], weight[kind]) for kind in sorted(count)]
    rows.append(("all", sum(count.values()), sum(weight.values())))
    return "".join(
        f"{kind:10} {number:4} files {size / 1e6:6.2f} MB, {size / number / 1e3:4.0f} KB each\n"
        for kind, number, size in rows
    )


if __name__ == "__main__":
    sys.exit(main())
