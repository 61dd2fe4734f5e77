"""Hostile and damaged exports, imported to the end: a clear error or clean stories, never a script on a page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import Client

from masthead.archive.sources import NotAnExport
from masthead.editions.models import Edition
from masthead.stories.models import InformationPage, Section, Story, Topic
from tests.once import once
from tests.rooms.archive.importing import HEAD, attachment, bring_in, export, post, term
from tests.rooms.archive.reading import dangers
from tests.rooms.archive.sources.exports import meta

pytestmark = pytest.mark.django_db

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">go</a>',
    '<a href=" java\tscript:alert(1)">go</a>',
    '<a href="&#106;avascript:alert(1)">go</a>',
    '<a href="data:text/html,<script>alert(1)</script>">go</a>',
    '<iframe src="https://evil.example/"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<p style="background:url(javascript:alert(1))" onclick="alert(1)">words</p>',
    '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/x.swf">',
    '<form action="https://evil.example/"><input name="password"></form>',
    "<base href='https://evil.example/'>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "<math><mtext></p><style><!--</style><img title='--><img src=x onerror=alert(1)>'></mtext></math>",
    '<video src="javascript:alert(1)" poster="javascript:alert(1)" onerror="alert(1)"></video>',
    "[embed]javascript:alert(1)[/embed]",
    '[gallery ids="1" title="<script>alert(1)</script>"]',
    "[caption]<img src='javascript:alert(1)' onerror=alert(1)/> <script>alert(1)</script>[/caption]",
    '<!-- wp:html --><script>alert(1)</script><div onmouseover="alert(1)">x</div><!-- /wp:html -->',
    '<!-- wp:embed {"url":"javascript:alert(1)"} --><figure>javascript:alert(1)</figure><!-- /wp:embed -->',
    "<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2><blockquote>x<cite><img src=x onerror=alert(1)></cite></blockquote>",
    "<table><caption onclick=x><script>1</script>c</caption><tr><th onclick=x>a</th><td><img src=x onerror=y></td></tr>"
    "</table>",
    '<p><a linktype="page" id="1" href="x" onclick="alert(1)">x</a><embed embedtype="media" url="https://evil.example"/></p>',
]
WORDS = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"


@once
def attacked(edition: Edition) -> Edition:
    """A paper into which all attacks came, each in a story and as a page of its own."""
    stories = [post(number, f"<p>Before.</p>{attack}<p>After.</p>") for number, attack in enumerate(ATTACKS, 1)]
    pages = [post(100 + number, attack, kind="page") for number, attack in enumerate(ATTACKS, 1)]
    with TemporaryDirectory() as folder:
        bring_in(edition, export(Path(folder), *stories, *pages))
    return edition


@pytest.mark.parametrize("number", range(1, len(ATTACKS) + 1), ids=ATTACKS)
def test_no_script_reaches_a_page(attacked: Edition, client: Client, number: int) -> None:
    story, page = Story.objects.get(title=f"Story {number}"), InformationPage.objects.get(title=f"Story {100 + number}")
    shown = [client.get(each.url) for each in (story, page)]
    assert [(answer.status_code, dangers(answer.content.decode())) for answer in shown] == [(200, [])] * 2
    words = shown[0].content.decode()
    assert ("Before." in words, "After." in words) == (True, True)


def test_no_script_reaches_a_page_through_names(edition: Edition, tmp_path: Path, client: Client) -> None:
    author = (
        f"<wp:author><wp:author_login>noa</wp:author_login><wp:author_display_name>{WORDS}</wp:author_display_name>"
        "</wp:author>"
    )
    named = f'<category domain="category" nicename="x">{WORDS}</category>'
    terms = named + named.replace("category nicename", "post_tag nicename").replace('"category"', '"post_tag"')
    more = f"{terms}<excerpt:encoded>{WORDS}</excerpt:encoded>" + meta(
        "_yoast_wpseo_title", '"><script>alert(1)</script>'
    )
    menu = (
        f"<item><title>{WORDS}</title><wp:post_id>30</wp:post_id><wp:post_type>nav_menu_item</wp:post_type>"
        f"{term('main', 'Main', 'nav_menu')}{meta('_menu_item_type', 'custom')}{meta('_menu_item_url', '/about/')}"
        "</item>"
    )
    bring_in(edition, export(tmp_path, author, post(1, title=WORDS, more=more), menu))
    pages = [
        Story.objects.get().address,
        "/",
        Section.objects.get(slug="x").url,
        f"/topic/{Topic.objects.get().slug}/",
        "/by/noa/",
    ]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert dangers(answer.content.decode()) == [], address


def test_what_was_removed_is_said(edition: Edition, tmp_path: Path) -> None:
    done = bring_in(
        edition, export(tmp_path, post(1, "<script>track()</script><iframe src='https://evil.example/'></iframe>"))
    )
    assert done.codes("1") >= {"script-removed", "frame-preserved"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<html><body>Not found</body></html>", "HTML page"),
        (b"\x1f\x8b\x08\x00" + b"\0" * 50, "gzip"),
        (b"%PDF-1.4", "not RSS"),
        (
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel><item/></channel>',
            "entities",
        ),
        (
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
            "entities",
        ),
        (b'<rss version="2.0"><channel><title>A feed</title><item><title>x</title></item></channel></rss>', "RSS feed"),
    ],
)
def test_what_is_no_export_is_refused_in_one_line(edition: Edition, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(data)
    with pytest.raises(NotAnExport) as error:
        bring_in(edition, path)
    assert said in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_beside_an_export_another_file_is_a_failure_in_the_report(edition: Edition, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xml"
    wrong.write_text("<html></html>")
    done = bring_in(edition, wrong, export(tmp_path, post(1)))
    assert (done.totals["stories_created"], done.totals["failed"]) == (1, 1)


def test_a_truncated_file_gives_what_is_whole(edition: Edition, tmp_path: Path) -> None:
    path = export(tmp_path, post(1), post(2), post(3, "<p>words</p>" * 50))
    path.write_bytes(path.read_bytes()[:-300])
    done = bring_in(edition, path)
    assert (done.totals["stories_created"], done.totals["failed"]) == (2, 1)
    assert "Story 3" in done.item("3")["notes"][0]["detail"]
    # whole at last, it goes on from there
    done = bring_in(edition, export(tmp_path, post(1), post(2), post(3, "<p>words</p>" * 50)))
    assert (done.totals["stories_created"], done.totals["stories_unchanged"]) == (1, 2)


def test_a_wrong_encoding_is_mended_and_nothing_stops(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    text = HEAD + post(1, "<p>caf\u00e9</p>", title="Caf\u00e9") + post(2) + "</channel></rss>"
    path.write_bytes(text.encode("latin-1"))
    done = bring_in(edition, path)
    assert done.totals["stories_created"] == 2
    assert Story.objects.filter(title="Caf\u00e9").exists()


def test_items_of_no_known_shape_are_reported(edition: Edition, tmp_path: Path) -> None:
    done = bring_in(
        edition,
        export(
            tmp_path, "<item></item>", post(1), "<item><title>x</title><wp:post_type>revision</wp:post_type></item>"
        ),
    )
    assert (done.totals["stories_created"], done.totals["failed"], done.totals["skipped"]) == (1, 1, 1)
    assert len(done.items) == 3


def test_text_that_no_database_takes_fails_alone(edition: Edition, tmp_path: Path) -> None:
    odd = '<!-- wp:acme/box {"t":"\\ud800\\u0000"} /-->'
    done = bring_in(edition, export(tmp_path, post(1, odd), post(2, "<p>\\u0000 &#0; &#xD800; &#x1F600;</p>")))
    assert Story.objects.filter(title="Story 2").exists()
    assert done.totals["stories_created"] + done.totals["failed"] == 2


def test_categories_in_a_circle_end(edition: Edition, tmp_path: Path) -> None:
    head = "".join(
        f"<wp:category><wp:category_nicename>{one}</wp:category_nicename><wp:category_parent>{other}</wp:category_parent>"
        f"<wp:cat_name>{one}</wp:cat_name></wp:category>"
        for one, other in [("a", "b"), ("b", "a"), ("c", "c")]
    )
    done = bring_in(edition, export(tmp_path, head, post(1, more=term("a", "a") + term("c", "c"))))
    assert done.totals["stories_created"] == 1
    assert {section.slug for section in Section.objects.all()} == {"a", "b", "c"}


def test_the_same_number_twice_is_one_story(edition: Edition, tmp_path: Path) -> None:
    done = bring_in(edition, export(tmp_path, post(1), post(1, title="Again")))
    assert Story.objects.count() == 1
    assert (done.totals["stories_created"], done.totals["stories_updated"]) == (1, 1)


def test_a_very_long_line_goes_through(edition: Edition, tmp_path: Path) -> None:
    done = bring_in(
        edition, export(tmp_path, post(1, f"<p>{'word ' * 400_000}</p>"), attachment(9, "a" * 3000 + ".jpg"))
    )
    assert done.totals["stories_created"] == 1
