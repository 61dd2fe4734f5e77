"""Rows that are made once for many tests (tests/once.py): each finds them as they were made, or none."""

from __future__ import annotations

import pytest
from django.db import transaction

from masthead.editions.models import Edition
from masthead.stories.models import Section
from tests import make
from tests.once import once

pytestmark = pytest.mark.django_db
AS_MADE = "The Tests en"
followed: list[str] = []
times: list[str] = []


@once
def paper():
    times.append("paper")
    transaction.on_commit(lambda: followed.append("paper"))
    return make.edition()


@once
def sections(paper):
    times.append("sections")
    return {"all": [make.section(paper), make.section(paper, "Sport")]}


@pytest.mark.parametrize("_time", range(3))
def test_what_one_test_does_to_them_no_other_sees(paper, sections, _time):
    assert paper.name == Edition.objects.get().name == AS_MADE
    assert [section.title for section in sections["all"]] == ["City", "Sport"]
    paper.name = "Spoilt"
    paper.save()
    sections["all"].pop().delete()
    # Both may have been made again for another process, or after a test that asks for less.
    assert times.count("paper") <= times.count("sections") < 3


def test_who_does_not_ask_for_them_finds_none():
    assert not Edition.objects.exists()


def test_who_asks_for_some_finds_no_others(paper):
    assert paper.name == AS_MADE
    assert not Section.objects.exists()


def test_what_would_follow_from_making_them_follows_in_no_test(paper, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as called:
        transaction.on_commit(lambda: followed.append("own"))
    assert len(called) == 1
    assert followed == ["own"]
