"""Each picture of tests/samples/photos says what lies beside it as .json, no more and no less."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from masthead.photos.embedded import read_embedded
from masthead.photos.inspect import Refused, inspect
from masthead.photos.stated import Embedded

FOLDER = Path(__file__).resolve().parents[2] / "samples" / "photos"
PICTURES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def expected(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.with_name(path.name + ".json").read_text()))


def plain(found: Embedded) -> dict[str, Any]:
    """What is stated, in the words of the .json files."""
    facts = {name: value for name, value in asdict(found).items() if value not in ("", (), None)}
    if found.taken:
        facts["taken"] = found.taken.at.isoformat()
    if found.gps:
        facts["gps"] = [found.gps.latitude, found.gps.longitude, found.gps.altitude]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in facts.items()}


def test_there_are_samples() -> None:
    assert len(PICTURES) >= 20


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_the_metadata_of_a_sample(path: Path) -> None:
    facts = plain(read_embedded(path.read_bytes()))
    facts.pop("found", None)
    facts.pop("problems", None)
    assert facts == expected(path)["embedded"]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_the_inspection_of_a_sample(path: Path) -> None:
    wanted = expected(path)["inspect"]
    if "refused" in wanted:
        with pytest.raises(Refused) as caught:
            inspect(path.read_bytes(), path.name)
        assert caught.value.code == wanted["refused"]
        return
    found = inspect(path.read_bytes(), path.name)
    assert found.kind.name == wanted.pop("kind")
    assert [remark.code for remark in found.remarks] == wanted.pop("remarks", [])
    assert {name: getattr(found, name) for name in wanted} == wanted
