"""A small newspaper with somebody signed in."""

from __future__ import annotations

import io

import pytest
from django.test import Client

from masthead.newsroom import roles
from tests import make
from tests.once import once
from tests.rooms.newsroom.staff import member


@pytest.fixture(autouse=True)
def _no_files_left_open(monkeypatch):
    """Wagtail never closes the temporary file of a rendition, and a warning is an error here."""
    monkeypatch.setattr("wagtail.images.models.SpooledTemporaryFile", lambda max_size: io.BytesIO())


@pytest.fixture(autouse=True)
def _own_index(settings, tmp_path):
    settings.MASTHEAD_SEARCH_DIR = tmp_path / "search"


@once
def paper():
    return make.edition()


@once
def city(paper):
    return make.section(paper, slug="city")


@once
def maya(paper):
    return make.person(paper)


@once
def noa(paper):
    """An editor."""
    return member(roles.EDITOR, name="noa", first_name="Noa", last_name="Levi")


@pytest.fixture
def desk(noa):
    """An editor's browser."""
    client = Client()
    client.force_login(noa, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@once
def dana(paper):
    """A reporter."""
    return member(roles.REPORTER, name="dana", first_name="Dana", last_name="Rosen")


@pytest.fixture
def reporter(dana):
    """A reporter's browser."""
    client = Client()
    client.force_login(dana, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
