"""Pages that are shown when nothing else works."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from masthead.reader import notices
from tests import make


@pytest.fixture
def stored(settings, tmp_path, db):
    settings.MASTHEAD_NOTICES_DIR = tmp_path
    make.edition()
    make.edition("he")
    notices.write()


def test_an_error_is_told_in_the_language_of_the_edition_without_the_database(
    stored, rf: RequestFactory, django_assert_num_queries
):
    with django_assert_num_queries(0):
        english = notices.server_error(rf.get("/news/"))
        hebrew = notices.server_error(rf.get("/he/news/"))
    assert (english.status_code, hebrew.status_code) == (500, 500)
    assert b'lang="en"' in english.content
    assert b'dir="rtl"' in hebrew.content


def test_an_error_before_anything_was_stored_is_still_a_page(settings, tmp_path, rf: RequestFactory):
    settings.MASTHEAD_NOTICES_DIR = tmp_path / "nothing"
    assert b"Something went wrong" in notices.server_error(rf.get("/../../etc/passwd")).content


def test_maintenance_stops_readers_and_not_the_newsroom(stored, client):
    notices.switch(True)
    response = client.get("/")
    assert response.status_code == 503
    assert response["Retry-After"] == "120"
    assert client.get("/newsroom/").status_code == 302
    notices.switch(False)
    assert client.get("/").status_code == 200
