"""The file of hosts follows the editions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from masthead.conf import hosts
from masthead.editions.hosts import write
from tests import make

Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MASTHEAD_NOTICES_DIR = tmp_path / "notices"
    return tmp_path / "notices"


def test_an_editions_host_stands_in_it_while_the_edition_has_it(
    folder: Path, django_capture_on_commit_callbacks: Captured
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        make.edition("en")
        hebrew = make.edition("he", host="He.Paper.Example", prefix="")
    assert hosts.read(str(folder)) == {"he.paper.example"}
    with django_capture_on_commit_callbacks(execute=True):
        hebrew.host, hebrew.prefix = "", "he"
        hebrew.save()
    assert hosts.read(str(folder)) == frozenset()
    assert [file.name for file in folder.iterdir() if file.is_file()] == [hosts.FILE]


def test_what_is_rolled_back_does_not_stand_in_it(folder: Path, django_capture_on_commit_callbacks: Captured) -> None:
    write()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        make.edition("he", host="he.paper.example", prefix="")
        transaction.set_rollback(True)
    assert hosts.read(str(folder)) == frozenset()


def test_a_removed_edition_leaves_it(folder: Path, django_capture_on_commit_callbacks: Captured) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        hebrew = make.edition("he", host="he.paper.example", prefix="")
    with django_capture_on_commit_callbacks(execute=True):
        hebrew.delete()
    assert hosts.read(str(folder)) == frozenset()


def test_without_the_file_nothing_is_known(tmp_path: Path) -> None:
    assert hosts.read(str(tmp_path)) is None
