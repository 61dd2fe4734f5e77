"""What import-linter cannot see: relations between models, and list queries that walk the tree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted((ROOT / "masthead").rglob("*.py"))


def levels() -> dict[str, int]:
    """The height of each room in the layers that import-linter checks; 0 is the highest."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {name.strip().strip("()"): number for number, layer in enumerate(layers) for name in layer.split("|")}


def relations() -> list[tuple[str, str, str]]:
    found = []
    for model in apps.get_models():
        if not model.__module__.startswith("masthead."):
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if field.auto_created or target is None or not target.__module__.startswith("masthead."):
                continue
            found.append(
                (f"{model.__name__}.{field.name}", model.__module__.split(".")[1], target.__module__.split(".")[1])
            )
    return found


@pytest.mark.parametrize(("name", "room", "target"), relations())
def test_relations_point_downwards_only(name, room, target):
    heights = levels()
    assert room == target or heights[room] < heights[target], f"{name} points up or sideways, to {target}"


def test_there_are_relations_to_check():
    assert len(relations()) > 20


def test_every_room_with_models_stands_in_the_layers():
    assert {room for _name, room, _target in relations()} <= set(levels())


FORBIDDEN = re.compile(r"Story\.objects\.(?:child_of|descendant_of)\(|\.get_children\(\)\.type\(Story")


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_list_of_stories_walks_the_tree(file):
    assert not FORBIDDEN.search(file.read_text(encoding="utf-8"))
