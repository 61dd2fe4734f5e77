"""Two people in one plain text."""

from __future__ import annotations

import pytest

from masthead.stories.merge import Conflict, Kind, Side, Text
from tests.rooms.stories.merging.three import clashing, merged, text


def test_words_that_each_side_changed_are_both_there() -> None:
    base = "The council voted for the tram."
    ours = "The city council voted for the tram."
    theirs = "The council voted against the tram, again."
    assert text(base, ours, theirs) == "The city council voted against the tram, again."


def test_neighbouring_words_that_each_side_replaced_are_both_there() -> None:
    assert text("The old mayor spoke.", "The new mayor spoke.", "The old chairman spoke.") == "The new chairman spoke."


def test_what_both_changed_alike_is_there_once() -> None:
    assert text("five people", "six people", "six people") == "six people"
    assert text("five people", "six people here", "six people there here") == "six people there here"


def test_of_what_both_changed_differently_ours_stands_and_both_are_told() -> None:
    story, conflicts = clashing(Text, "killed five people", "killed six people", "killed seven people")
    assert story == "killed six people"
    assert conflicts == [(Kind.BOTH_CHANGED, "five", "six", "seven")]


def test_what_both_inserted_at_one_place_stands_one_behind_the_other_and_is_told() -> None:
    story, conflicts = clashing(Text, "It rained.", "It rained heavily.", "It rained yesterday.")
    assert story == "It rained heavily yesterday."
    assert conflicts == [(Kind.BOTH_INSERTED, "", "heavily", "yesterday")]


def test_what_both_wrote_into_an_empty_text_stands() -> None:
    story, conflicts = clashing(Text, "", "Fog in the harbour", "Harbour closed")
    assert story == "Fog in the harbour Harbour closed"
    assert [kind for kind, *_ in conflicts] == [Kind.BOTH_INSERTED]


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ("He spoke.", "He spoke. The mayor of Haifa agreed.", Kind.OURS_DELETED),
        ("He spoke. The mayor of Haifa agreed.", "He spoke.", Kind.THEIRS_DELETED),
    ],
)
def test_what_one_side_deleted_and_the_other_changed_stays_as_it_was_changed(
    ours: str, theirs: str, kind: Kind
) -> None:
    story, conflicts = clashing(Text, "He spoke. The mayor agreed.", ours, theirs)
    assert story == "He spoke. The mayor of Haifa agreed."
    assert [conflict[0] for conflict in conflicts] == [kind]
    assert {"The mayor agreed.", "", "The mayor of Haifa agreed."} == set(conflicts[0][1:])


def test_a_word_that_one_side_deleted_and_the_other_replaced_stays_as_it_was_replaced() -> None:
    assert clashing(Text, "a b c", "a c", "a x c") == ("a x c", [(Kind.OURS_DELETED, "b", "", "x")])
    assert clashing(Text, "a b c", "a x c", "a c") == ("a x c", [(Kind.THEIRS_DELETED, "b", "x", "")])


def test_of_deletions_that_overlap_both_are_done() -> None:
    assert text("a b c d e", "a d e", "a b e") == "a e"


def test_a_figure_is_one_word() -> None:
    story, conflicts = clashing(Text, "3,000 came at 10:30", "4,000 came at 10:30", "3,500 came at 10:45")
    assert story == "4,000 came at 10:45"
    assert conflicts == [(Kind.BOTH_CHANGED, "3,000", "4,000", "3,500")]


def test_spaces_and_lines_are_as_they_were_written() -> None:
    base = "First line.\n\nSecond line,  with two spaces.\n"
    assert text(base, base.replace("First", "Best"), base.replace("two", "2")) == (
        "Best line.\n\nSecond line,  with 2 spaces.\n"
    )


def test_of_spaces_that_both_changed_the_longer_stays() -> None:
    assert text("a b", "a\n\nb", "a  \tb") == text("a b", "a  \tb", "a\n\nb") == "a  \tb"


def test_words_that_come_to_stand_side_by_side_do_not_run_together() -> None:
    assert text("a", "a x", "y") == "y x"
    assert text("a b", "b", "a x b") == "x b"


def test_words_are_read_from_right_to_left_too() -> None:
    base = 'ראש העיר דיבר עם צה"ל אתמול.'
    assert text(base, base.replace("אתמול", "היום"), base.replace("העיר", "הממשלה")) == 'ראש הממשלה דיבר עם צה"ל היום.'
    base = "قال رئيس البلدية، أمس، إنّ المدينةَ آمنة؟"
    assert text(base, base.replace("أمس", "اليوم"), base.replace("آمنة", "هادئة")) == (
        "قال رئيس البلدية، اليوم، إنّ المدينةَ هادئة؟"
    )


def test_signs_are_not_taken_apart() -> None:
    base = "👩‍👩‍👧 went to the cafe\u0301 🇮🇱 ‼️ e\u0301te\u0301"
    ours, theirs = base.replace("went", "ran"), base.replace("🇮🇱", "🇫🇷")
    assert text(base, ours, theirs) == "👩‍👩‍👧 ran to the cafe\u0301 🇫🇷 ‼️ e\u0301te\u0301"
    story, conflicts = clashing(Text, "a 👩‍👩‍👧", "a 👩‍👩‍👦", "a 👨‍👩‍👧")
    assert (story, conflicts) == ("a 👩‍👩‍👦", [(Kind.BOTH_CHANGED, "👩‍👩‍👧", "👩‍👩‍👦", "👨‍👩‍👧")])


def test_who_is_asked_decides_what_stands() -> None:
    versions = Text("It rained."), Text("It rained heavily."), Text("It rained yesterday.")
    for choice, expected in [
        ((Side.THEIRS, Side.OURS), "It rained yesterday heavily."),
        ((Side.THEIRS,), "It rained yesterday."),
        ((), "It rained."),
    ]:

        def choose(conflict: Conflict, choice: tuple[Side, ...] = choice) -> tuple[Side, ...]:
            return choice

        assert merged(*versions, choose)[0] == expected


def test_a_long_text_is_merged_word_by_word_too() -> None:
    sentences = [f"Sentence {number} of the story, like all of them." for number in range(1000)]
    base = " ".join(sentences)
    ours = base.replace("Sentence 7 of", "Line 7 of").replace("900 of the story", "900 of the tale")
    theirs = base.replace("7 of the story", "7 of our story").replace(
        "Sentence 500 of the story, like all of them. ", ""
    )
    expected = ours.replace("7 of the story", "7 of our story").replace(sentences[500] + " ", "")
    assert text(base, ours, theirs) == expected
