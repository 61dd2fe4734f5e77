"""What pages of one batch share is made once, and each of them is left all its keys."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.press.recording import leave, recording, remembered, remembered_each, remembering

MADE: list[list[int]] = []


def things(numbers: list[int]) -> Iterator[tuple[int, str]]:
    MADE.append(numbers)
    for number in numbers:
        if number < 10:
            leave(f"thing:{number}")
            yield number, f"thing {number}"


def ask(*numbers: int) -> tuple[dict[int, str], set[str]]:
    with recording() as keys:
        found = remembered_each("things", numbers, things)
    return found, set(keys)


def test_outside_of_a_batch_everything_is_made_anew():
    MADE.clear()
    assert ask(1, 2) == ask(1, 2) == ({1: "thing 1", 2: "thing 2"}, {"thing:1", "thing:2"})
    assert MADE == [[1, 2], [1, 2]]


def test_in_a_batch_each_thing_is_made_once_and_leaves_its_key_to_each_page():
    MADE.clear()
    with remembering():
        assert ask(1, 2) == ({1: "thing 1", 2: "thing 2"}, {"thing:1", "thing:2"})
        assert ask(2, 3, 99) == ({2: "thing 2", 3: "thing 3"}, {"thing:2", "thing:3"})
    assert MADE == [[1, 2], [3, 99]]


def test_one_batch_knows_nothing_of_another():
    answers = iter(["old", "new"])
    for wanted in ("old", "new"):
        with remembering():
            assert remembered("menu", lambda: next(answers)) == wanted
            assert remembered("menu", lambda: next(answers)) == wanted
