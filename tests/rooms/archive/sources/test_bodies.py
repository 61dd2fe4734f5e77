"""Bodies of the block editor and the classic editor as blocks."""

from __future__ import annotations

import pytest

from masthead.stories.incoming import (
    BulletList,
    Embed,
    File,
    Gallery,
    Heading,
    Media,
    Note,
    Paragraph,
    Picture,
    Preserved,
    PullQuote,
    Quotation,
    Table,
)
from tests.rooms.archive.sources.exports import blocks, story
from tests.rooms.archive.sources.visible import words


def block(name: str, html: str, attributes: str = "") -> str:
    return f"<!-- wp:{name} {attributes}-->\n{html}\n<!-- /wp:{name} -->\n\n"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("One\ntwo\n\nThree", (Paragraph("One<br>two"), Paragraph("Three"))),
        ("<p>One</p>\n<p>Two</p>", (Paragraph("One"), Paragraph("Two"))),
        ("<b>One</b>\r\n\r\nTwo &amp; three", (Paragraph("<b>One</b>"), Paragraph("Two &amp; three"))),
        ("One<br /><br />Two", (Paragraph("One"), Paragraph("Two"))),
        ("One<br />\ntwo", (Paragraph("One<br>two"),)),
        ("<div>One</div><div>Two</div>", (Paragraph("One"), Paragraph("Two"))),
        ("&nbsp;\n\n<p>&nbsp;</p>\n\nText", (Paragraph("Text"),)),
        ("5 < 6 and a<3", (Paragraph("5 &lt; 6 and a&lt;3"),)),
        ("<strong>a <em>b</strong> c</em>", (Paragraph("<b>a <i>b</i></b> <i>c</i>"),)),
        ("<h1>Head</h1>text<h5>Sub</h5>", (Heading("Head", 2), Paragraph("text"), Heading("Sub", 3))),
        ("<q>Yes</q>", (Paragraph("“Yes”"),)),
    ],
)
def test_classic_editor(source: str, wanted: tuple[object, ...]) -> None:
    if source.startswith("<strong>a"):
        # two readings of crossed tags are right: the words and both emphases must be there
        assert words(blocks(source)) == "a b c"
        return
    assert blocks(source) == wanted


def test_block_editor_texts() -> None:
    found = blocks(
        block("paragraph", '<p class="has-drop-cap">Text with <a href="https://a.example/?a=1&amp;b=2">link</a></p>')
        + block("heading", '<h3 class="wp-block-heading">Head</h3>', '{"level":3} ')
        + block("list", "<ul><!-- wp:list-item --><li>one<!-- wp:list --><ol><!-- wp:list-item --><li>sub</li>"
                "<!-- /wp:list-item --></ol><!-- /wp:list --></li><!-- /wp:list-item --><li>two</li></ul>")
        + block("quote", '<blockquote class="wp-block-quote"><p>Said.</p><p>Again.</p><cite>Noa</cite></blockquote>')
        + block("pullquote", '<figure class="wp-block-pullquote"><blockquote><p>Pulled</p><cite>Eli</cite></blockquote>'
                "</figure>")
        + block("verse", '<pre class="wp-block-verse">Roses\n  are red</pre>')
        + block("code", '<pre class="wp-block-code"><code>a = 1\n  b</code></pre>')
        + block("separator", "<hr/>")
        + block("details", "<details><summary>More</summary><p>Inside</p></details>")
    )  # fmt: skip
    assert found == (
        Paragraph('Text with <a href="https://a.example/?a=1&amp;b=2">link</a>'),
        Heading("Head", 3),
        BulletList(("one<br>1. sub", "two")),
        Quotation("Said.<br>Again.", "Noa"),
        PullQuote("Pulled", "Eli"),
        Paragraph("Roses<br>\u00a0\u00a0are red"),
        Paragraph("<code>a = 1<br>\u00a0\u00a0b</code>"),
        Paragraph("<b>More</b>"),
        Paragraph("Inside"),
    )


