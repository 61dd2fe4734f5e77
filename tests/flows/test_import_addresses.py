"""An imported archive as readers meet it: old addresses, links, pages, menus."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from masthead.archive.models import ImportedItem
from masthead.editions.models import Edition, Menu, MenuItem
from masthead.stories.models import InformationPage, Section, Story, Topic
from tests import make
from tests.once import once
from tests.rooms.archive.importing import bring_in, export, post, term
from tests.rooms.archive.sources.exports import meta

pytestmark = pytest.mark.django_db


@once
def edition() -> Edition:
    return make.edition()


@once
def one_story(edition: Edition) -> Edition:
    """A paper into which one story came, with a category and a tag."""
    with TemporaryDirectory() as folder:
        terms = term("sea", "Sea") + term("ferry", "Ferry", "post_tag")
        bring_in(edition, export(Path(folder), post(1, more=terms)))
    return edition


def leads(client: Client, old: str, new: str) -> None:
    """An old address answers 301, and what it leads to answers 200."""
    first = client.get(old)
    assert (first.status_code, first.headers.get("Location")) == (301, new), old
    assert client.get(new).status_code == 200, new


def test_old_addresses_of_stories_answer_301(edition: Edition, tmp_path: Path, client: Client) -> None:
    same = post(2, slug="same", link="https://lantern.example/2020/01/02/same/")
    moved = post(1, slug="ferry", link="https://lantern.example/2020/01/ferry/", more=meta("_wp_old_slug", "no-boats"))
    bring_in(edition, export(tmp_path, moved, same))
    for old in ("/2020/01/ferry/", "/?p=1", "/2020/01/no-boats/", "/2020/01/ferry"):
        leads(client, old, "/2020/01/02/ferry/")
    assert client.get("/2020/01/02/same/").status_code == 200
    assert not Redirect.objects.filter(old_path="/2020/01/02/same").exists()
    leads(client, "/?p=2", "/2020/01/02/same/")


@pytest.mark.parametrize(
    "old",
    ["/news/story-1/?utm_source=mail&fbclid=x", "/?p=1&utm_source=mail", "/news/story-1/?amp", "/news/story-1/amp/",
     "/news/story-1/feed/", "/news/story-1/2/", "/news/story-1/comment-page-3/", "/news/story-1/embed"],
)  # fmt: skip
def test_what_hangs_on_an_old_address_does_not_hide_it(one_story: Edition, client: Client, old: str) -> None:
    leads(client, old, "/2020/01/02/story-1/")


@pytest.mark.parametrize(
    ("old", "new"),
    [("/feed/", "/feed.rss"), ("/feed", "/feed.rss"), ("/category/sea/feed/", "/sea/feed.rss"),
     ("/category/sea/page/2/", "/sea/"), ("/tag/ferry/feed/atom/", "/topic/ferry/feed.rss")],
)  # fmt: skip
def test_old_feeds_lead_to_feeds(one_story: Edition, client: Client, old: str, new: str) -> None:
    leads(client, old, new)


@pytest.mark.parametrize("path", ["/nowhere/?utm_source=mail", "/nowhere/feed/", "/nowhere/2/", "/?p=99", "/?p=x%00"])
def test_an_address_that_never_was_leads_nowhere(one_story: Edition, client: Client, path: str) -> None:
    assert client.get(path).status_code == (200 if path.startswith("/?") else 404)


def test_hebrew_addresses_answer_however_they_are_written(edition: Edition, tmp_path: Path, client: Client) -> None:
    link = "https://lantern.example/%d7%97%d7%93%d7%a9%d7%95%d7%aa/%d7%a9%d7%9c%d7%95%d7%9d/"
    bring_in(edition, export(tmp_path, post(1, slug="%d7%a9%d7%9c%d7%95%d7%9d", link=link)))
    assert Story.objects.get().address == "/2020/01/02/שלום/"
    for old in ("/חדשות/שלום/", "/%D7%97%D7%93%D7%A9%D7%95%D7%AA/%D7%A9%D7%9C%D7%95%D7%9D/"):
        answer = client.get(old, follow=True)
        assert [code for _, code in answer.redirect_chain] == [301]
        assert answer.status_code == 200


def test_old_addresses_of_sections_topics_and_people(edition: Edition, tmp_path: Path, client: Client) -> None:
    head = (
        "<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>news</wp:category_nicename>"
        "<wp:cat_name>News</wp:cat_name></wp:category><wp:category><wp:term_id>2</wp:term_id>"
        "<wp:category_nicename>sea</wp:category_nicename><wp:category_parent>news</wp:category_parent>"
        "<wp:cat_name>Sea</wp:cat_name></wp:category>"
    )
    bring_in(edition, export(tmp_path, head, post(1, more=term("sea", "Sea") + term("ferry", "Ferry", "post_tag"))))
    leads(client, "/category/sea/", "/news/sea/")
    leads(client, "/category/news/sea/", "/news/sea/")
    leads(client, "/tag/ferry/", "/topic/ferry/")
    leads(client, "/author/noa/", "/by/noa/")


@once
def newspaper(edition: Edition) -> Edition:
    """A paper with a category, one below it, a tag and a writer, all of them with numbers in the old system."""
    head = (
        "<wp:author><wp:author_id>7</wp:author_id><wp:author_login>noa</wp:author_login>"
        "<wp:author_display_name>Noa</wp:author_display_name></wp:author>"
        "<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>sea</wp:category_nicename>"
        "<wp:cat_name>Sea</wp:cat_name></wp:category>"
        "<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>fish</wp:category_nicename>"
        "<wp:category_parent>sea</wp:category_parent><wp:cat_name>Fish</wp:cat_name></wp:category>"
    )
    terms = term("fish", "Fish") + term("אנייה", "אנייה", "post_tag")
    links = [f'<a href="{href}">{href}</a>' for href in LINKED]
    with TemporaryDirectory() as folder:
        posts = post(1, f"<p>{' '.join(links)}</p>", more=terms), post(2, more=terms)
        bring_in(edition, export(Path(folder), head, *posts))
    return edition


LED = {
    "/index.php/category/sea/": "/sea/",
    "/index.php/category/sea/fish/": "/sea/fish/",
    "/index.php/category/sea/feed/": "/sea/feed.rss",
    "/index.php/tag/אנייה/": "/topic/אנייה/",
    "/index.php/author/noa/": "/by/noa/",
    "/index.php/author/noa/page/3/": "/by/noa/",
    "/index.php/feed/": "/feed.rss",
    "/index.php?p=2": "/2020/01/02/story-2/",
    "/?p=2&preview=true": "/2020/01/02/story-2/",
    "/?cat=3": "/sea/fish/",
    "/?cat=3&orderby=date": "/sea/fish/",
    "/?tag=%D7%90%D7%A0%D7%99%D7%99%D7%94&utm_source=x": "/topic/אנייה/",
    "/?author=7": "/by/noa/",
    "/category/sea/?utm_source=mail": "/sea/",
}
"""Old addresses of one site, and where each leads."""
LINKED = [
    f"https://www.lantern.example{old}".replace("&", "&amp;") for old in LED if "feed" not in old and "page/" not in old
]


@pytest.mark.parametrize("old", LED)
def test_whatever_way_wordpress_names_a_thing_leads_to_it(newspaper: Edition, client: Client, old: str) -> None:
    first = client.get(old)
    assert (first.status_code, unquote(first.headers["Location"])) == (301, LED[old])
    assert client.get(first.headers["Location"]).status_code == 200


def test_links_to_sections_topics_and_people_lead_to_them(newspaper: Edition, client: Client) -> None:
    page = client.get("/2020/01/02/story-1/").content.decode()
    body = page[page.index("story-body") if "story-body" in page else page.index("<main") :]
    for href in LINKED:
        led = LED[unescape(href).removeprefix("https://www.lantern.example")]
        assert f'<a href="{led}">{href}</a>' in body
    assert not ImportedItem.objects.filter(has_links=True).exists()


@pytest.mark.parametrize("old", ["/index.php/category/lost/", "/index.php/", "/?cat=99", "/?cat=x", "/?tag=%00"])
def test_what_wordpress_never_named_leads_nowhere(newspaper: Edition, client: Client, old: str) -> None:
    assert client.get(old).status_code == (200 if old.startswith("/?") else 404)


def test_a_redirect_that_editors_made_is_left_alone(edition: Edition, tmp_path: Path, client: Client) -> None:
    Redirect.objects.create(old_path="/news/story-1", redirect_link="/elsewhere/", is_permanent=True)
    bring_in(edition, export(tmp_path, post(1)))
    assert client.get("/news/story-1/").headers["Location"] == "/elsewhere/"


def test_links_between_stories_lead_to_their_new_addresses(edition: Edition, tmp_path: Path, client: Client) -> None:
    body = (
        '<p><a href="https://www.lantern.example/news/story-2/#top">later</a> <a href="/news/story-1/">self</a> '
        '<a href="http://lantern.example/?p=3">by number</a> <a href="https://lantern.example/news/lost/">lost</a> '
        '<a href="https://other.example/news/story-2/">elsewhere</a></p>'
    )
    done = bring_in(edition, export(tmp_path, post(1, body), post(2), post(3)))
    page = client.get("/2020/01/02/story-1/").content.decode()
    for href in (
        *("/2020/01/02/story-2/", "/2020/01/02/story-1/", "/2020/01/02/story-3/"),
        *("https://lantern.example/news/lost/", "https://other.example/news/story-2/"),
    ):
        assert f'<a href="{href}">' in page
    assert (done.totals["links_rewritten"], done.totals["links_open"]) == (3, 1)


def test_a_link_to_what_comes_in_a_later_file_is_found_then(edition: Edition, tmp_path: Path) -> None:
    first = export(tmp_path, post(1, '<p><a href="https://lantern.example/news/story-2/">later</a></p>'))
    bring_in(edition, first)
    assert ImportedItem.objects.get(kind="story").has_links
    bring_in(edition, export(tmp_path, post(2), name="second.xml"))
    other = Story.objects.get(title="Story 2")
    assert f'<a linktype="page" id="{other.pk}">' in Story.objects.get(title="Story 1").body.raw_data[0]["value"]
    assert not ImportedItem.objects.filter(has_links=True).exists()
    assert bring_in(edition, first).totals["stories_unchanged"] == 1


def test_pages_stand_below_their_parents_whatever_their_order(edition: Edition, tmp_path: Path, client: Client) -> None:
    pages = [
        post(5, kind="page", title="Team", slug="team", link="https://lantern.example/about/team/", parent=4),
        post(4, kind="page", title="About", slug="about", link="https://lantern.example/about/"),
        post(6, kind="page", title="Archive", slug="archive", link="https://lantern.example/archive-of-ours/"),
        post(7, kind="page", title="Loop", slug="loop", parent=7),
    ]
    done = bring_in(edition, export(tmp_path, *pages))
    assert client.get("/about/team/").status_code == 200
    assert done.item("5")["address"] == "/about/team/"
    leads(client, "/archive-of-ours/", "/archive-page/")
    assert "slug-changed" in done.codes("6")
    leads(client, "/?page_id=5", "/about/team/")
    assert InformationPage.objects.count() == done.totals["pages_created"] == 4
    assert bring_in(edition, export(tmp_path, *pages)).totals["pages_unchanged"] == 4


def test_a_page_that_an_editor_changed_is_left_alone(edition: Edition, tmp_path: Path) -> None:
    bring_in(edition, export(tmp_path, post(4, kind="page")))
    page = InformationPage.objects.get()
    page.title = "By an editor"
    page.save_revision().publish()
    done = bring_in(edition, export(tmp_path, post(4, "<p>New</p>", kind="page")))
    assert InformationPage.objects.get().title == "By an editor"
    assert (done.totals["pages_kept"], done.codes("4")) == (1, {"edited-here"})


def menu_item(number: int, title: str, menu: str = "Main", parent: int = 0, **metas: str) -> str:
    pairs = {"menu_item_parent": str(parent), **metas}
    return (
        f"<item><title>{title}</title><wp:post_id>{number}</wp:post_id><wp:post_type>nav_menu_item</wp:post_type>"
        f"<wp:menu_order>{number}</wp:menu_order>{term(menu.lower(), menu, 'nav_menu')}"
        + "".join(
            meta(f"_menu_item_{name}" if name != "menu_item_parent" else "_menu_item_menu_item_parent", value)
            for name, value in pairs.items()
        )
        + "</item>"
    )


def test_the_main_menu_becomes_the_menu_of_the_edition(edition: Edition, tmp_path: Path) -> None:
    items = [
        post(1, more=term("sea", "Sea") + term("ferry", "Ferry", "post_tag")),
        post(4, kind="page", title="About", slug="about"),
        menu_item(20, "", type="taxonomy", object="category", object_id="sea"),
        menu_item(21, "Ferries", parent=20, type="taxonomy", object="post_tag", object_id="ferry"),
        menu_item(22, "Us", type="post_type", object="page", object_id="4"),
        menu_item(23, "More", type="custom", url="#"),
        menu_item(24, "Out", parent=23, type="custom", url="https://other.example/"),
        menu_item(25, "Bad", type="custom", url="javascript:alert(1)"),
        menu_item(26, "First", parent=24, type="custom", url="https://lantern.example/news/story-1/"),
        menu_item(30, "Social", menu="Social", type="custom", url="https://social.example/"),
    ]
    done = bring_in(edition, export(tmp_path, *items))
    lines = [
        (line.title, line.page and line.page.specific, line.path, line.is_indented)
        for line in MenuItem.objects.filter(menu__edition=edition).order_by("sort_order")
    ]
    sea, about, story = Section.objects.get(slug="sea"), InformationPage.objects.get(), Story.objects.get()
    assert lines == [
        ("", sea, "", False),
        ("Ferries", None, f"topic/{Topic.objects.get().slug}/", True),
        ("Us", about, "", False),
        ("More", None, "https://other.example/", False),
        ("Out", None, "https://other.example/", True),
        ("First", story, "", True),
    ]
    assert (done.totals["menus_created"], done.item("25")["action"], done.item("30")["action"]) == (
        1,
        "skipped",
        "skipped",
    )


def test_a_menu_that_editors_made_is_left_alone(edition: Edition, tmp_path: Path) -> None:
    menu = Menu.objects.create(edition=edition)
    for path in ("one/", "two/"):
        MenuItem.objects.create(menu=menu, title=path, path=path)
    done = bring_in(edition, export(tmp_path, menu_item(20, "Out", type="custom", url="https://other.example/")))
    assert MenuItem.objects.count() == 2
    assert (done.totals["menus_created"], done.item("20")["action"]) == (0, "skipped")


def test_an_edition_with_a_prefix_keeps_the_old_paths_of_its_site(
    edition: Edition, tmp_path: Path, client: Client
) -> None:
    hebrew = make.edition("he")
    bring_in(hebrew, export(tmp_path, post(1)), is_edition_chosen=True)
    leads(client, "/news/story-1/", "/he/2020/01/02/story-1/")


def test_the_menu_of_a_block_theme_becomes_the_menu_of_the_edition(edition: Edition, tmp_path: Path) -> None:
    head = (
        "<wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>sea</wp:category_nicename>"
        "<wp:cat_name>Sea</wp:cat_name></wp:category>"
    )
    blocks = (
        '<!-- wp:home-link {"label":"Home"} /-->'
        '<!-- wp:navigation-submenu {"label":"At sea","type":"category","id":7,"kind":"taxonomy"} -->'
        '<!-- wp:navigation-link {"label":"About \\u003cb\\u003eus\\u003c/b\\u003e","type":"page","id":4} /-->'
        "<!-- /wp:navigation-submenu -->"
        '<!-- wp:navigation-link {"label":"Shop","url":"https://shop.example/","kind":"custom"} /-->'
        '<!-- wp:navigation-link {"label":"Lost","type":"page","id":99,"kind":"post-type"} /-->'
        '<!-- wp:page-list /--><!-- wp:navigation-link {"label":"Bad","url":"javascript:alert(1)"} /-->'
    )
    menu = post(9, blocks, kind="wp_navigation", title="Header")
    page = post(4, kind="page", title="About", slug="about")
    done = bring_in(edition, export(tmp_path, head, post(1, more=term("sea", "Sea")), page, menu))
    lines = MenuItem.objects.filter(menu__edition=edition).order_by("sort_order")
    assert [(line.title, line.is_indented) for line in lines] == [
        ("Home", False), ("At sea", False), ("About us", True), ("Shop", False)
    ]  # fmt: skip
    assert [line.page.specific_class for line in lines if line.page] == [Section, InformationPage]
    assert (done.item("9")["action"], done.totals["menus_created"], len(done.items)) == ("created", 1, 3)
    assert [note["detail"].partition(":")[0] for note in done.item("9")["notes"]] == ["Lost", "Bad"]
