"""What an edit says to the press stands or falls with the edit."""

from __future__ import annotations

import pytest
from django.db.models.signals import post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Locale

from masthead.conf.whole import SavedWhole
from masthead.people.models import Person
from masthead.press.models import Change
from masthead.reader.touching import KEYS, PAGES
from tests import make

WAGTAILS = {Locale, Redirect, get_document_model()}
"""Models that are not ours to save otherwise."""


def stop(**_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_a_person_whose_saving_is_cut_off_is_as_before_and_no_page_is_told(store):
    maya = make.person(make.edition(), "Maya Adler")
    told = Change.objects.count()
    post_save.connect(stop, sender=Person)
    maya.name = "Maya Adler-Katz"
    try:
        with pytest.raises(KeyboardInterrupt):
            maya.save()
    finally:
        post_save.disconnect(stop, sender=Person)
    maya.refresh_from_db()
    assert maya.name == "Maya Adler"
    assert Change.objects.count() == told


@pytest.mark.parametrize("model", sorted({*KEYS, *PAGES} - WAGTAILS, key=lambda model: model.__name__))
def test_what_pages_show_is_saved_together_with_what_is_said_of_it(model):
    assert issubclass(model, SavedWhole)
