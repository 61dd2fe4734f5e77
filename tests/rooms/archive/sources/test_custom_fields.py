"""Words in fields of a plugin or theme are not lost: below the headline, in the report, or kept for the newsroom."""

from __future__ import annotations

import pytest

from masthead.stories.incoming import Note, Paragraph, Preserved
from tests.rooms.archive.sources.exports import meta, story

EXCERPT = "<excerpt:encoded>The excerpt.</excerpt:encoded>"


def test_a_subtitle_stands_below_the_headline_where_there_is_no_excerpt() -> None:
    line = meta("newspack_article_subtitle", "Boats stay in &amp; <b>wait</b>")
    found = story("Body", line)
    assert (found.standfirst, found.notes) == ("Boats stay in & wait", ())
    both = story("Body", line + EXCERPT)
    assert both.standfirst == "The excerpt."
    assert both.notes == (Note("custom-field", "newspack_article_subtitle: Boats stay in & wait"),)


def test_a_long_text_in_a_field_is_kept_whole_for_the_newsroom() -> None:
    text = "<p>" + "The real text is here. " * 20 + "</p>"
    found = story("Body", meta("article_body", text) + meta("_article_body", "field_5f3a"))
    assert found.blocks == (Paragraph("Body"), Preserved(text, "the field article_body"))
    [note] = found.notes
    assert (note.code, note.detail[:28]) == ("custom-field", "article_body: The real text ")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("_edit_lock", "1583312312:1 by dana levi"),
        ("rank_math_robots", "index and follow"),
        ("views", "1203"),
        ("layout", "full width page"),
        ("colours", 'a:2:{i:0;s:3:"red";i:1;s:4:"blue";}'),
        ("config", '{"one": "two words"}'),
        ("_subtitle", "field_5f3a"),
        ("link", "https://shop.example/two-words"),
    ],
)
def test_settings_and_numbers_are_no_words(key: str, value: str) -> None:
    found = story("Body", meta(key, value))
    assert (found.standfirst, found.notes, found.blocks) == ("", (), (Paragraph("Body"),))