def image(number: int, caption: str = "") -> str:
    text = f"<figcaption>{caption}</figcaption>" if caption else ""
    picture = f'<img src="https://a.example/{number}.jpg" class="wp-image-{number}"/>'
    return f'<figure class="wp-block-image">{picture}{text}</figure>'


def test_block_editor_media() -> None:
    found = blocks(
        block("image", image(1, "A <strong>boat</strong>"))
        + block("gallery", f'<figure class="wp-block-gallery has-nested-images">{image(2, "Two")}{image(3)}'
                "<figcaption>All</figcaption></figure>")
        + block("gallery", '<ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure>'
                '<img src="https://a.example/4.jpg" data-id="4"/></figure></li></ul>')
        + block("video", '<figure class="wp-block-video"><video controls src="https://a.example/v.mp4"></video>'
                "<figcaption>Film</figcaption></figure>")
        + block("embed", '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n'
                "https://odd.example/x?a=1&amp;b=2\n</div><figcaption>Odd</figcaption></figure>")
        + block("core-embed/youtube", '<figure class="wp-block-embed-youtube">'
                '<div class="wp-block-embed__wrapper">\nhttps://youtu.be/abc\n</div></figure>')
        + block("file", '<div class="wp-block-file"><a href="https://a.example/r.pdf">Report</a>'
                '<a href="https://a.example/r.pdf" class="wp-block-file__button">Download</a></div>')
        + block("media-text", f'<div class="wp-block-media-text">{image(5)}<div><p>Beside</p></div></div>')
        + block("cover", '<div style="background-image:url(https://a.example/6.jpg)"><p>Over</p></div>',
                '{"url":"https://a.example/6.jpg","id":6} ')
    )  # fmt: skip
    kinds = [type(one) for one in found]
    assert kinds == [Picture, Gallery, Gallery, Media, Embed, Embed, File, Picture, Paragraph, Picture, Paragraph]
    assert isinstance(found[0], Picture)
    assert (found[0].photo.source_id, found[0].photo.caption) == ("1", "A <b>boat</b>")
    assert isinstance(found[1], Gallery)
    assert [(photo.source_id, photo.caption) for photo in found[1].photos] == [("2", "Two"), ("3", "")]
    assert found[1].title == "All"
    assert found[3] == Media("video", "https://a.example/v.mp4", "Film")
    assert found[4] == Embed("https://odd.example/x?a=1&b=2", "Odd")
    assert found[5] == Embed("https://youtu.be/abc")
    assert found[6] == File("https://a.example/r.pdf", "Report")


def test_columns_and_groups_are_flattened_in_order() -> None:
    column = block("column", "<div>" + block("paragraph", "<p>{}</p>") + "</div>")
    columns = block("columns", "<div>" + column.replace("{}", "Left") + column.replace("{}", "Right") + "</div>")
    assert blocks(block("group", "<div>" + columns + "</div>")) == (Paragraph("Left"), Paragraph("Right"))


def test_dynamic_and_foreign_blocks_are_reported() -> None:
    found = story(
        '<!-- wp:latest-posts {"postsToShow":3} /-->'
        + '<!-- wp:acf/profile {"data":{"name":"Ada Lev"}} /-->'
        + block("acme/box", "<div><p>Kept words</p></div>")
    )
    assert [type(one) for one in found.blocks] == [Preserved, Paragraph]
    assert "Ada Lev" in words(found.blocks)
    assert found.notes == (
        Note("dynamic-block-dropped", "latest-posts"),
        Note("unknown-block", "acf/profile"),
        Note("unknown-block", "acme/box"),
    )


def test_tables() -> None:
    found = blocks(
        '<figure class="wp-block-table"><table><thead><tr><th>A</th><th>B</th></tr></thead>'
        '<tbody><tr><td colspan="2">c <em>d</em></td></tr><tr><td>e</td></tr></tbody></table>'
        "<figcaption>Cap</figcaption></figure>"
    )
    assert found == (Table((("A", "B"), ("c <i>d</i>", ""), ("e", "")), has_header_row=True, caption="Cap"),)


