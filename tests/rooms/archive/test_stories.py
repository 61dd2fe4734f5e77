"""Stories of an archive: how they come in, what they become, and that they come in once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from wagtail.models import Page

from masthead.archive.models import ArchivedComment
from masthead.editions.models import Edition
from masthead.people.models import Person
from masthead.stories import after, lists
from masthead.stories.kinds import Kind
from masthead.stories.models import Listing, Section, Story
from tests import make
from tests.rooms.archive.importing import bring_in, export, post, term
from tests.rooms.archive.sources.exports import meta

pytestmark = pytest.mark.django_db


def only() -> Story:
    return Story.objects.get()


def test_a_public_story_stands_at_its_day_in_the_zone_of_the_edition(edition: Edition, tmp_path: Path) -> None:
    done = bring_in(edition, export(tmp_path, post(date="2020-01-02 23:30:00", slug="harbour-closed")))
    story = only()
    assert story.address == "/2020/01/03/harbour-closed/"  # the edition is in Jerusalem
    assert (story.live, story.is_from_archive, story.section.title) == (True, True, "News")
    assert story.published_at == datetime(2020, 1, 2, 23, 30, tzinfo=UTC)
    assert done.item("1")["address"] == story.address
    assert (done.totals["stories_created"], done.totals["failed"]) == (1, 0)


def test_the_tree_is_whole_after_a_bulk_insert(edition: Edition, tmp_path: Path) -> None:
    section = make.section(edition, "News")
    make.draft(section, "Here before")
    bring_in(edition, export(tmp_path, *[post(number) for number in range(1, 41)]))
    assert Page.find_problems() == ([], [], [], [], [])
    section.refresh_from_db()
    assert section.numchild == 41
    # an editor's story after it gets a place of its own
    assert make.draft(section, "Here after").path > Story.objects.get(title="Story 40").path
    assert all(page.url_path.startswith(section.url_path) for page in Story.objects.all())


def test_a_story_stands_in_the_lists_that_publication_would_put_it_in(edition: Edition, tmp_path: Path) -> None:
    terms = term("city", "City") + term("opinion", "Opinion") + term("trams", "Trams", "post_tag")
    bring_in(edition, export(tmp_path, post(more=terms)))
    story = only()
    imported = set(Listing.objects.filter(story=story).values_list("list", flat=True))
    assert imported == lists.lists_of(story)
    assert {section.title for section in story.further_sections.all()} == {"Opinion"}


def test_a_second_run_changes_nothing(edition: Edition, tmp_path: Path) -> None:
    comment = "<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_content>Well</wp:comment_content></wp:comment>"
    path = export(tmp_path, post(1, more=term("city", "City") + comment), post(2, kind="page"), post(3, status="draft"))
    bring_in(edition, path)
    before = [(model, model.objects.count()) for model in (Page, Person, Listing, ArchivedComment)]
    done = bring_in(edition, path)
    assert [(model, model.objects.count()) for model in (Page, Person, Listing, ArchivedComment)] == before
    assert (done.totals["stories_unchanged"], done.totals["pages_unchanged"]) == (2, 1)
    made = {name: count for name, count in done.totals.items() if count and name.endswith(("_created", "_updated"))}
    assert made == {}
    assert {item["action"] for item in done.items} == {"unchanged"}


def test_a_changed_item_updates_its_story_and_keeps_its_address(edition: Edition, tmp_path: Path) -> None:
    bring_in(edition, export(tmp_path, post(1, slug="first", more=term("city", "City"))))
    was = only()
    changed = post(1, "<p>Corrected.</p>", title="Another headline", slug="second", more=term("sport", "Sport"))
    done = bring_in(edition, export(tmp_path, changed))
    story = only()
    assert (story.pk, story.address, story.title) == (was.pk, was.address, "Another headline")
    assert story.section.title == "Sport"
    assert story.get_parent().pk == story.section_id
    assert "Corrected." in story.body.render_as_block()
    assert set(Listing.objects.filter(story=story).values_list("list", flat=True)) == lists.lists_of(story)
    assert Page.find_problems() == ([], [], [], [], [])
    assert (done.totals["stories_updated"], done.item("1")["action"]) == (1, "updated")


def test_what_an_editor_changed_is_left_alone(edition: Edition, tmp_path: Path) -> None:
    bring_in(edition, export(tmp_path, post(1), post(2), post(3)))
    edited, withdrawn, deleted = Story.objects.order_by("pk")
    edited.title = "By an editor"
    edited.save_revision().publish()
    withdrawn.unpublish()
    deleted.delete()
    done = bring_in(edition, export(tmp_path, *[post(number, "<p>New</p>") for number in (1, 2, 3)]))
    assert [done.item(number)["action"] for number in "123"] == ["kept"] * 3
    assert [done.codes(number) for number in "123"] == [{"edited-here"}, {"withdrawn-here"}, {"deleted-here"}]
    assert Story.objects.get(pk=edited.pk).title == "By an editor"
    assert not Story.objects.get(pk=withdrawn.pk).live
    assert Story.objects.count() == 2
    assert done.totals["stories_kept"] == 3


def test_archive_stories_start_no_feed_mail_or_push(edition: Edition, tmp_path: Path, monkeypatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr(after, "_listeners", [lambda event, ids: heard.append((event, ids))])
    bring_in(edition, export(tmp_path, post(1)))
    bring_in(edition, export(tmp_path, post(1, "<p>Another body.</p>", more=term("city", "City"))))
    assert heard == []


@pytest.mark.parametrize(
    ("state", "note", "for_editors"),
    [
        ({"status": "draft"}, set(), ""),
        ({"status": "pending"}, set(), ""),
        ({"status": "private"}, {"was-private"}, "private"),
        ({"status": "future", "date": "2031-01-01 10:00:00"}, {"was-scheduled"}, "2031-01-01 10:00 UTC"),
        ({"more": "<wp:post_password>secret</wp:post_password>"}, {"was-password-protected"}, "password"),
        ({"date": "0000-00-00 00:00:00"}, {"no-date-draft", "no-date"}, "without a date"),
        ({"date": "2999-01-01 00:00:00"}, {"future-date-draft"}, "still to come"),
        ({"date": "9999-12-31 23:59:59"}, {"bad-date-draft"}, "none of a calendar"),
    ],
)
def test_what_readers_could_not_see_stays_a_draft(
    edition: Edition, tmp_path: Path, state: dict, note: set[str], for_editors: str
) -> None:
    done = bring_in(edition, export(tmp_path, post(1, **state)))
    story = only()
    assert (story.live, story.address, story.has_unpublished_changes) == (False, "", True)
    assert done.codes("1") >= note
    assert for_editors in story.notes
    assert done.totals["drafts"] == 1
    assert not Listing.objects.exists()


def test_a_draft_that_is_published_at_the_source_gets_its_address(edition: Edition, tmp_path: Path) -> None:
    bring_in(edition, export(tmp_path, post(1, status="draft")))
    bring_in(edition, export(tmp_path, post(1)))
    story = only()
    assert (story.live, story.address) == (True, "/2020/01/02/story-1/")
    assert Listing.objects.filter(story=story).exists()


def test_what_lay_in_the_trash_is_reported_and_not_made(edition: Edition, tmp_path: Path) -> None:
    done = bring_in(edition, export(tmp_path, post(1, status="trash"), post(2, status="trash", kind="page")))
    assert not Story.objects.exists()
    assert [item["action"] for item in done.items] == ["skipped", "skipped"]
    assert done.totals["skipped"] == 2


def test_same_slug_on_one_day_gets_a_number(edition: Edition, tmp_path: Path) -> None:
    morning = datetime(2020, 1, 2, 9, tzinfo=UTC)
    make.published(make.section(edition, "News"), "Weather", by=make.person(edition), at=morning)
    bring_in(edition, export(tmp_path, *[post(number, slug="weather") for number in (1, 2, 3)]))
    addresses = Story.objects.filter(is_from_archive=True).order_by("pk").values_list("address", flat=True)
    assert list(addresses) == [f"/2020/01/02/weather-{number}/" for number in (2, 3, 4)]


def test_headline_and_slug_are_made_where_they_are_missing(edition: Edition, tmp_path: Path) -> None:
    words = "<p>The ferry to the islands did not leave this morning because of the storm at sea.</p>"
    done = bring_in(edition, export(tmp_path, post(1, words, title="", slug="", link="https://lantern.example/?p=1")))
    story = only()
    assert story.title == "The ferry to the islands did not leave this morning because of…"
    assert story.address == "/2020/01/02/the-ferry-to-the-islands-did-not-leave-this-morning-because-of/"
    assert "headline-from-text" in done.codes("1")


def test_nothing_that_is_too_long_is_lost(edition: Edition, tmp_path: Path) -> None:
    headline, social = "Long " * 80, "Social " * 40
    done = bring_in(edition, export(tmp_path, post(1, title=headline, more=meta("_yoast_wpseo_title", social))))
    story = only()
    assert len(story.title) <= 255
    assert headline.strip() in story.notes
    assert social.strip() in story.notes
    assert "cut" in done.codes("1")


def test_stories_without_a_byline_get_that_of_the_staff(edition: Edition, tmp_path: Path) -> None:
    done = bring_in(edition, export(tmp_path, post(1, creator="")))
    [byline] = only().bylines.all()
    assert byline.person.is_default_staff
    assert only().lacks == "byline"
    assert done.totals["lacks_byline"] == 1


def test_bylines_stand_in_order_and_their_mail_addresses_are_not_printed(edition: Edition, tmp_path: Path) -> None:
    author = (
        "<wp:author><wp:author_login>noa</wp:author_login><wp:author_email>noa@lantern.example</wp:author_email>"
        "<wp:author_display_name>Noa Stern</wp:author_display_name></wp:author>"
    )
    known = make.person(edition, "Eli Vidal")
    by = term("cap-eli-vidal", "Eli Vidal", "author") + term("cap-noa", "Noa Stern", "author")
    done = bring_in(edition, export(tmp_path, author, post(1, more=by)))
    assert [row.person.name for row in only().bylines.all()] == ["Eli Vidal", "Noa Stern"]
    assert only().bylines.first().person == known
    assert done.totals["people_created"] == 1
    assert not Person.objects.exclude(email="").exists()


def test_categories_become_sections_below_each_other(edition: Edition, tmp_path: Path) -> None:
    head = "".join(
        f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{slug}</wp:category_nicename>"
        f"<wp:category_parent>{above}</wp:category_parent><wp:cat_name>{slug.title()}</wp:cat_name></wp:category>"
        for number, (slug, above) in enumerate([("harbour", "news"), ("news", ""), ("archive", ""), ("2019", "")], 1)
    )
    bring_in(edition, export(tmp_path, head, post(1, more=term("harbour", "Harbour"))))
    assert only().section.url_path.endswith("/news/harbour/")
    assert {section.slug for section in Section.objects.all()} == {"news", "harbour", "archive-section", "2019-section"}


def test_uncategorized_is_the_first_section(edition: Edition, tmp_path: Path) -> None:
    section = make.section(edition, "City")
    bring_in(edition, export(tmp_path, post(1, more=term("uncategorized", "Uncategorized"))))
    assert only().section == section
    assert Section.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "name", "kind"),
    [
        ("opinions", "Opinions", Kind.OPINION),
        ("op-ed", "Op-Ed", Kind.OPINION),
        ("x1", "Analysis", Kind.ANALYSIS),
        ("x2", "In brief", Kind.BRIEF),
        ("x3", "Obituaries", Kind.MEMORIAM),
        ("x4", "דעות", Kind.OPINION),
        ("city", "City", Kind.NEWS),
    ],
)
def test_the_name_of_a_category_says_the_kind(
    edition: Edition, tmp_path: Path, slug: str, name: str, kind: Kind
) -> None:
    bring_in(edition, export(tmp_path, post(1, more=term(slug, name))))
    assert only().kind == kind


def test_one_topic_however_it_is_spelled(edition: Edition, tmp_path: Path) -> None:
    known = make.topic(edition, "Iran")
    synonym = make.topic(edition, "Middle East")
    synonym.synonyms.create(name="Near East")
    synonym.save()
    terms = [("washington", "washington"), ("washington-2", "Washington"), ("iran", "IRAN"), ("ne", "near  east")]
    items = [post(number, more=term(slug, name, "post_tag")) for number, (slug, name) in enumerate(terms, 1)]
    done = bring_in(edition, export(tmp_path, *items))
    topics = [Story.objects.get(title=f"Story {number}").story_topics.get().topic for number in (1, 2, 3, 4)]
    assert topics[0] == topics[1]
    assert topics[2:] == [known, synonym]
    assert done.totals["topics_created"] == 1


def test_comments_are_kept_and_never_shown(edition: Edition, tmp_path: Path, client) -> None:
    comment = (
        "<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author>Ruth</wp:comment_author>"
        "<wp:comment_content>Unmistakable words</wp:comment_content><wp:comment_approved>1</wp:comment_approved>"
        "<wp:comment_date_gmt>2020-01-03 10:00:00</wp:comment_date_gmt></wp:comment>"
    )
    done = bring_in(edition, export(tmp_path, post(1, more=comment)))
    kept = ArchivedComment.objects.get()
    assert (kept.page_id, kept.author, kept.is_approved) == (only().pk, "Ruth", True)
    assert done.totals["comments_kept"] == 1
    assert "Unmistakable" not in client.get(only().address).content.decode()


def test_readers_see_changes_of_the_first_days_as_updates(edition: Edition, tmp_path: Path) -> None:
    soon = "<wp:post_modified_gmt>2020-01-02 05:00:00</wp:post_modified_gmt>"
    late = "<wp:post_modified_gmt>2023-06-01 00:00:00</wp:post_modified_gmt>"
    bring_in(edition, export(tmp_path, post(1, more=soon), post(2, more=late)))
    assert Story.objects.get(title="Story 1").updated_at == datetime(2020, 1, 2, 5, tzinfo=UTC)
    assert Story.objects.get(title="Story 2").updated_at is None


def test_what_has_no_place_in_a_story_is_reported(edition: Edition, tmp_path: Path) -> None:
    more = term("post-format-aside", "Aside", "post_format") + term("storm", "Storm", "series")
    done = bring_in(edition, export(tmp_path, post(1, more=more + "<wp:is_sticky>1</wp:is_sticky>")))
    assert done.codes("1") >= {"format", "sticky", "term-not-mapped"}


def test_translations_in_two_files_share_a_key(edition: Edition, tmp_path: Path) -> None:
    hebrew = make.edition("he")
    group = term("pll_5f", "pll_5f", "post_translations")
    bring_in(edition, export(tmp_path, post(1, more=group)), is_edition_chosen=True)
    bring_in(hebrew, export(tmp_path, post(2, more=group), post(3, more=group), name="he.xml"), is_edition_chosen=True)
    first, second, third = Story.objects.order_by("pk")
    assert first.translation_key == second.translation_key != third.translation_key
    assert (second.edition, second.address) == (hebrew, "/he/2020/01/02/story-2/")


def test_an_item_goes_to_the_edition_of_its_language(edition: Edition, tmp_path: Path) -> None:
    hebrew = make.edition("he")
    language = term("he", "עברית", "language")
    bring_in(
        edition, export(tmp_path, post(1, more=language + term("city", "עיר")), post(2, more=term("city", "City")))
    )
    assert [story.edition for story in Story.objects.order_by("title")] == [hebrew, edition]
    assert {section.locale.language_code for section in Section.objects.filter(slug="city")} == {"he", "en"}


def test_one_story_that_the_database_refuses_does_not_stop_the_others(
    edition: Edition, tmp_path: Path, monkeypatch
) -> None:
    from masthead.archive import batch

    def refuse(*args, **kwargs):
        if any(filing.headline == "Story 2" for filing in args[1]):
            raise ValueError("refused")
        return file(*args, **kwargs)

    file = batch.file
    monkeypatch.setattr(batch, "file", refuse)
    done = bring_in(edition, export(tmp_path, post(1, more=term("city", "City")), post(2), post(3)))
    assert set(Story.objects.values_list("title", flat=True)) == {"Story 1", "Story 3"}
    assert (done.totals["stories_created"], done.totals["failed"]) == (2, 1)
    assert done.item("2")["action"] == "failed"
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_dry_run_keeps_nothing_and_says_the_same(edition: Edition, tmp_path: Path) -> None:
    path = export(tmp_path, post(1, more=term("city", "City") + term("t", "T", "post_tag")), post(2, kind="page"))
    before = Page.objects.count()
    said = bring_in(edition, path, is_rehearsal=True)
    assert Page.objects.count() == before
    assert not Person.objects.exists()
    done = bring_in(edition, path)
    assert said.totals == done.totals
    assert said.items == done.items
