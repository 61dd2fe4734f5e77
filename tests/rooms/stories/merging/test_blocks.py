"""Two people in one body, one list of bylines, one table."""

from __future__ import annotations

from typing import Any

from masthead.stories.merge import MISSING, Block, Blocks, Conflict, Keys, Kind, Rich, Side, Story, Text, merge
from tests.rooms.stories.merging.three import clean, merged


def paragraph(name: str, text: str = "") -> Block:
    return Block(name, "paragraph", Rich(f"<p>{text or name}</p>"))


def body(*names: str, **texts: str) -> Blocks:
    """Paragraphs with these ids; some with other texts."""
    return Blocks(paragraph(name, texts.get(name, "")) for name in names)


def ids(blocks: Blocks) -> list[str]:
    return [block.id for block in blocks]


# Fields.


def test_a_field_that_one_side_changed_is_changed() -> None:
    base = Story({"kind": "news", "photo": 1, "note": None})
    ours = Story({"kind": "opinion", "photo": 1, "note": None})
    theirs = Story({"kind": "news", "photo": 2, "note": "x"})
    assert merge(base, ours, theirs).story == Story({"kind": "opinion", "photo": 2, "note": "x"})


def test_of_a_field_that_both_changed_ours_stands_and_both_are_told() -> None:
    value, conflicts = merged(1, 2, 3)
    assert value == 2
    assert conflicts == [Conflict(("field",), Kind.BOTH_CHANGED, 1, 2, 3)]
    assert merged(1, 2, 3, lambda conflict: (Side.THEIRS,))[0] == 3


def test_a_field_that_the_base_had_not_is_there() -> None:
    found = merge(Story({}), Story({"a": 1}), Story({"b": 2, "c": Text("x")}))
    assert found.story == Story({"a": 1, "b": 2, "c": "x"})
    assert merge(Story({"a": 1, "b": 1}), Story({"b": 1}), Story({"a": 1})).story == Story({})


def test_stories_without_anything_are_merged() -> None:
    assert merge(Story({}), Story({}), Story({})).story == Story({})
    assert clean(Blocks(), Blocks(), body("a")) == body("a")


# Ordered lists.


def test_bylines_of_both_sides_are_there_and_those_that_a_side_took_away_are_not() -> None:
    assert clean(Keys([1, 2, 3]), Keys([1, 3, 4]), Keys([0, 1, 2])) == Keys([0, 1, 4])


def test_a_byline_that_both_added_is_there_once() -> None:
    assert clean(Keys([1]), Keys([1, 2]), Keys([1, 2, 3])) == Keys([1, 2, 3])


def test_things_that_each_side_moved_are_moved() -> None:
    assert clean(Keys("abcdef"), Keys("cabdef"), Keys("abcdfe")) == Keys("cabdfe")
    assert clean(Keys("abc"), Keys("bca"), Keys("bca")) == Keys("bca")


def test_what_one_side_moved_and_the_other_deleted_is_gone() -> None:
    assert clean(Keys("abcd"), Keys("bcda"), Keys("bcd")) == Keys("bcd")


def test_of_what_both_moved_elsewhere_our_order_stands_and_both_are_told() -> None:
    value, conflicts = merged(Keys("abcdef"), Keys("bcadef"), Keys("bcdefa"))
    assert value == Keys("bcadef")
    assert conflicts == [Conflict(("field",), Kind.BOTH_CHANGED, Keys("abcdef"), Keys("bcadef"), Keys("bcdefa"))]
    assert merged(Keys("abcdef"), Keys("bcadef"), Keys("bcdefa"), lambda _: (Side.THEIRS,))[0] == Keys("bcdefa")


# Blocks.


def test_blocks_that_both_inserted_at_one_place_stand_in_the_order_of_their_ids() -> None:
    base, ours, theirs = body("m", "n"), body("m", "x1", "x2", "n"), body("m", "b", "n")
    assert ids(clean(base, ours, theirs)) == ids(clean(base, theirs, ours)) == ["m", "b", "x1", "x2", "n"]


