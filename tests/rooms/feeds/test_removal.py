"""The room can be taken out: nobody leans on it, and it leans on no other door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3] / "masthead"
DOORS = ("newsroom", "reader", "newsletters", "wire", "archive", "letters", "cli", "front")


def imported(path: Path) -> Iterator[str]:
    """Modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_nobody_imports_feeds() -> None:
    others = [path for path in ROOT.rglob("*.py") if ROOT / "feeds" not in path.parents]
    assert len(others) > 100
    leaning = [path for path in others if any(name.startswith("masthead.feeds") for name in imported(path))]
    assert leaning == []


def test_feeds_imports_no_other_door() -> None:
    doors = tuple(f"masthead.{door}" for door in DOORS)
    ours = list((ROOT / "feeds").rglob("*.py"))
    assert len(ours) > 15
    assert [path for path in ours if any(name.startswith(doors) for name in imported(path))] == []