def test_table_that_only_lays_out_is_taken_apart() -> None:
    assert blocks("<table><tr><td><p>One</p><p>Two</p></td></tr></table>") == (Paragraph("One"), Paragraph("Two"))


def test_pictures_in_a_paragraph_are_lifted_out_in_order() -> None:
    found = blocks('<p>Before <em>it <img src="https://a.example/1.jpg" alt="x"> after</em></p>')
    assert [type(one) for one in found] == [Paragraph, Picture, Paragraph]
    assert found[0] == Paragraph("Before <i>it</i>") or found[0] == Paragraph("Before <i>it </i>")
    assert found[2] == Paragraph("<i>after</i>") or found[2] == Paragraph("<i> after</i>")


def test_posts_of_other_sites_become_embeds_with_their_text() -> None:
    found = story(
        '<blockquote class="twitter-tweet"><p>Hello</p>&mdash; A (@a) '
        '<a href="https://twitter.com/a/status/9">May 1</a></blockquote>\n<script async src="https://platform.twitter.com/widgets.js"></script>'
    )
    [embed] = found.blocks
    assert isinstance(embed, Embed)
    assert embed.url == "https://twitter.com/a/status/9"
    assert words(embed.caption) == "Hello — A (@a) May 1"


@pytest.mark.parametrize(
    ("src", "url"),
    [
        ("https://www.youtube.com/embed/abc?rel=0", "https://www.youtube.com/watch?v=abc"),
        ("//www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
        ("https://player.vimeo.com/video/123?h=1", "https://vimeo.com/123"),
        ("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b", "https://soundcloud.com/a/b"),
        ("https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1%2F", "https://www.facebook.com/a/videos/1/"),
        ("https://datawrapper.dwcdn.net/x/1/", "https://datawrapper.dwcdn.net/x/1/"),
        ("https://evil.example/x", ""),
        ("https://youtube.com.evil.example/embed/abc", ""),
        ("javascript:alert(1)", ""),
    ],
)  # fmt: skip
def test_frames(src: str, url: str) -> None:
    found = story(f'<iframe src="{src}" width="1"></iframe>')
    if url:
        assert found.blocks == (Embed(url),)
    else:
        assert [type(one) for one in found.blocks] == [Preserved]
        assert [note.code for note in found.notes] == ["frame-preserved"]


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>Text",
        '<p onclick="alert(1)">Text</p>',
        '<a href="javascript:alert(1)">Text</a>',
        '<a href="java\nscript:alert(1)">Text</a>',
        '<a href=" &#1;javascript:alert(1)">Text</a>',
        '<a href="data:text/html,x">Text</a>',
        "<style>p{}</style><p style='x'>Text</p>",
        '<p><a href="vbscript:x" onmouseover=alert(1)>Text</a></p>',
        '<img src="javascript:alert(1)">Text',
        "<link rel=stylesheet href=//evil.example>Text",
    ],
)
def test_nothing_that_runs_is_left(source: str) -> None:
    assert blocks(source) == (Paragraph("Text"),)


def test_forms_are_kept_for_the_newsroom_only() -> None:
    found = story('<form action="/x"><label>Name <input name="n"></label></form>After')
    assert [type(one) for one in found.blocks] == [Preserved, Paragraph]
    assert "Name" in words(found.blocks)


def test_deep_nesting_keeps_every_word() -> None:
    deep = "<!-- wp:group --><div><p>in</p>" * 10_000 + "deepest" + "</div><!-- /wp:group -->" * 10_000
    found = story(deep)
    assert words(found.blocks).split().count("in") == 10_000
    assert words(found.blocks).split()[-1] == "deepest"
    assert [note.code for note in found.notes] == ["nested-too-deep"]


def test_emoji_pictures_are_their_character() -> None:
    assert blocks('Well <img src="https://s.w.org/images/core/emoji/1.svg" alt="🙂" class="emoji">!') == (
        Paragraph("Well 🙂!"),
    )
