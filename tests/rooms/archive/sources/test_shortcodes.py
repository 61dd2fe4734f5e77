"""Shortcodes are taken for what they are, and words in square brackets for what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masthead.stories.incoming import (
    Embed,
    Gallery,
    Heading,
    IncomingPhoto,
    Media,
    Note,
    Paragraph,
    Picture,
    Preserved,
    PullQuote,
    Quotation,
)
from tests.rooms.archive.sources.exports import blocks, item, meta, stories, story
from tests.rooms.archive.sources.visible import words


@pytest.mark.parametrize(
    "text",
    [
        "It was [sic] there.",
        "[1] A source",
        "[…] and so on [...] on",
        "[he said] and [she said]",
        "The [then-president] and the [co-author] spoke.",
        "[Laughter]",
        "[Editor's note: the figure is wrong]",
        "[note: x = 5]",
        "[[1]] is a footnote",
        "[הערת המערכת] שלום",
        "arrays[0] and a[i][j]",
        "[see https://example.org/page]",
        "[]",
        "[ ]",
        "[G7] [COVID-19] [mid-2020]",
        "[T]he council [had] met",
        "an [unclosed bracket",
        "a closed] bracket",
        "[VIDEO] Watch the fire",
        "[UPDATE 14:30]",
    ],
)
def test_words_in_brackets_are_the_reporters(text: str) -> None:
    assert words(blocks(f"Before. {text} After.")) == f"Before. {text} After."


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("[fancy_thing]", ""),
        ('[fancy color="red"]', ""),
        ("[fancy color=red]", ""),
        ("[fancy color=&#8221;red&#8221;]", ""),
        ("[fancy color=\u201dred\u201d]", ""),
        ("[fancy /]", ""),
        ("[fancy]kept words[/fancy]", "kept words"),
        ('[fancy a="1"][inner b="2"]kept words[/inner][/fancy]', "kept words"),
        ("[/fancy]", ""),
    ],
)
def test_unknown_shortcode_reaches_no_reader_and_loses_no_content(code: str, kept: str) -> None:
    found = story(f"Before {code} after")
    shown = words([block for block in found.blocks if not isinstance(block, Preserved)])
    assert shown.split() == ["Before", *kept.split(), "after"]
    assert "fancy" in " ".join(note.detail for note in found.notes if note.code == "unknown-shortcode")


@pytest.mark.parametrize(
    "line",
    ["[related]", "[ad-slot]", "[related] [ad 5]", "<p>[related]</p>", "<div>[related] </div>", '[widget "a b"]'],
)
def test_a_line_of_names_in_brackets_is_of_shortcodes(line: str) -> None:
    found = story(f"Before.\n\n{line}\n\nAfter.")
    assert words([block for block in found.blocks if not isinstance(block, Preserved)]) == "Before. After."
    assert {note.code for note in found.notes} == {"unknown-shortcode"}


@pytest.mark.parametrize("line", ["[laughter]", "[Related]", "<b>[ad]</b>", "[see below]", "[ad] he said", "[x]"])
def test_a_line_that_somebody_said_is_none(line: str) -> None:
    assert "[" in words(blocks(f"Before.\n\n{line}\n\nAfter."))


@pytest.mark.parametrize("code", ["[adsense]", '[do_widget "x"]', "[wpforms]"])
def test_names_that_are_no_words_are_shortcodes_in_a_sentence_too(code: str) -> None:
    found = story(f"Before {code} after")
    assert words([block for block in found.blocks if not isinstance(block, Preserved)]) == "Before after"


def test_quotation_marks_inside_a_caption_end_it_not() -> None:
    code = f'[caption width="300" caption="The &quot;Ada&quot; at sea, Noa&#039;s boat"]{IMG}[/caption]'
    [picture] = blocks(code)
    assert isinstance(picture, Picture)
    assert picture.photo.caption == 'The "Ada" at sea, Noa\'s boat'


def test_unknown_shortcode_without_content_is_kept_for_the_newsroom() -> None:
    found = story('[contact-form-7 id="12" title="Contact form"]')
    assert found.blocks == (
        Preserved('[contact-form-7 id="12" title="Contact form"]', "the shortcode [contact-form-7]"),
    )
    assert found.notes == (Note("unknown-shortcode", "contact-form-7"),)


def test_escaped_shortcode_is_shown_as_text() -> None:
    assert blocks("Write [[gallery ids=1]] to get one") == (Paragraph("Write [gallery ids=1] to get one"),)


IMG = '<img class="size-medium wp-image-6" src="https://a.example/b-300x200.jpg" alt="A boat" />'


def test_caption_of_both_ages() -> None:
    new = f'[caption id="attachment_6" align="alignleft" width="300"]{IMG} A <em>boat</em> at sea[/caption]'
    old = f'[caption id="attachment_6" align="alignleft" width="300" caption="A <em>boat</em> at sea"]{IMG}[/caption]'
    wanted = Picture(
        IncomingPhoto("6", "https://a.example/b-300x200.jpg", caption="A <i>boat</i> at sea", alt="A boat")
    )
    assert blocks(new) == (wanted,)
    assert blocks(old) == (wanted,)


def test_caption_with_credit_and_linked_picture() -> None:
    code = f'[caption credit="Ada Lev"]<a href="https://a.example/b.jpg">{IMG}</a> At sea[/caption]'
    [picture] = blocks(code)
    assert isinstance(picture, Picture)
    assert (picture.photo.url, picture.photo.credit, picture.photo.caption) == (
        "https://a.example/b.jpg",
        "Ada Lev",
        "At sea",
    )


def test_media_credit_plugin() -> None:
    [picture] = blocks(f'[media-credit name="Ada Lev" align="alignleft" width="300"]{IMG}[/media-credit]')
    assert isinstance(picture, Picture)
    assert picture.photo.credit == "Ada Lev"


def photo(number: int, parent: int = 0, name: str = "") -> str:
    url = f"<wp:attachment_url>https://a.example/wp-content/uploads/2020/{name or number}.jpg</wp:attachment_url>"
    return item("", number, "attachment", url + f"<wp:post_parent>{parent}</wp:post_parent>")


def test_gallery_knows_pictures_that_come_later_in_the_file() -> None:
    first, second = stories(item('[gallery ids="8,7"]'), item("[gallery]", 2), photo(7), photo(8, parent=2))
    [gallery] = first.blocks
    assert isinstance(gallery, Gallery)
    assert [shown.url.rpartition("/")[2] for shown in gallery.photos] == ["8.jpg", "7.jpg"]
    [own] = second.blocks
    assert isinstance(own, Gallery)
    assert [shown.source_id for shown in own.photos] == ["8"]


@pytest.mark.parametrize(
    ("code", "url"),
    [
        ("[embed]https://twitter.com/a/status/1[/embed]", "https://twitter.com/a/status/1"),
        ("[youtube]dQw4w9WgXcQ[/youtube]", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("[youtube https://youtu.be/abc]", "https://youtu.be/abc"),
        ("[youtube=http://www.youtube.com/watch?v=abc&amp;w=320]", ""),
        ('[su_youtube url="https://youtu.be/abc"]', "https://youtu.be/abc"),
        ("[vimeo 123456]", "https://vimeo.com/123456"),
        ('[soundcloud url="https://soundcloud.com/a/b" params="x" /]', "https://soundcloud.com/a/b"),
        ("[tweet https://twitter.com/a/status/1]", "https://twitter.com/a/status/1"),
        ("https://www.youtube.com/watch?v=abc&amp;t=3", "https://www.youtube.com/watch?v=abc&t=3"),
    ],
)
def test_shown_by_another_site(code: str, url: str) -> None:
    found = story(f"Before\n\n{code}\n\nAfter")
    embeds = [block.url for block in found.blocks if isinstance(block, Embed)]
    assert embeds == ([url] if url else ["http://www.youtube.com/watch?v=abc&w=320"])
    assert words(found.blocks).startswith("Before")
    assert words(found.blocks).endswith("After")


def test_players() -> None:
    assert blocks('[video width="640" mp4="https://a.example/b.mp4" poster="https://a.example/p.jpg"][/video]') == (
        Media("video", "https://a.example/b.mp4", poster_url="https://a.example/p.jpg"),
    )
    assert blocks("[audio https://a.example/b.mp3]") == (Media("audio", "https://a.example/b.mp3"),)


def test_quotations() -> None:
    assert blocks('[quote author="Noa"]Well said.[/quote]') == (Quotation("Well said.", "Noa"),)
    assert blocks("[su_pullquote]Well said.[/su_pullquote]") == (PullQuote("Well said."),)


def test_page_builders_wrappers_go_and_their_content_stays() -> None:
    found = story(
        '[vc_row][vc_column width="1/2"][vc_column_text]One.\n\nTwo.[/vc_column_text][/vc_column][/vc_row]'
        '[et_pb_section][et_pb_text admin_label="x"]Three.[/et_pb_text][/et_pb_section]'
        '[su_spoiler title="Answer"]Four.[/su_spoiler]'
    )
    assert found.blocks == (
        Paragraph("One."),
        Paragraph("Two."),
        Paragraph("Three."),
        Heading("Answer", 3),
        Paragraph("Four."),
    )
    assert {note.code for note in found.notes} == {"layout-shortcode"}


def test_initial_is_not_parted_from_its_word() -> None:
    assert blocks("[dropcap]T[/dropcap]he council met.") == (Paragraph("The council met."),)


def test_shortcodes_inside_code_and_attributes_are_left_alone() -> None:
    assert blocks("<pre>[gallery ids=1]</pre>") == (Paragraph("<code>[gallery ids=1]</code>"),)
    assert blocks('<a href="https://a.example/?x=[id]" title="[gallery]">go</a>') == (
        Paragraph('<a href="https://a.example/?x=[id]">go</a>'),
    )


def test_standfirst_has_no_shortcode() -> None:
    found = story("Body", more='<excerpt:encoded>[dropcap]T[/dropcap]he [sic] end [fancy a="1"]</excerpt:encoded>')
    assert found.standfirst == "The [sic] end"


def test_reusable_block_is_set_where_it_is_used() -> None:
    used = item('<!-- wp:block {"ref":9} /-->')
    kept = item("<!-- wp:paragraph --><p>Write to us.</p><!-- /wp:paragraph -->", 9, "wp_block")
    assert stories(used, kept)[0].blocks == (Paragraph("Write to us."),)


def test_reusable_block_that_holds_itself_ends() -> None:
    found = stories(item('<!-- wp:block {"ref":9} /-->'), item('Loop <!-- wp:block {"ref":9} /-->', 9, "wp_block"))
    assert words(found[0].blocks) == "Loop"


def test_meta_footnotes_are_set_where_they_stand() -> None:
    found = story(
        "<!-- wp:paragraph --><p>Text<sup data-fn='a'><a href='#a'>1</a></sup></p><!-- /wp:paragraph -->"
        "<!-- wp:footnotes /-->",
        more=meta("footnotes", '[{"id":"a","content":"The <em>note</em>"}]'),
    )
    assert words(found.blocks) == "Text 1 The note"


def recording(number: int, file: str, title: str, *, parent: int = 0, caption: str = "") -> str:
    """An attachment that is no picture."""
    url = f"<wp:attachment_url>https://lantern.example/wp-content/uploads/{file}</wp:attachment_url>"
    words = f"<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded><wp:post_parent>{parent}</wp:post_parent>"
    return item(number=number, kind="attachment", more=url + words).replace(f"Story {number}", title)


FILES = (
    recording(7, "bells.mp3", "Bells &amp; horns"),
    recording(8, "quay.mp4", "The quay", caption="Seen <em>from</em> the boat"),
    recording(9, "list.pdf", "A list"),
    recording(10, "own.ogg", "Its own", parent=1),
)
AT = "https://lantern.example/wp-content/uploads"
BELLS = Media("audio", f"{AT}/bells.mp3", caption="Bells &amp; horns")
QUAY = Media("video", f"{AT}/quay.mp4", caption="Seen <i>from</i> the boat")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('[playlist ids="7,8"]', (BELLS, QUAY)),
        ('[playlist type="video" ids="8"]', (QUAY,)),
        ("[playlist include='7']", (BELLS,)),
        ("[playlist]", (Media("audio", f"{AT}/own.ogg", caption="Its own"),)),
    ],
)
def test_a_playlist_becomes_a_player_for_each_of_its_files(code: str, expected: tuple[Media, ...]) -> None:
    # The files stand behind the story that plays them.
    found = stories(item(f"<p>Before.</p>{code}<p>After.</p>"), *FILES)[0]
    assert found.blocks == (Paragraph("Before."), *expected, Paragraph("After."))
    assert "playlist-preserved" not in {note.code for note in found.notes}


@pytest.mark.parametrize(
    ("code", "played", "kept", "detail"),
    [
        ('[playlist ids="7,99,9"]', (BELLS,), '[playlist type="audio" ids="99,9"]', "99, 9"),
        ('[playlist type="video"]', (), '[playlist type="video"]', ""),
        ('[playlist ids="99"]', (), '[playlist type="audio" ids="99"]', "99"),
    ],
)
def test_files_of_a_playlist_that_are_not_there_are_kept_and_reported(
    code: str, played: tuple[Media, ...], kept: str, detail: str
) -> None:
    found = stories(item(f"<p>Before.</p>{code}"), *FILES)[0]
    why = "a playlist whose files are not in the export"
    assert found.blocks == (Paragraph("Before."), *played, Preserved(kept, why))
    assert Note("playlist-preserved", detail) in found.notes


bracketed = st.text(
    st.characters(codec="utf-8", exclude_characters="[]<>&\r\n", exclude_categories=["C", "Z"]), min_size=1
)


@given(bracketed.filter(lambda text: "=" not in text and "_" not in text and "/" not in text))
def test_any_single_word_in_brackets_survives(word: str) -> None:
    if word in ("caption", "gallery", "playlist", "audio", "video", "embed"):
        return
    assert words(blocks(f"a [{word}] b")) == f"a [{word}] b"
