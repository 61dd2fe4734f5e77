"""Exports of other people, with what their own importers' tests expect of them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from masthead.archive.sources import Incoming, NotAnExport, read_wordpress
from masthead.stories.incoming import (
    Comment,
    Embed,
    IncomingFile,
    IncomingMenuItem,
    IncomingPerson,
    IncomingPhoto,
    IncomingSite,
    IncomingStory,
    Paragraph,
    Preserved,
    Status,
    Term,
    Unreadable,
)
from tests.rooms.archive.sources.exports import HEAD, SAMPLES, TAIL
from tests.rooms.archive.sources.visible import words

WXR = SAMPLES / "wxr"
pytestmark = pytest.mark.skipif(not WXR.is_dir(), reason=f"no real samples at {SAMPLES} (set MASTHEAD_SAMPLES)")


def read(name: str) -> list[Incoming]:
    return list(read_wordpress(WXR / name))


def of(kind: type, found: list[Incoming]) -> list[Any]:
    return [one for one in found if isinstance(one, kind)]


def expected(path: Path) -> dict[str, Any]:
    return json.loads(path.with_name(path.name + ".expected.json").read_text("utf-8"))


def well_formed() -> list[Path]:
    files = sorted(WXR.glob("*.xml")) if WXR.is_dir() else []
    return [path for path in files if expected(path)["computed"]["well_formed"]]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in well_formed()])
def test_counts_are_those_of_the_file(path: Path) -> None:
    computed = expected(path)["computed"]
    found = read(path.name)
    kinds = Counter(computed["by_type"])
    assert not of(Unreadable, found)
    assert len(of(IncomingPhoto, found)) + len(of(IncomingFile, found)) == kinds["attachment"]
    assert len(of(IncomingMenuItem, found)) == kinds["nav_menu_item"]
    assert sum(story.is_page for story in of(IncomingStory, found)) == kinds["page"]
    rest = sum(kinds.values()) - kinds["attachment"] - kinds["nav_menu_item"]
    assert len(of(IncomingStory, found)) == rest
    statuses = Counter(story.status for story in of(IncomingStory, found))
    assert statuses[Status.SCHEDULED] == computed["by_status"].get("future", 0)
    assert statuses[Status.PRIVATE] == computed["by_status"].get("private", 0)
    terms = Counter(term.domain for term in of(Term, found))
    # some files list a term twice; every item's own terms come besides
    assert terms["category"] + terms["post_tag"] >= 0.9 * (computed["categories"] + computed["tags"])
    comments = sum(len(story.comments) for story in of(IncomingStory, found))
    assert comments <= computed["comments"] <= comments + kinds["attachment"]


def test_small_export_has_the_titles_slugs_states_and_authors_that_wordpress_gives_it() -> None:
    facts = expected(WXR / "wpimporter__small-export.xml")["upstream"]
    found = read("wpimporter__small-export.xml")
    states = {Status.LIVE: "publish", Status.DRAFT: "draft", Status.PRIVATE: "private"}
    stories = of(IncomingStory, found)
    found_facts = [
        [story.headline, story.slug, "page" if story.is_page else "post", states[story.status], story.people[0]]
        for story in stories
    ]
    assert sorted(found_facts) == sorted(facts["titles_slugs_types_status_author"])
    assert sorted([person.source_id, person.email] for person in of(IncomingPerson, found)) == sorted(facts["users"])
    terms = Counter(term.domain for term in of(Term, found))
    assert terms == {"category": facts["count(category)"], "post_tag": facts["count(post_tag)"]}
    by_slug = {story.slug: story for story in stories}
    assert len(by_slug["many-categories"].categories) == facts["many-categories.category_count"]
    assert list(by_slug["private-post"].tags) == facts["private-post.tags"]
    assert by_slug["child-page"].parent_id == by_slug[facts["child-page.parent"]].source_id
    assert sum(len(story.comments) for story in stories) == facts["comments"]


def test_reading_twice_gives_the_same() -> None:
    assert read("wpimporter__theme-unit-test-data.xml") == read("wpimporter__theme-unit-test-data.xml")


def test_broken_cdata_is_read_as_it_was_meant() -> None:
    for name in ("wpimporter__crazy-cdata.xml", "wpimporter__crazy-cdata-escaped.xml"):
        [story] = of(IncomingStory, read(name))
        assert words(story.blocks) == "Content with nested <![CDATA[ tags ]]> :)"


def test_backslashes_survive() -> None:
    found = read("wpimporter__slashes.xml")
    [story] = of(IncomingStory, found)
    assert story.blocks == (Paragraph('Slashes aren\\\'t \\"cool\\"'),)
    assert [comment.text for comment in story.comments] == ["\\o/ ¯\\_(ツ)_/¯"]
    assert {term.name for term in of(Term, found)} == {'a \\"great\\" category', "foo\\'bar"}
    assert of(IncomingStory, read("wpimporter__backslashes.xml"))[0].blocks == (
        Paragraph("C:\\xampp\\htdocs\\wp-content"),
    )


def test_blank_lines_make_paragraphs() -> None:
    [story] = of(IncomingStory, read("wpimporter__blank-lines.xml"))
    assert story.blocks == (Paragraph("first paragraph"), Paragraph("second paragraph"))


def test_authors_over_several_lines_have_clean_names() -> None:
    found = read("wpimporter__authors-multiline.xml")
    assert [person.source_id for person in of(IncomingPerson, found)] == ["alice", "bob", "carol"]
    assert of(IncomingStory, found)[0].people == ("alice",)


def test_file_without_a_channel_is_refused_in_one_line() -> None:
    with pytest.raises(NotAnExport, match="no <channel>") as caught:
        read("wpimporter__malformed.xml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing-version-tag", "invalid-version-tag"])
def test_odd_version_is_noted_and_the_file_read(name: str) -> None:
    found = read(f"wpimporter__{name}.xml")
    assert [note.code for note in of(IncomingSite, found)[0].notes] == ["odd-version"]
    assert len(of(Term, found)) > 30


def test_sub_data_of_terms_and_comments_stay_apart() -> None:
    found = read("wpimporter__wxr-with-sub-data.xml")
    assert of(Term, found)[0] == Term("custom-term", "Custom Term", domain="custom_tax", source_id="40")
    [comment] = of(IncomingStory, found)[0].comments
    assert comment == Comment("201", "Commenter", "This is a comment with meta.", None, is_approved=False)


def ghost_facts() -> dict[str, Any]:
    """What Ghost's tests say of the plain conversion: later tests filter and give other items the same paths."""
    facts: dict[str, Any] = {}
    for fact in expected(WXR / "ghost__sample.xml")["upstream"]["assertions"]:
        facts.setdefault(fact["path"], fact.get("value"))
    return facts


