"""The demo newspaper, started as a user starts it, for all browser tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.demo import running_demo

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo newspaper; ``MASTHEAD_TEST_PAPER`` names one that runs already."""
    if "MASTHEAD_TEST_PAPER" in os.environ:
        yield os.environ["MASTHEAD_TEST_PAPER"]
        return
    with running_demo(tmp_path_factory.mktemp("demo")) as address:
        yield address
