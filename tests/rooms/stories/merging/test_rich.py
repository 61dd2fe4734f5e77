"""Two people in one rich text: bold, links, paragraphs."""

from __future__ import annotations

import re

import pytest

from masthead.stories.merge import Block, Blocks, Kind, Rich, Side
from tests.rooms.stories.merging.three import clashing, clean, merged, rich

BASE = '<p data-block-key="k1">The old house by the sea.</p>'


def test_a_link_of_one_side_is_around_the_word_that_the_other_changed_in_it() -> None:
    ours = '<p data-block-key="k1">The <a href="/h/">old house by</a> the sea.</p>'
    theirs = '<p data-block-key="k1">The old white house by the sea.</p>'
    expected = '<p data-block-key="k1">The <a href="/h/">old white house by</a> the sea.</p>'
    assert rich(BASE, ours, theirs) == rich(BASE, theirs, ours) == expected
    theirs = '<p data-block-key="k1">The ancient house by the sea.</p>'
    assert rich(BASE, ours, theirs) == '<p data-block-key="k1">The <a href="/h/">ancient house by</a> the sea.</p>'


def test_a_link_that_one_side_changed_is_changed_around_the_words_of_the_other() -> None:
    base = '<p>See <a linktype="page" id="3">our report</a>.</p>'
    ours = '<p>See <a linktype="page" id="4">our report</a>.</p>'
    theirs = '<p>See <a linktype="page" id="3">our full report</a>.</p>'
    assert rich(base, ours, theirs) == '<p>See <a linktype="page" id="4">our full report</a>.</p>'
    unlinked = "<p>See our report.</p>"
    assert rich(base, unlinked, theirs) == "<p>See our full report.</p>"


def test_two_links_on_the_same_words_are_a_conflict_and_ours_stands() -> None:
    ours, theirs = (
        BASE.replace("old house", '<a href="/1">old house</a>'),
        BASE.replace("house", '<a href="/2">house</a>'),
    )
    text, conflicts = clashing(Rich, BASE, ours, theirs)
    assert text == ours
    assert conflicts == [(Kind.BOTH_CHANGED, "house", '<a href="/1">house</a>', '<a href="/2">house</a>')]


def test_a_link_that_one_side_changed_and_the_other_took_away_stays() -> None:
    base = '<p><a href="/1">house</a></p>'
    text, conflicts = clashing(Rich, base, "<p>house</p>", '<p><a href="/2">house</a></p>')
    assert text == '<p><a href="/2">house</a></p>'
    assert [conflict[0] for conflict in conflicts] == [Kind.OURS_DELETED]


def test_a_word_has_one_link() -> None:
    ours = BASE.replace("old house", '<a href="/1">old house</a>')
    theirs = BASE.replace("old", '<a href="/2">new</a>')
    expected = BASE.replace("old house", '<a href="/2">new</a> <a href="/1">house</a>')
    assert rich(BASE, ours, theirs) == expected


def test_a_mark_on_what_was_written_anew_is_not_on_what_is_chosen_instead() -> None:
    versions = Rich("a old b"), Rich("a <b>new</b> b"), Rich("a other b")
    assert merged(*versions, lambda conflict: (Side.THEIRS,))[0] == "a other b"


def test_marks_of_both_sides_are_on() -> None:
    ours, theirs = BASE.replace("old house", "<b>old house</b>"), BASE.replace("house by", "<i>house by</i>")
    expected = '<p data-block-key="k1">The <b>old <i>house</i></b> <i>by</i> the sea.</p>'
    assert rich(BASE, ours, theirs) == expected


def test_a_mark_that_one_side_took_off_is_off() -> None:
    base = "<p>The <b>old house</b> fell.</p>"
    ours, theirs = "<p>The old house fell.</p>", "<p>The <b>old, white house</b> fell.</p>"
    assert rich(base, ours, theirs) == "<p>The old, white house fell.</p>"


def test_a_link_is_not_cut_by_what_is_bold_in_it() -> None:
    base = '<p><a href="/1">one two three</a> four</p>'
    ours = '<p><a href="/1">one <b>two</b> three</a> four</p>'
    theirs = '<p><a href="/1">one two three</a> five</p>'
    assert rich(base, ours, theirs) == '<p><a href="/1">one <b>two</b> three</a> five</p>'


