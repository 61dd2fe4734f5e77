"""Dates, people, terms, pictures, menus and comments of items."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from masthead.archive.sources import read_wordpress
from masthead.archive.sources.wordpress.credits import credit_of
from masthead.archive.sources.wordpress.dates import first_date, moment, rfc822
from masthead.archive.sources.wordpress.languages import chosen
from masthead.archive.sources.wordpress.slugs import from_address, readable
from masthead.stories.incoming import (
    Comment,
    IncomingFile,
    IncomingMenuItem,
    IncomingPerson,
    IncomingPhoto,
    IncomingSite,
    IncomingStory,
    Note,
    Skipped,
    Status,
    Term,
)
from tests.rooms.archive.sources.exports import HEAD, TAIL, item, meta, read, stories, story

JERUSALEM = ZoneInfo("Asia/Jerusalem")


@pytest.mark.parametrize(
    ("gmt", "local", "published", "wanted"),
    [
        ("2020-06-01 10:00:00", "2020-06-01 13:00:00", "", datetime(2020, 6, 1, 10, tzinfo=UTC)),
        ("0000-00-00 00:00:00", "2020-06-01 13:00:00", "", datetime(2020, 6, 1, 10, tzinfo=UTC)),
        ("", "2020-01-01 12:00:00", "", datetime(2020, 1, 1, 10, tzinfo=UTC)),
        ("", "", "Mon, 01 Jun 2020 10:00:00 +0000", datetime(2020, 6, 1, 10, tzinfo=UTC)),
        ("2020-13-45 99:00:00", "", "Mon, 01 Jun 2020 10:00:00 +0000", datetime(2020, 6, 1, 10, tzinfo=UTC)),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", "Wed, 30 Nov -0001 00:00:00 +0000", None),
        ("", "", "Tue, 30 Nov 1999 00:00:00 +0000", None),
        ("9999-12-31 23:59:59", "", "", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_best_date_is_taken(gmt: str, local: str, published: str, wanted: datetime | None) -> None:
    assert first_date(gmt, local, published, JERUSALEM)[0] == wanted


@pytest.mark.parametrize("text", ["", "nonsense", "2020-02-31 00:00:00", "-1-01-01", "0001-01-01 00:00:00", "٢٠٢٠"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment(text, JERUSALEM) is None
    assert rfc822(text) is None


def test_bad_date_is_noted_with_its_text() -> None:
    dated = item("x").replace("2020-01-02 03:04:05", "2020-02-31 03:04:05")
    [found] = stories(dated)
    assert found.published_at is None
    assert Note("bad-date", "2020-02-31 03:04:05") in found.notes


def test_local_dates_take_the_offset_that_other_items_show() -> None:
    known = item("x", more="<wp:post_date>2020-01-02 05:04:05</wp:post_date>")
    local = item("y", 2, more="<wp:post_date>2020-01-03 12:00:00</wp:post_date>").replace(
        "<wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>", ""
    )
    found = read(known, local)
    assert found[0].utc_offset_minutes == 120
    assert found[-1].published_at == datetime(2020, 1, 3, 10, tzinfo=UTC)
    assert stories(known, local, zone=UTC)[1].published_at == datetime(2020, 1, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "status", "noted"),
    [
        ("publish", Status.LIVE, False),
        ("future", Status.SCHEDULED, False),
        ("pending", Status.DRAFT, False),
        ("private", Status.PRIVATE, False),
        ("trash", Status.TRASHED, False),
        ("inherit", Status.DRAFT, True),
        ("pitch", Status.DRAFT, True),
        ("", Status.DRAFT, True),
    ],
)
def test_states(given: str, status: Status, noted: bool) -> None:
    [found] = stories(item("x").replace("<wp:status>publish", f"<wp:status>{given}"))
    assert found.status is status
    assert any(note.code == "odd-status" for note in found.notes) is noted


def test_particulars_of_a_story() -> None:
    found = story(
        "Body",
        more="<wp:post_name>%d7%a9%d7%9c%d7%95%d7%9d</wp:post_name><wp:is_sticky>1</wp:is_sticky>"
        "<wp:post_password>s</wp:post_password><link>https://lantern.example/a/</link>"
        '<category domain="category" nicename="news"><![CDATA[News]]></category>'
        '<category domain="category" nicename="sea"><![CDATA[Sea &amp; Shore]]></category>'
        '<category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category>'
        '<category domain="language" nicename="he"><![CDATA[עברית]]></category>'
        '<category domain="post_translations" nicename="pll_5"><![CDATA[pll_5]]></category>'
        '<category domain="mood" nicename="calm"><![CDATA[Calm]]></category>'
        + meta("_wp_old_slug", "old-one")
        + meta("_wp_old_slug", "old-two")
        + meta("_yoast_wpseo_title", "%%title%% Sea Day %%sep%% %%sitename%%")
        + meta("_yoast_wpseo_metadesc", "All of &quot;it&quot;"),
    )
    assert (found.slug, found.is_sticky, found.is_password_protected) == ("שלום", True, True)
    assert (found.categories, found.other_terms) == (("news", "sea"), (("mood", "calm"),))
    assert (found.format, found.language, found.translation_group) == ("aside", "he", "pll_5")
    assert found.old_slugs == ("old-one", "old-two")
    assert (found.seo_title, found.seo_description) == ("Sea Day", 'All of "it"')


def test_main_category_comes_first() -> None:
    header = (
        "<wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>sea</wp:category_nicename>"
        "<wp:category_parent>news</wp:category_parent><wp:cat_name><![CDATA[Sea]]></wp:cat_name></wp:category>"
    )
    more = '<category domain="category" nicename="news">News</category>'
    more += '<category domain="category" nicename="sea">Sea</category>'
    found = read(header, item("x", more=more + meta("_yoast_wpseo_primary_category", "7")))
    assert [one for one in found if isinstance(one, Term)] == [
        Term("sea", "Sea", parent_slug="news", domain="category", source_id="7"),
        Term("news", "News", domain="category"),
    ]
    assert found[-1].categories == ("sea", "news")


def test_guest_authors_are_known_before_their_stories() -> None:
    guest = item(
        "", 5, "guest-author", meta("cap-display_name", "Ada Lev") + meta("cap-user_login", "ada-lev")
        + meta("cap-description", "Writes on the <b>sea</b>.") + meta("cap-user_email", "ada@lantern.example"),
    )  # fmt: skip
    more = (
        "<dc:creator>admin</dc:creator>"
        '<category domain="author" nicename="cap-ada-lev"><![CDATA[ada-lev]]></category>'
        '<category domain="author" nicename="noa"><![CDATA[Noa Stern]]></category>'
    )
    found = read(item("x", more=more), guest)
    assert found[1] == IncomingPerson("ada-lev", "Ada Lev", "ada-lev", "Writes on the sea.", "ada@lantern.example")
    assert found[2] == IncomingPerson("noa", "Noa Stern", "noa")
    [written] = [one for one in found if isinstance(one, IncomingStory)]
    assert written.people == ("ada-lev", "noa")


def test_attachment_with_credit_from_its_file() -> None:
    metadata = (
        'a:2:{s:5:"width";i:10;s:10:"image_meta";a:3:{s:6:"credit";s:9:"Ada Lév";s:7:"caption";s:0:"";'
        's:9:"copyright";s:3:"AFP";}}'
    )
    more = (
        "<wp:attachment_url>https://lantern.example/wp-content/uploads/2020/01/a.jpg</wp:attachment_url>"
        "<excerpt:encoded><![CDATA[The <strong>pier</strong>]]></excerpt:encoded><wp:post_parent>3</wp:post_parent>"
        + meta("_wp_attachment_image_alt", "A pier")
        + meta("_wp_attached_file", "2020/01/a.jpg")
        + meta("_wp_attachment_metadata", metadata)
    )
    assert read(item("Long text", 4, "attachment", more))[1] == IncomingPhoto(
        source_id="4",
        url="https://lantern.example/wp-content/uploads/2020/01/a.jpg",
        caption="The <b>pier</b>",
        credit="Ada Lév",
        alt="A pier",
        title="Story 4",
        file="2020/01/a.jpg",
        description="Long text",
        parent_id="3",
    )


@pytest.mark.parametrize(
    ("values", "credit"),
    [
        ({"_media_credit": "Ada"}, "Ada"),
        ({"photo_credit": "<a href='x'>Ada</a>"}, "Ada"),
        ({"_wp_attachment_metadata": 's:10:"image_meta";a:1:{s:6:"credit";s:99:"Ada";}'}, "Ada"),
        ({"_wp_attachment_metadata": 's:10:"image_meta";a:2:{s:6:"credit";s:0:"";s:9:"copyright";s:3:"AFP";}'}, "AFP"),
        ({"_wp_attachment_metadata": 's:6:"credit";s:3:"Ada";'}, ""),
        ({}, ""),
    ],
)
def test_credits(values: dict[str, str], credit: str) -> None:
    assert credit_of(values) == credit


def test_document_is_a_file_and_no_picture() -> None:
    more = "<wp:attachment_url>https://lantern.example/r.pdf</wp:attachment_url>"
    assert read(item("", 4, "attachment", more))[1] == IncomingFile("4", "https://lantern.example/r.pdf", "Story 4")


def test_menu_items() -> None:
    tag = "<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>sea</wp:tag_slug><wp:tag_name>Sea</wp:tag_name></wp:tag>"
    menu = '<category domain="nav_menu" nicename="main"><![CDATA[Main]]></category><wp:menu_order>2</wp:menu_order>'
    one = (
        menu
        + meta("_menu_item_type", "taxonomy")
        + meta("_menu_item_object", "post_tag")
        + meta("_menu_item_object_id", "9")
    )
    two = (
        menu
        + meta("_menu_item_type", "custom")
        + meta("_menu_item_url", "/x/")
        + meta("_menu_item_menu_item_parent", "1")
    )
    found = read(tag, item("", 1, "nav_menu_item", one), item("", 2, "nav_menu_item", two))
    assert found[2:] == [
        IncomingMenuItem("1", "Main", "Story 1", position=2, target_kind="tag", target_id="sea"),
        IncomingMenuItem("2", "Main", "Story 2", url="/x/", parent_id="1", position=2),
    ]


def test_comments_keep_their_state_and_thread() -> None:
    more = (
        "<wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author><![CDATA[A &amp; B]]></wp:comment_author>"
        "<wp:comment_date_gmt>2020-01-02 03:04:05</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>"
        "<wp:comment_content><![CDATA[Yes <b>and</b>\nno<script>x</script>]]></wp:comment_content>"
        "<wp:comment_parent>2</wp:comment_parent><wp:comment_type>pingback</wp:comment_type></wp:comment>"
        "<wp:comment><wp:comment_content>x</wp:comment_content><wp:comment_approved>spam</wp:comment_approved></wp:comment>"
    )
    when = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert story("Body", more).comments == (
        Comment("3", "A & B", "Yes and\nno", when, is_approved=True, parent_id="2", kind="pingback"),
        Comment("#2", "", "x", None, is_approved=False),
    )


def test_technical_items_are_counted_and_not_filed() -> None:
    found = read(item("", 1, "revision"), item("", 2, "acf-field-group"), item("p{}", 3, "custom_css"))
    assert [(one.source_id, one.kind) for one in found if isinstance(one, Skipped)] == [
        ("1", "revision"),
        ("2", "acf-field-group"),
        ("3", "custom_css"),
    ]
    assert not any(isinstance(one, IncomingStory) for one in found)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("[:en]Sea[:he]ים[:]", "he", "ים"),
        ("[:en]Sea[:he]ים[:]", "en-GB", "Sea"),
        ("<!--:en-->Sea<!--:--><!--:he-->ים<!--:-->", "he", "ים"),
        ("{:en}Sea{:}{:he}ים{:}!", "he", "ים!"),
        ("[:en]Sea[:he]ים[:]", "", "Sea"),
        ("At 10:30 [:] plain", "en", "At 10:30 [:] plain"),
    ],
)
def test_languages(text: str, language: str, wanted: str) -> None:
    assert chosen(text, language)[0] == wanted


@pytest.mark.parametrize(
    ("slug", "wanted"),
    [
        *[("%D7%A9", "ש"), ("a.html", "a"), ("100%", "100%"), ("%ff", "%ff"), ("A B", "a-b"), ("", "")],
        *[("%d7%a9%d7%9c-%d7%9d%d7", "של"), ("%d7%a9%d7%9c-%d7%9d%d", "של"), ("%d7%a9%d7%9c-%d7%9d%", "של")],
        *[("%d7%a9%d7%9c-%d", "של"), ("%d7%a9%d7%9c%d7", "של"), ("%d7%a9%ff%d7%9c", "%d7%a9%ff%d7%9c")],
    ],
)
def test_slugs(slug: str, wanted: str) -> None:
    assert readable(slug) == wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a.example/2020/x-y/", "x-y"),
        ("/draft-post", "draft-post"),
        ("https://a.example/?p=3", ""),
        ("http://[", ""),
    ],
)
def test_slug_from_address(url: str, wanted: str) -> None:
    assert from_address(url) == wanted


def test_site_says_who_it_is() -> None:
    [site] = read()
    assert site == IncomingSite("The Lantern", "https://lantern.example", "en", version="1.2")


def test_progress_runs_to_its_end() -> None:
    seen: list[tuple[int, int]] = []
    data = (HEAD + item("x") * 3000 + TAIL).encode()
    list(read_wordpress(io.BytesIO(data), progress=lambda done, total: seen.append((done, total))))
    assert seen == sorted(seen)
    assert seen[-1] == (2 * len(data), 2 * len(data))
