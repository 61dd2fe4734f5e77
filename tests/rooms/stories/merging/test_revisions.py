"""Versions of real stories are merged, written and published."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from masthead.related.models import RelatedChoice
from masthead.stories import merging
from masthead.stories.blocks import BODY_BLOCKS
from masthead.stories.merge import Blocks, Keys, Rich, Story, Text, merge
from masthead.stories.models import Byline, Correction, InMemoriam, StoryTopic
from masthead.stories.models import Story as StoryPage
from tests import make

pytestmark = pytest.mark.django_db

Content = dict[str, Any]


def every_block(photo: int, document: int, story: int) -> list[dict[str, Any]]:
    """A body with every kind of block, in its stored form."""
    picture = {"photo": photo, "caption": "<p>A <b>boat</b></p>", "credit": "AP", "alt": "Boat"}
    media = {"file": document, "url": "", "caption": "", "credit": "", "transcript": "Words."}
    table = {
        "columns": [{"type": "text", "heading": "Who"}, {"type": "number", "heading": "How many"}],
        "rows": [{"values": ["<p>Trams</p>", "3,000"]}, {"values": ["<p>Buses</p>", "12"]}],
        "caption": "Fleet",
    }
    values: dict[str, Any] = {
        "paragraph": '<p data-block-key="k1">The <a linktype="page" id="1">council</a> voted.</p>',
        "heading": {"text": "What now", "level": "2"},
        "picture": picture,
        "quotation": {"text": "<p>No.</p>", "attribution": "The mayor"},
        "pull_quote": {"text": "No.", "attribution": ""},
        "list": {"items": items("<p>one</p>", "<p>two</p>"), "is_ordered": True},
        "gallery": {"title": "Boats", "pictures": items(picture, {**picture, "credit": "Reuters"})},
        "video": {**media, "poster": photo},
        "audio": media,
        "embed": {"url": "https://video.example/1", "caption": "", "title": "A tram", "poster": None},
        "table": {"caption": "Fleet", "has_header_row": True, "has_header_column": False, "table": table},
        "key_points": {"title": "", "points": items("One.", "Two.")},
        "callout": {"title": "Write to us", "text": "<p>Now.</p>", "style": "plain"},
        "related": {"title": "", "stories": items(story)},
        "document": {"document": document, "title": "The plan"},
        "timeline": {"when": "06:30", "heading": "", "text": "<p>Fog.</p>"},
        "preserved": {"source": "<marquee>", "reason": "unknown"},
    }
    return [{"type": kind, "value": value, "id": f"block-{kind}"} for kind, value in values.items()]


def items(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value, "id": f"item-{number}"} for number, value in enumerate(values)]


@pytest.fixture
def story() -> StoryPage:
    """A public story with something in every field and row."""
    paper = make.edition()
    section = make.section(paper)
    other = make.draft(section, "Another story")
    photo = make.photo()
    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"%PDF", name="plan.pdf"))
    page = make.draft(
        section,
        by=make.person(paper),
        about=(make.topic(paper),),
        body=every_block(photo.pk, document.pk, other.pk),
        key_points=[{"type": "point", "value": "Trams come.", "id": "p"}],
        standfirst="Seven to four.",
        lead_photo=photo,
        lead_caption="<p>The <i>tram</i></p>",
        lead_alt="A tram",
        lead_credit="AP",
    )
    page.further_sections = [make.section(paper, "Roads"), make.section(paper, "Money")]
    page.corrections = [Correction(text="It was seven, not six."), Correction(text="It was Monday.")]
    page.memoriam = [InMemoriam(person="A. Levy", born="1930")]
    page.related_choices = [RelatedChoice(other=other)]
    page.save_revision().publish()
    return StoryPage.objects.get(pk=page.pk)


def content_of(page: StoryPage) -> Content:
    """The content of its newest version, as the database has it."""
    revision = page.save_revision()
    revision.refresh_from_db()
    content: Content = revision.content
    return content


def unpacked(content: Content) -> Content:
    """Content whose blocks can be compared: PostgreSQL keeps the names in them in an order of its own."""
    return content | {name: json.loads(content[name]) for name in ("body", "key_points")}


def changed(page: StoryPage, content: Content, change: Callable[[StoryPage], None]) -> Content:
    """The content after somebody opened it in the editor, changed something, and saved."""
    opened = page.with_content_json(content)
    change(opened)
    return content_of(opened)


def test_what_is_read_and_written_is_what_it_was(story: StoryPage) -> None:
    content = content_of(story)
    assert {block["type"] for block in json.loads(content["body"])} == {name for name, _ in BODY_BLOCKS}
    assert unpacked(merging.written(merging.plain(content), content)) == unpacked(content)


def test_texts_are_known_as_texts(story: StoryPage) -> None:
    fields = merging.plain(content_of(story)).fields
    assert {type(fields[name]) for name in ("title", "standfirst", "lead_alt", "notes")} == {Text}
    assert type(fields["lead_caption"]) is Rich
    assert type(fields["further_sections"]) is Keys
    assert not {type(fields[name]) for name in ("kind", "lead_embed", "source_id", "address_slug")} & {Text, Rich}
    values = {block.kind: block.value for block in fields["body"]}
    assert type(values["paragraph"]) is Rich
    assert type(values["heading"]["text"]) is Text
    assert type(values["heading"]["level"]) is str
    assert type(values["list"]["items"]) is Blocks
    assert type(values["gallery"]["pictures"][0].value["caption"]) is Rich
    assert [type(cell) for cell in values["table"]["table"]["rows"][0]["values"]] == [Rich, Text]
    assert type(values["embed"]["url"]) is str


def test_what_editors_can_change_is_merged_and_what_belongs_to_the_page_is_not(story: StoryPage) -> None:
    fields = merging.plain(content_of(story)).fields
    editable = {field.name for field in StoryPage._meta.local_fields if field.editable and not field.primary_key}
    assert editable <= set(fields)
    assert {"title", "bylines", "story_topics", "corrections", "memoriam", "related_choices"} <= set(fields)
    assert not {"pk", "path", "state", "address", "published_at", "section", "live"} & set(fields)


def test_items_stored_in_the_older_form_stay_in_it(story: StoryPage) -> None:
    content = content_of(story)
    older = [{"type": "key_points", "value": {"title": "", "points": ["One.", "Two."]}, "id": "x"}]
    content["body"] = json.dumps(older)
    assert unpacked(merging.written(merging.plain(content), content)) == unpacked(content)


def test_a_table_whose_rows_do_not_fit_stays_as_it_is(story: StoryPage) -> None:
    content = content_of(story)
    table = {"columns": [], "rows": [{"values": ["x"]}], "caption": ""}
    content["body"] = json.dumps([{"type": "table", "value": {"caption": "", "table": table}, "id": "x"}])
    assert unpacked(merging.written(merging.plain(content), content)) == unpacked(content)


def merged_content(base: Content, ours: Content, theirs: Content) -> tuple[Content, int]:
    versions: list[Story] = [merging.plain(content) for content in (base, ours, theirs)]
    merged = merge(*versions)
    return merging.written(merged.story, ours), len(merged.conflicts)


def test_what_two_editors_saved_is_published(story: StoryPage) -> None:
    base = content_of(story)
    paper = story.edition
    maya, noa = story.bylines.get().person, make.person(paper, "Noa Peretz")
    roads = make.topic(paper, "Roads")

    def ours_changes(page: StoryPage) -> None:
        page.title = "City council votes for the tram"
        page.bylines = [Byline(person=noa, sort_order=0), Byline(person=maya, sort_order=1)]
        page.corrections.add(Correction(text="And it rained."))

    def theirs_changes(page: StoryPage) -> None:
        page.title = "Council votes against the tram"
        page.body = [
            *(
                {**block, "value": block["value"].replace("voted", "slept")} if block["type"] == "paragraph" else block
                for block in page.body.raw_data
            ),
            {"type": "paragraph", "value": "<p>More follows.</p>", "id": "new"},
        ]
        page.story_topics.add(StoryTopic(topic=roads))
        page.further_sections = page.further_sections.all()[:1]

    content, conflicts = merged_content(base, changed(story, base, ours_changes), changed(story, base, theirs_changes))
    assert conflicts == 0
    story.with_content_json(content).save_revision().publish()

    page = StoryPage.objects.get(pk=story.pk)
    assert page.title == "City council votes against the tram"
    assert [byline.person for byline in page.bylines.all()] == [noa, maya]
    assert [row.topic.name for row in page.story_topics.all()] == ["Trams", "Roads"]
    assert {row.text for row in page.corrections.all()} == {
        "It was seven, not six.",
        "It was Monday.",
        "And it rained.",
    }
    assert page.further_sections.count() == 1
    assert page.body[0].value.source == '<p data-block-key="k1">The <a linktype="page" id="1">council</a> slept.</p>'
    assert page.body[-1].value.source == "<p>More follows.</p>"
    assert len(page.body) == len(BODY_BLOCKS) + 1


def test_a_correction_that_was_published_meanwhile_keeps_its_number(story: StoryPage) -> None:
    base = content_of(story)
    update = changed(story, base, lambda page: setattr(page, "standfirst", "Seven to four, at last."))

    def correct(page: StoryPage) -> None:
        page.corrections.add(Correction(text="It was Tuesday."))

    story.with_content_json(changed(story, base, correct)).save_revision().publish()
    public = content_of(StoryPage.objects.get(pk=story.pk))
    content, conflicts = merged_content(base, update, public)
    assert conflicts == 0
    story.with_content_json(content).save_revision().publish()
    page = StoryPage.objects.get(pk=story.pk)
    assert page.standfirst == "Seven to four, at last."
    numbers = {row["pk"] for row in public["corrections"]}
    assert {row.pk for row in page.corrections.all()} == numbers
    assert len(numbers) == 3