def test_paragraphs_of_both_sides_stay_apart() -> None:
    text, conflicts = clashing(Rich, "<p>a</p>", "<p>a</p><p>x y</p>", "<p>a</p><p>x z</p>")
    assert text == "<p>a</p><p>x y</p><p>x z</p>"
    assert conflicts == [(Kind.BOTH_INSERTED, "", "<p>x y</p>", "<p>x z</p>")]


def test_paragraphs_that_both_put_first_stay_apart_and_no_two_have_one_key() -> None:
    base, ours, theirs = (
        "".join(f'<p data-block-key="{key}">{text}</p>' for key, text in each)
        for each in ([("k", "a")], [("x", "ours"), ("k", "a")], [("y", "theirs"), ("k", "a")])
    )
    text, conflicts = clashing(Rich, base, ours, theirs)
    assert re.findall(r"<p[^>]*>([^<]*)</p>", text) == ["ours", "theirs", "a"]
    keys = re.findall(r'data-block-key="(\w+)"', text)
    assert len(keys) == len(set(keys)) > 0
    assert [kind for kind, *_ in conflicts] == [Kind.BOTH_INSERTED]


def test_who_only_opened_and_saved_a_text_has_not_changed_it() -> None:
    def paragraph(key: str, text: str) -> Blocks:
        return Blocks([Block("a", "quotation", {"text": Rich(f"<p{key}>{text}</p>")})])

    base, saved = paragraph("", "one"), paragraph(' data-block-key="x"', "one")
    assert clean(base, saved, Blocks()) == clean(base, Blocks(), saved) == Blocks()
    again = paragraph(' data-block-key="y"', "one")
    assert clean(base, saved, again) == clean(base, again, saved) == again
    edited = paragraph(' data-block-key="z"', "two")
    assert clean(base, saved, edited) == clean(base, edited, saved) == edited
    assert clean(base, saved, base) == saved


def test_a_paragraph_that_one_side_cut_in_two_has_the_words_of_the_other() -> None:
    base, ours, theirs = "<p>One two three.</p>", "<p>One</p><p>two three.</p>", "<p>One two small three.</p>"
    assert rich(base, ours, theirs) == "<p>One</p><p>two small three.</p>"


def test_a_mark_ends_with_the_paragraph_that_the_other_side_ended_within_it() -> None:
    cut = BASE.replace("house by", "house</p><p>by")
    marked = BASE.replace("old house by the", '<a href="/h/"><b>old house by the</b></a>')
    assert (
        rich(BASE, cut, marked)
        == rich(BASE, marked, cut)
        == (
            '<p data-block-key="k1">The <a href="/h/"><b>old house</b></a></p>'
            '<p><a href="/h/"><b>by the</b></a> sea.</p>'
        )
    )


def test_line_breaks_and_lists_stay() -> None:
    base = "<p>a<br>b</p><ul><li>one</li><li>two<ul><li>within</li></ul></li></ul>"
    ours, theirs = base.replace("one", "1"), base.replace("within", "inside").replace("b</p>", "b c</p>")
    assert rich(base, ours, theirs) == ("<p>a<br>b c</p><ul><li>1</li><li>two<ul><li>inside</li></ul></li></ul>")


def test_signs_that_html_reserves_are_words_like_others() -> None:
    base = "<p>1 &lt; 2 &amp; a&nbsp;b “q” &lt;p&gt;</p>"
    assert rich(base, base.replace("1", "0"), base.replace("q", "r")) == "<p>0 &lt; 2 &amp; a&nbsp;b “r” &lt;p&gt;</p>"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("<p>a</b> <i>b c d", "<p>a</b> <i>B c d", "<p>a</b> <i>b c D", "<p>a <i>B c D</i></p>"),
        ("<p>a<p>b c d", "<p>a<p>B c d", "<p>a<p>b c D", "<p>a</p><p>B c D</p>"),
        ("a<blink>b c d</blink>", "a<blink>B c d</blink>", "a<blink>b c D</blink>", "aB c D"),
        ("a b <a href='/1'>c", "A b <a href='/1'>c", "a b <a href='/1'>C", 'A b <a href="/1">C</a>'),
    ],
)
def test_what_is_not_well_formed_is_well_formed_once_it_is_merged(
    base: str, ours: str, theirs: str, expected: str
) -> None:
    assert rich(base, ours, theirs) == expected
