"""Stories as nobody would write them."""

from __future__ import annotations

from typing import Any

import pytest

from masthead.stories.merge import Block, Blocks, Keys, Rich, Story, Text, merge
from tests.rooms.stories.merging.three import clean, merged, rich


def paragraphs(*pairs: tuple[str, str]) -> Blocks:
    return Blocks(Block(name, "paragraph", Rich(text)) for name, text in pairs)


def test_blocks_without_ids_are_known_by_their_content() -> None:
    base = paragraphs(("", "one"), ("", "two"), ("", "two"))
    ours = paragraphs(("", "zero"), ("", "one"), ("", "two"), ("", "two"))
    theirs = paragraphs(("", "one"), ("", "two"), ("", "three"))
    assert clean(base, ours, theirs) == paragraphs(("", "zero"), ("", "one"), ("", "two"), ("", "three"))


def test_a_block_without_an_id_that_both_changed_stands_in_both_forms() -> None:
    value = clean(paragraphs(("", "one")), paragraphs(("", "ours")), paragraphs(("", "theirs")))
    assert value == paragraphs(("", "ours"), ("", "theirs"))


def test_of_blocks_with_one_id_all_words_stay_and_the_first_keeps_it() -> None:
    base = paragraphs(("a", "one"), ("a", "two"))
    ours = paragraphs(("a", "one"), ("a", "two"), ("a", "three"))
    theirs = paragraphs(("a", "One"), ("a", "two"))
    expected = paragraphs(("a", "One"), ("", "two"), ("", "three"))
    assert clean(base, ours, theirs) == expected
    assert clean(base, base, base) == paragraphs(("a", "one"), ("", "two"))


def test_a_key_that_is_there_twice_is_there_once_when_it_is_merged() -> None:
    assert clean(Keys([1, 1]), Keys([1, 1, 2]), Keys([3, 1, 1])) == Keys([3, 1, 2])


def nested(depth: int, words: str) -> Any:
    value: Any = Text(words)
    for _ in range(depth):
        value = {"in": [value]}
    return value


def test_what_is_nested_too_deep_is_merged_whole() -> None:
    assert clean(nested(5, "a b c"), nested(5, "A b c"), nested(5, "a b C")) == nested(5, "A b C")
    value, conflicts = merged(nested(300, "a b c"), nested(300, "A b c"), nested(300, "a b C"))
    assert value == nested(300, "A b c")
    assert len(conflicts) == 1


@pytest.mark.parametrize("tag", ["b", "p", "li", "ul", "blockquote", "a", "x"])
def test_elements_nested_without_end_keep_their_words(tag: str) -> None:
    deep = f"<{tag}>" * 5000
    found = rich(f"{deep}a b c", f"{deep}A b c", f"{deep}a b C")
    assert found.count("A b C") == 1
    assert tag == "p" or found.count(f"<{tag}>") <= 20


def test_marks_that_are_never_closed_keep_their_words() -> None:
    open_marks = " ".join(f"<b>w{number}" for number in range(5000))
    found = rich(open_marks, f"X {open_marks}", f"{open_marks} Y")
    assert found == f"X <b>{' '.join(f'w{number}' for number in range(5000))} Y</b>"


def test_space_without_end_stays() -> None:
    space = " " * 200_000
    assert clean(Text(f"a b{space}"), Text(f"A b{space}"), Text(f"a B{space}")) == f"A B{space}"
    assert clean(Text(f"a{space}b c"), Text(f"A{space}b c"), Text(f"a{space}b C")) == f"A{space}b C"


def test_a_zero_byte_makes_no_element() -> None:
    value = clean(Text("a \0/p b c"), Text("A \0/p b c"), Text("a \0/p b C"))
    assert value == "A /p b C"
    assert "<script" not in rich("<p>a \0script b</p>", "<p>A \0script b</p>", "<p>a \0script B</p>")


def test_a_field_that_changed_its_sort_is_merged_whole() -> None:
    value, conflicts = merged(Text("a"), Rich("b"), Keys(["c"]))
    assert value == "b"
    assert len(conflicts) == 1


def test_ten_thousand_words_in_one_paragraph_are_merged() -> None:
    base = " ".join(f"word{number % 900}" for number in range(10_000))
    ours, theirs = f"First {base}", f"{base} last"
    found = merge(*(Story({"text": Text(each)}) for each in (base, ours, theirs)))
    assert found.story.fields["text"] == f"First {base} last"
    assert not found.conflicts