def test_a_block_that_one_side_moved_has_the_words_of_the_other() -> None:
    moved = body("b", "c", "a", "d")
    edited = body("a", "b", "c", "d", a="edited words")
    assert clean(body("a", "b", "c", "d"), moved, edited) == body("b", "c", "a", "d", a="edited words")


def test_a_block_that_both_changed_has_the_words_of_both() -> None:
    base, ours, theirs = (body("a", a=text) for text in ("one two three", "1 two three", "one two 3"))
    assert clean(base, ours, theirs) == body("a", a="1 two 3")


def test_what_was_inserted_behind_a_block_that_the_other_side_deleted_is_there() -> None:
    assert ids(clean(body("a", "b", "c"), body("a", "b", "x", "c"), body("a", "c"))) == ["a", "x", "c"]


def test_a_block_that_one_side_deleted_and_the_other_changed_stays_and_is_told() -> None:
    base, ours, theirs = body("a", "b", "c"), body("a", "c"), body("a", "b", "c", b="edited")
    for versions, kind in [((base, ours, theirs), Kind.OURS_DELETED), ((base, theirs, ours), Kind.THEIRS_DELETED)]:
        value, conflicts = merged(*versions)
        assert value == theirs
        assert [(each.place, each.kind, each.base) for each in conflicts] == [(("field", "b"), kind, "<p>b</p>")]
        assert {conflicts[0].ours, conflicts[0].theirs} == {MISSING, "<p>edited</p>"}
    assert merged(base, ours, theirs, lambda conflict: (Side.OURS,))[0] == ours


def test_a_block_that_became_another_kind_on_one_side_and_was_edited_on_the_other_is_one_of_them() -> None:
    heading = Blocks([Block("a", "heading", {"text": Text("one"), "level": "2"})])
    value, conflicts = merged(body("a"), heading, body("a", a="edited"))
    assert value == heading
    assert [(each.ours, each.theirs) for each in conflicts] == [(heading[0], paragraph("a", "edited"))]


def test_names_within_a_block_are_merged_each_by_itself() -> None:
    def picture(photo: int, caption: str, credit: str) -> Blocks:
        value = {"photo": photo, "caption": Rich(caption), "credit": Text(credit)}
        return Blocks([Block("p", "picture", value)])

    base, ours, theirs = picture(1, "A boat.", "AP"), picture(2, "A boat.", "AP"), picture(1, "A red boat.", "Reuters")
    assert clean(base, ours, theirs) == picture(2, "A red boat.", "Reuters")


def test_items_of_a_list_are_merged_by_their_ids() -> None:
    def bullets(*items: tuple[str, str]) -> Blocks:
        inside = Blocks(Block(name, "item", Rich(text)) for name, text in items)
        return Blocks([Block("l", "list", {"items": inside, "is_ordered": False})])

    base = bullets(("1", "milk"), ("2", "eggs"))
    ours = bullets(("2", "eggs"), ("1", "milk"))
    theirs = bullets(("1", "sour milk"), ("2", "eggs"), ("3", "flour"))
    assert clean(base, ours, theirs) == bullets(("2", "eggs"), ("1", "sour milk"), ("3", "flour"))


def table(*rows: str) -> Any:
    return {"rows": [[Rich(cell) for cell in row.split("|")] for row in rows]}


def test_cells_of_a_table_of_one_shape_are_merged_each_by_itself() -> None:
    assert clean(table("a|b", "c|d"), table("a|B", "c|d"), table("a|b", "c|D")) == table("a|B", "c|D")


def test_of_tables_of_different_shapes_ours_stands_and_both_are_told() -> None:
    base, ours, theirs = table("a|b"), table("a|b", "c|d"), table("A|b")
    value, conflicts = merged(base, ours, theirs)
    assert value == ours
    assert [(each.place, each.theirs) for each in conflicts] == [(("field", "rows"), theirs["rows"])]
