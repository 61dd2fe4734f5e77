"""Names of languages, and those in which editors may have the newsroom."""

from __future__ import annotations

import pytest
from django.utils import translation
from wagtail.admin.localization import get_available_admin_languages

from masthead.conf import languages
from masthead.conf.read import ConfigError


def test_languages_are_named_in_themselves() -> None:
    assert languages.named(["he", "en-GB"]) == [("he", "עברית"), ("en-GB", "English (United Kingdom)")]


@pytest.mark.parametrize("wrong", ["zz", "", "english", "../he"])
def test_what_is_no_language_is_refused(wrong: str) -> None:
    with pytest.raises(ConfigError, match="language code"):
        languages.named([wrong])


def test_the_newsroom_speaks_english_and_the_papers_languages() -> None:
    found = languages.of_newsroom(["he", "pt-BR", "yi", "en"])
    assert [code for code, _ in found] == ["en", "he-il", "pt-br"]
    assert dict(found)["he-il"].startswith("עברית")


def test_editors_may_choose_hebrew_and_get_ours_djangos_and_wagtails() -> None:
    assert "he-il" in dict(get_available_admin_languages())
    with translation.override("he-il"):
        assert translation.get_language_bidi()
        assert translation.gettext("Standfirst") == "כותרת משנה"
        assert translation.gettext("January") == "ינואר"
        assert translation.gettext("Save Draft") == "שמירת טיוטה"
