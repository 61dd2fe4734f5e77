"""The component guide, the theme folder and the finder of static files."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from masthead.look import finders, guide, slots
from masthead.look.environment import environment
from tests.rooms.look import english_pages
from tests.rooms.look.render import plain_environment


@pytest.mark.parametrize("name", guide.names())
def test_every_component_shows_its_examples(name: str) -> None:
    examples = guide.examples()[name]
    assert examples
    for example in examples:
        assert guide.shown(example, plain_environment()).strip()


def test_the_guide_shows_every_component() -> None:
    page = guide.guide(plain_environment())
    assert all(f'id="component-{name}"' in page for name in guide.names() if name not in {"page_head", "open_graph"})


def test_a_theme_replaces_a_template(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "footer"
    own.mkdir(parents=True)
    (own / "footer.html").write_text("<footer>ours, {{ edition.name }}</footer>")
    made = environment(theme=tmp_path, static=str)
    assert "<footer>ours, The Harbour Post</footer>" in made.get_template("reader/home.html").render(
        page=english_pages.HOME
    )


@pytest.fixture
def theme(tmp_path: Path, settings) -> Path:
    """A theme folder with a file of its own."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "ship.svg").write_text("<svg/>")
    (tmp_path / "theme.css").write_text(".headline{color:teal}")
    (tmp_path / "secret.txt").write_text("not for readers")
    settings.MASTHEAD_THEME = tmp_path
    return tmp_path


def test_finder_builds_the_sheet_and_finds_the_themes_files(theme: Path) -> None:
    finder = finders.LookFinder()
    assert Path(finder.find("look/masthead.css")).read_text().endswith(".headline{color:teal}")
    assert Path(finder.find("theme/ship.svg")).read_text() == "<svg/>"
    listed = {
        str(Path(getattr(storage, "prefix", None) or "") / path): storage.exists(path)
        for path, storage in finder.list([])
    }
    assert listed == {"look/masthead.css": True, "theme/ship.svg": True}


@pytest.mark.parametrize("path", ["theme/../secret.txt", "theme/none.svg", "look/other.css", "theme/"])
def test_finder_finds_nothing_else(theme: Path, path: str) -> None:
    assert finders.LookFinder().find(path) == []


DOCUMENTED = (Path(__file__).parents[3] / "docs" / "how-to" / "theme.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(slots.SLOTS))
def test_every_slot_is_documented(name: str) -> None:
    assert f"`{name}`" in DOCUMENTED


def test_every_filter_and_function_of_ours_is_documented() -> None:
    ours, bare = plain_environment(), Environment(extensions=["jinja2.ext.i18n"])
    for name in set(ours.filters) - set(bare.filters) - {"og_locale"}:
        assert f"|{name}(" in DOCUMENTED
    for name in set(ours.globals) - set(bare.globals):
        assert f"`{name}" in DOCUMENTED
