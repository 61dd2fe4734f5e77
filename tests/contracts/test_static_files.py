"""Every file that the newsroom's editors ask for is there: with hashed names a missing one is an error page."""

from __future__ import annotations

import pytest
from django.contrib.staticfiles import finders
from wagtail.models import Page

from masthead.stories.models import HomePage, InformationPage, Section, Story


@pytest.mark.parametrize("model", [HomePage, InformationPage, Section, Story])
@pytest.mark.django_db
def test_scripts_and_styles_of_editors_exist(model: type[Page]) -> None:
    media = model.get_edit_handler().get_form_class()().media
    named = [str(file) for file in (*media._js, *(css for files in media._css.values() for css in files))]
    local = [file for file in named if not file.startswith(("http", "/", "<"))]
    assert [file for file in local if finders.find(file) is None] == []
