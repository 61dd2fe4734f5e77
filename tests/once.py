"""Fixtures whose rows are made once for all tests that ask for them one after another.

As Django's ``setUpTestData`` does for the tests of a class: what such a fixture makes lies in a transaction of its own,
and pytest-django's transaction around a test is a savepoint in it. A test finds the rows as they were made, reads them
anew, and finds none that it did not ask for: before it, what it does not ask for is rolled back.
Loaded with ``-p tests.once``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from django.db import models, transaction
from pytest_django import DjangoDbBlocker

_numbers = count()


@dataclass(frozen=True, eq=False)
class Build:
    """What a fixture makes: ``number`` counts them in the order in which they are written."""

    make: Callable[..., Any]
    needs: tuple[str, ...]
    number: int


def once(make: Callable[..., Any]) -> Any:
    """A fixture that makes rows: models, or lists or dicts of them. It asks for fixtures of this kind only.

    No test with ``transaction=True`` can ask for it.
    """
    build = Build(make, tuple(inspect.signature(make).parameters), next(_numbers))

    def fixture(db: None, **_needed: Any) -> Any:
        return _layers.rows_of(build)

    names = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in ("db", *build.needs)]
    fixture.__signature__ = inspect.Signature(names)  # type: ignore[attr-defined]
    fixture.__name__, fixture.__doc__ = make.__name__, make.__doc__
    fixture.build = build  # type: ignore[attr-defined]
    return pytest.fixture(fixture)


def _anew(value: Any) -> Any:
    """The same rows, read from the database: no test can spoil another's."""
    match value:
        case models.Model():
            return type(value)._base_manager.get(pk=value.pk)
        case list():
            return [_anew(each) for each in value]
        case dict():
            return {name: _anew(each) for name, each in value.items()}
    return value


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Layers:
    """Transactions inside one another, each with what one fixture made."""

    def __init__(self) -> None:
        self._made: list[tuple[Build, Any, ExitStack]] = []

    def fit(self, wanted: dict[str, Build]) -> None:
        """Keep what is wanted as far as it lies lowest, undo the rest, make what is missing."""
        in_order = sorted(wanted.values(), key=lambda build: build.number)
        kept = 0
        while kept < len(self._made) and self._made[kept][0] in in_order[kept : kept + 1]:
            kept += 1
        while len(self._made) > kept:
            self._made.pop()[2].close()
        for build in in_order[kept:]:
            with ExitStack() as opened:
                opened.enter_context(_undone())
                rows = build.make(**{name: self.rows_of(wanted[name]) for name in build.needs})
                self._made.append((build, rows, opened.pop_all()))
            # Nothing follows from a commit that never comes, and the callbacks of a test begin a list of their own.
            transaction.get_connection().run_on_commit = []

    def rows_of(self, build: Build) -> Any:
        return next(_anew(rows) for made, rows, _ in self._made if made is build)


_layers = Layers()


@pytest.fixture(scope="session")
def _all_undone(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Before the database goes."""
    yield
    with django_db_blocker.unblock():
        _layers.fit({})


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Right before pytest-django opens the transaction of a test, make what the test asks for."""
    if fixturedef.argname == "_django_db_helper":
        request.getfixturevalue("_all_undone")
        blocker: DjangoDbBlocker = request.getfixturevalue("django_db_blocker")
        found = {name: defs[-1].func for name, defs in request.node._fixtureinfo.name2fixturedefs.items()}
        with blocker.unblock():
            _layers.fit({name: made.build for name, made in found.items() if hasattr(made, "build")})
    return (yield)