def test_bare_ampersands_do_not_cost_the_address() -> None:
    facts = ghost_facts()
    found = read("ghost__sample.xml")
    [photo] = of(IncomingPhoto, found)
    assert photo.url == facts["processed.posts[1].data.feature_image"]
    story = of(IncomingStory, found)[1]
    assert story.lead is not None
    assert story.lead.url == photo.url
    assert of(IncomingSite, found)[0].url == facts["ctx.options.url"]


def test_ghost_sample_gives_what_ghost_makes_of_it() -> None:
    facts = ghost_facts()
    found = read("ghost__sample.xml")
    names = {person.source_id: person.name for person in of(IncomingPerson, found)}
    slugs = {person.source_id: person.slug for person in of(IncomingPerson, found)}
    for number, story in enumerate(of(IncomingStory, found)[:2]):
        path = f"processed.posts[{number}].data."
        assert story.headline == facts[path + "title"]
        assert story.slug == facts[path + "slug"]
        assert story.published_at == datetime.fromisoformat(facts[path + "published_at"])
        assert {"published": Status.LIVE, "draft": Status.DRAFT}[facts[path + "status"]] is story.status
    story = of(IncomingStory, found)[1]
    assert story.source_id == facts["processed.posts[1].data.comment_id"]
    assert names[story.people[0]] == facts["processed.posts[1].data.author.data.name"]
    assert slugs[story.people[0]] == facts["processed.posts[1].data.author.data.slug"]
    wanted = [facts[f"processed.posts[1].data.tags[{n}].data.slug"] for n in range(3)]
    assert [*story.categories, *story.tags] == wanted


def test_items_without_slug_or_address_are_read_all_the_same() -> None:
    stories = of(IncomingStory, read("ghost__sample-no-slug.xml"))
    assert [(story.headline, story.slug) for story in stories] == [
        ("Draft Post", ""),
        ("Basic Post", ""),
        ("Another Post", ""),
        ("My CPT Post", ""),
        ("Services", "services"),
    ]


def test_co_authors_come_in_order_and_once() -> None:
    found = read("ghost__co-authors-plus.xml")
    assert [story.people for story in of(IncomingStory, found)] == [
        ("alice-smith", "bob-jones"),
        ("alice-smith", "bob-jones", "carol-white"),
        ("bob-jones",),
        ("alice-smith", "bob-jones"),
    ]
    assert [(person.name, person.email) for person in of(IncomingPerson, found)] == [
        ("Alice Smith", "alice@example.com"),
        ("Bob Jones", "bob@example.com"),
        ("Carol White", "carol@example.com"),
    ]


