"""Samples written for this project, each beside everything that is read from it."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from masthead.archive.sources import read_wordpress
from tests.rooms.archive.sources.exports import OWN_SAMPLES

FILES = sorted(OWN_SAMPLES.glob("*.xml"))


def plain(value: Any) -> Any:
    """What was read as JSON holds it; what has its usual value is left out."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if is_dataclass(value):
        given = {field.name: getattr(value, field.name) for field in fields(value)}
        kept = {name: plain(part) for name, part in given.items() if part not in ("", (), None, False, 0)}
        return {"": type(value).__name__, **kept}
    return value


def test_there_are_samples() -> None:
    assert len(FILES) >= 2


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in FILES])
def test_everything_that_is_read(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    assert plain(list(read_wordpress(path))) == expected
