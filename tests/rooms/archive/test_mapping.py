"""The map of categories and tags: what it can say, and how wrong ones are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.archive.mapping import MapError, read_map
from masthead.editions.models import Edition
from masthead.stories.kinds import Kind
from masthead.stories.models import Section, Story
from tests.rooms.archive.importing import bring_in, export, post, term


def written(folder: Path, text: str) -> Path:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_map_sends_terms_where_it_says(edition: Edition, tmp_path: Path) -> None:
    rules = read_map(
        written(
            tmp_path,
            """
            [categories]
            overseas = { section = "news/world" }
            columns = { section = "views", kind = "opinion" }
            scoop = { label = "exclusive" }
            people = { topic = "People in town" }
            old = "drop"
            [tags]
            misc = "drop"
            look-back = { kind = "feature" }
            [taxonomies.series]
            storm = { topic = "The storm" }
            [defaults]
            section = "city"
            """,
        )
    )
    terms = "".join(term(slug, slug.title()) for slug in ("overseas", "scoop", "people", "old"))
    terms += term("misc", "Misc", "post_tag") + term("look-back", "Look back", "post_tag")
    first = post(1, more=terms + term("storm", "Storm", "series"))
    second = post(2, more=term("columns", "Columns"))
    third = post(3, more=term("old", "Old"))
    bring_in(edition, export(tmp_path, first, second, third), rules=rules)
    one, two, three = Story.objects.order_by("title")
    assert one.section.url_path.endswith("/news/world/")
    assert (one.kind, one.is_exclusive) == (Kind.FEATURE, True)
    assert [row.topic.name for row in one.story_topics.all()] == ["People in town", "The storm"]
    assert (two.section.slug, two.kind) == ("views", Kind.OPINION)
    assert three.section.slug == "city"
    assert not Section.objects.filter(slug__in=["old", "misc", "scoop", "people"]).exists()


@pytest.mark.django_db
def test_another_map_moves_the_stories(edition: Edition, tmp_path: Path) -> None:
    path = export(tmp_path, post(1, more=term("overseas", "Overseas")))
    bring_in(edition, path)
    rules = read_map(written(tmp_path, '[categories]\noverseas = { section = "world" }\n'))
    done = bring_in(edition, path, rules=rules)
    assert (done.totals["stories_updated"], Story.objects.get().section.slug) == (1, "world")
    assert bring_in(edition, path, rules=rules).totals["stories_unchanged"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[categories]\nx = 3\n", "[categories] x: write"),
        ("[categories]\nx = {}\n", "[categories] x: write"),
        ('[categories]\nx = { kind = "poem" }\n', "'poem' is none of"),
        ('[tags]\nx = { colour = "red" }\n', "colour is not known"),
        ('[labels]\nx = "drop"\n', "[labels] is not known"),
        ('[defaults]\ntopic = "x"\n', "[defaults] takes section"),
        ('[categories]\nx = { section = "/" }\n', "needs a name"),
        ("x = 1\n", "x is not a table"),
        ("[categories\n", "map.toml"),
        ('[taxonomies]\nseries = "x"\n', "[taxonomies.series] is not a table"),
    ],
)
def test_a_wrong_map_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(MapError) as error:
        read_map(written(tmp_path, text))
    assert said in str(error.value)
    assert "\n" not in str(error.value).strip()


def test_a_map_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MapError, match=r"No such file"):
        read_map(tmp_path / "none.toml")
    (tmp_path / "map.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MapError, match=r"utf-8"):
        read_map(tmp_path / "map.toml")
