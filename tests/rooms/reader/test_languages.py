"""Reader pages speak the language of their edition, and so does the newsroom's text of its editors."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation

from masthead.editions.models import Edition
from masthead.look.render import html
from masthead.reader.pages.information import maintenance_page, server_error_page
from masthead.stories import gate
from masthead.stories.kinds import FRONTS, Kind, Label
from masthead.stories.models import Story
from tests import make
from tests.once import once

AT = datetime(2026, 11, 20, 14, 24, tzinfo=UTC)


@once
def hebrew() -> Edition:
    """The second edition of a newspaper."""
    make.edition("en")
    return make.edition("he")


def printed(paper: Edition, **fields: object) -> Story:
    """A Hebrew story in a section of the edition."""
    words = [{"type": "paragraph", "value": "<p>המועצה הצביעה.</p>", "id": "p1"}]
    return make.published(
        make.section(paper, "העיר"), "המועצה אישרה", by=make.person(paper, "דנה מרחב"), at=AT, body=words, **fields
    )


def read(path: str) -> str:
    """The words of a page, without tags."""
    text = Client().get(path).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text.partition("<body")[2].partition(">")[2]))


def test_a_hebrew_front_and_story_are_hebrew_throughout(hebrew: Edition) -> None:
    story = printed(hebrew, kind=Kind.OPINION, is_sponsored=True)
    front, page = read("/he/"), read(story.address)
    assert "דילוג לתוכן" in front
    assert "תוכן שיווקי" in page
    assert "מאת דנה מרחב" in page
    assert "פורסם ב־20 בנובמבר 2026, 16:24" in page
    assert "שיתוף" in page
    english = set(re.findall(r"[A-Za-z]{3,}", page)) - {"English", "Facebook", "WhatsApp", "Telegram", "RSS"}
    assert english - set(hebrew.name.split()) == set()


def test_the_lead_of_a_hebrew_front_says_who_wrote_it(hebrew: Edition) -> None:
    printed(hebrew)
    assert "מאת דנה מרחב" in read("/he/")


def test_an_update_of_the_same_day_names_the_hour_only(hebrew: Edition) -> None:
    story = printed(hebrew)
    Story.objects.filter(pk=story.pk).update(updated_at=AT.replace(hour=15))
    assert "עודכן ב־17:24" in read(story.address)
    Story.objects.filter(pk=story.pk).update(updated_at=AT.replace(day=21))
    assert "עודכן ב־21 בנובמבר 2026, 16:24" in read(story.address)


def test_pages_about_missing_pages_speak_the_editions_language(hebrew: Edition) -> None:
    story = printed(hebrew)
    story.unpublish()
    assert "אין דף כזה" in read("/he/nothing/")
    assert "הכתבה הוסרה" in read(story.address)
    assert "There is no such page" in read("/nothing/")
    assert "משהו נשבר אצלנו" in html(server_error_page(hebrew))
    assert "משמנים את מכונות הדפוס" in html(maintenance_page(hebrew))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Published 20 November 2026"),
        ("en-GB", "Published 20 November 2026"),
        ("de-AT", "Veröffentlicht am 20. November 2026, 16:24 Uhr"),
        ("fr", "Publié le 20 novembre 2026 à 16:24"),
        ("es", "Publicado el 20 de noviembre de 2026, 16:24"),
        ("ar", "نُشر في"),
        ("pt", "Published 20 de novembro de 2026"),
    ],
)
def test_a_language_of_a_region_speaks_like_its_language(language: str, said: str) -> None:
    paper = make.edition(language)
    page = read(printed(paper).address)
    assert said in page.replace("November 20, 2026", "20 November 2026")


@pytest.mark.parametrize(("number", "said"), [(1, "כתבה אחת"), (2, "שתי כתבות"), (3, "3 כתבות"), (21, "21 כתבות")])
def test_hebrew_counts_one_two_and_many(number: int, said: str) -> None:
    with translation.override("he"):
        text = translation.ngettext("%(shown)s story", "%(shown)s stories", number) % {"shown": number}
    assert text == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "لا مواد"), (1, "مادة واحدة"), (2, "مادتان"), (3, "3 مواد"), (11, "11 مادة"), (100, "100 مادة")],
)
def test_arabic_counts_in_six_ways(number: int, said: str) -> None:
    with translation.override("ar"):
        text = translation.ngettext("%(shown)s story", "%(shown)s stories", number) % {"shown": number}
    assert text == said


def test_fronts_of_kinds_have_titles_in_the_plural() -> None:
    assert [str(FRONTS[kind]) for kind in (Kind.OPINION, Kind.EXPLAINER, Label.SPONSORED)] == [
        "Opinions",
        "Explainers",
        "Sponsored",
    ]
    assert set(FRONTS) == {*Kind, *Label}
    with translation.override("de"):
        assert [str(FRONTS[kind]) for kind in (Kind.ANALYSIS, Label.SPONSORED)] == ["Analysen", "Anzeigen"]
        assert (Kind.ANALYSIS.label, Label.SPONSORED.label) == ("Analyse", "Anzeige")


@pytest.mark.parametrize(
    ("language", "word"), [("he", "כותרת"), ("he-il", "כותרת"), ("fr-ca", "Titre"), ("en", "Headline")]
)
def test_the_gate_speaks_the_language_of_its_editor(db: None, language: str, word: str) -> None:
    story = make.draft(make.section(make.edition()), "Tram")
    story.title = ""
    with translation.override(language):
        assert next(problem.message for problem in gate.problems(story)).startswith(word)