def test_lead_pictures_have_captions_from_their_attachments() -> None:
    first, second, third = of(IncomingStory, read("ghost__feature-image-captions.xml"))
    assert first.lead is not None
    assert second.lead is not None
    assert first.lead.url == "https://example.com/wp-content/uploads/2013/06/described-image.jpg"
    assert first.lead.caption == "The caption from the attachment description."
    assert second.lead.caption == ""
    assert third.lead is None


def test_alternative_text_comes_with_the_lead() -> None:
    [story] = of(IncomingStory, read("ghost__sample-with-alt.xml"))
    assert story.lead is not None
    assert story.lead.alt == "Sunset over mountains with orange and pink sky"
    assert story.lead.caption == "A gorgeous sunset over the mountains with vibrant orange and pink colors."
    assert story.slug == "post-with-featured-image-alt"


def test_other_kinds_of_item_stay_stories_with_their_kind() -> None:
    [story] = of(IncomingStory, read("ghost__has-meta.xml"))
    assert story.format == "enmse_message"


def test_undeclared_prefix_and_unicode() -> None:
    found = read("nikola__wordpress_unicode_export.xml")
    about, story = of(IncomingStory, found)
    assert about.is_page
    assert story.headline == "Úñî©òðé title"
    assert story.tags == ("thag1", "thag²")
    assert of(IncomingSite, found)[0].title == "Nikola Unicode Test Íµpó®t"


def test_superdesk_sample() -> None:
    found = read("sdcore__wordpress_wxr.xml")
    stories = of(IncomingStory, found)
    first = stories[0]
    assert first.guid == "http://sdnewtester.org/?p=216"
    assert first.url == "http://sdnewtester.org/bla/bla/article.html"
    assert first.published_at == datetime(2013, 7, 29, 16, 3, 54, tzinfo=UTC)
    assert first.people == ("admin",)
    assert first.headline == "Starafrica to dispose assets for $6 million to clear debt"
    assert first.categories == ("business", "companies", "economy")
    names = {(term.domain, term.slug): term.name for term in of(Term, found)}
    assert names["post_tag", first.tags[0]] == "companies"
    assert words(first.blocks).startswith("By Tester Harare, July 19 (The SDNewTester) - Cash-strapped")
    assert words(first.blocks).endswith("Bla bla test")
    assert [type(block) for block in stories[2].blocks] == [Paragraph, Paragraph]
    assert any(isinstance(block, Preserved) for block in stories[4].blocks)


def test_superdesk_thumbnail() -> None:
    [story] = of(IncomingStory, read("sdcore__wordpress_wxr_thumb.xml"))
    assert story.lead is not None
    assert (story.lead.url, story.lead.caption, story.lead.title) == (
        "https://toto.invalid/attachment.jpg",
        "excerpt",
        "test",
    )


def test_leaking_form_shortcode_reaches_no_reader() -> None:
    [story] = of(IncomingStory, read("sdcore__wordpress_wxr_funke.xml"))
    first = story.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.html.startswith("<b>Mysterium")
    shown = [block for block in story.blocks if not isinstance(block, Preserved)]
    assert "contact_form" not in words(shown)
    assert story.seo_title == "Mysterium Secrets & Lies - werdet ihr den Mordfall lösen?"
    assert story.seo_description.startswith("Mysterium Secrets & Lies ist die offizielle Adaption")


@pytest.mark.parametrize("name", ["modernized", "raw_export"])
@pytest.mark.parametrize(
    ("language", "headline"), [("fr", "Sous le ciel"), ("en-GB", "Under heaven"), ("he", "Sous le ciel")]
)
def test_one_language_of_several_is_chosen(name: str, language: str, headline: str, tmp_path: Path) -> None:
    fragment = (SAMPLES / "wxr-fragments" / f"nikola__wordpress_qtranslate_item_{name}.xml").read_text("utf-8")
    path = tmp_path / "export.xml"
    path.write_text(HEAD + fragment + TAIL, "utf-8")
    [story] = of(IncomingStory, list(read_wordpress(path, language=language)))
    assert story.headline == headline
    assert "other-languages" in {note.code for note in story.notes}
    assert len(story.blocks) == 1


def test_theme_unit_data_becomes_blocks_of_every_kind() -> None:
    stories = {story.source_id: story for story in of(IncomingStory, read("wpimporter__theme-unit-test-data.xml"))}
    kinds = Counter(type(block).__name__ for story in stories.values() for block in story.blocks)
    assert set(kinds) >= {
        "Paragraph",
        "Heading",
        "BulletList",
        "Quotation",
        "PullQuote",
        "Picture",
        "Gallery",
        "Media",
        "Embed",
        "Table",
        "File",
    }
    embeds = [block for block in stories["1738"].blocks if isinstance(block, Embed)]
    assert embeds[1] == Embed("https://youtu.be/ex8fMxXJDJw", "YouTube")
    unknown = {note.detail for story in stories.values() for note in story.notes if note.code == "unknown-block"}
    assert unknown == set()
