"""What many pages share is made once for a batch of them, and is what it would be if it were made for each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import translation
from jinja2.runtime import Macro
from markupsafe import Markup

from masthead.look.once import once
from masthead.press.recording import remembering
from tests.rooms.look import english_pages, hebrew_pages
from tests.rooms.look.render import plain_environment, rendered

SOURCE = '{% macro shown(thing, level=1) %}{{ _("Share") }} {{ thing.name }} {{ level }}{% endmacro %}'


@dataclass
class Thing:
    """Says how often its name was asked for."""

    called: str
    asked: int = 0

    @property
    def name(self) -> str:
        self.asked += 1
        return self.called


def macro() -> Macro:
    return plain_environment().from_string(SOURCE).module.shown  # type: ignore[attr-defined]


def test_a_macro_is_called_once_for_the_same_things_of_a_batch_and_what_it_makes_is_escaped():
    shown, thing = macro(), Thing("<i>")
    with remembering(), translation.override("en"):
        assert once(shown, thing) == once(shown, thing) == Markup("Share &lt;i&gt; 1")
    assert thing.asked == 1


def test_other_things_other_arguments_and_another_language_make_something_else():
    shown, thing = macro(), Thing("it")
    with remembering(), translation.override("en"):
        made = [once(shown, thing), once(shown, thing, level=2), once(shown, thing, 3), once(shown, Thing("other"))]
        with translation.override("de"):
            made.append(once(shown, thing))
    assert made[:4] == ["Share it 1", "Share it 2", "Share it 3", "Share other 1"]
    assert made[4] != made[0]


def test_a_thing_that_is_gone_is_never_taken_for_another():
    shown = macro()
    with remembering():
        assert [once(shown, Thing(str(number))).split()[-2] for number in range(50)] == [str(n) for n in range(50)]


def test_outside_of_a_batch_nothing_is_kept():
    shown, thing = macro(), Thing("it")
    once(shown, thing)
    thing.called = "renamed"
    assert "renamed" in once(shown, thing)


def test_pages_of_a_batch_come_out_as_each_by_itself():
    pages = [*english_pages.ALL.values(), *hebrew_pages.ALL.values()]
    pages += [replace(page, current_url=page.menu.main[0].url) for page in pages]
    alone = [rendered(page) for page in pages]
    with remembering():
        assert [rendered(page) for page in pages] == alone
