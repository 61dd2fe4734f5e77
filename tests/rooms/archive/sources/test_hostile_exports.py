"""Files that mean harm or were damaged: a clear error or clean stories, in flat memory, in a time that grows evenly."""

from __future__ import annotations

import io
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.archive.sources import NotAnExport, read_wordpress
from masthead.archive.sources.wordpress.records import cut
from masthead.stories.incoming import IncomingSite, IncomingStory, Paragraph, Unreadable
from tests.rooms.archive.sources.exports import HEAD, TAIL, item, read, stories, story
from tests.rooms.archive.sources.visible import words


def read_bytes(data: bytes, **options: object) -> list[object]:
    return list(read_wordpress(io.BytesIO(data), **options))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x1f\x8b\x08\x00rest", "gzip"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"<!DOCTYPE html><html><body>hi</body></html>", "HTML page"),
        (b"id,title\n1,x\n", "not RSS"),
        (bytes(range(256)) * 50, "not RSS"),
        (b"<rss><channel><title>x</title><item><title>y</title></item></channel></rss>", "RSS feed"),
        (HEAD.replace("<channel>", "<chanel>").encode() + TAIL.encode(), "no <channel>"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]>' + HEAD.partition("?>")[2].encode() + TAIL.encode(), "entities"),
        (
            b'<!DOCTYPE rss [<!entity x SYSTEM "file:///etc/passwd">]>' + HEAD.partition("?>")[2].encode(),
            "entities",
        ),
    ],
)
def test_what_is_no_export_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(NotAnExport, match=message) as caught:
        read_bytes(data)
    assert "\n" not in str(caught.value)


def test_external_document_type_is_never_opened() -> None:
    head = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + HEAD.partition("?>")[2]
    [found] = [
        one for one in read_bytes((head + item("&undeclared; text") + TAIL).encode()) if isinstance(one, IncomingStory)
    ]
    assert words(found.blocks) == "&undeclared; text"


def test_truncated_file_keeps_what_was_read_and_says_where_it_ends() -> None:
    data = (HEAD + item("One") + item("Two", 2)).encode()
    found = read_bytes(data[:-30])
    assert [one.source_id for one in found if isinstance(one, IncomingStory)] == ["1"]
    [last] = [one for one in found if isinstance(one, Unreadable)]
    assert found[-1] is not last or "middle of this item (Story 2)" in last.reason
    assert f"byte {len(HEAD) + len(item('One'))}" in last.where
    assert last.source_id == "2"


def test_file_that_ends_between_two_items_is_not_taken_for_whole() -> None:
    found = read_bytes((HEAD + item("One")).encode())
    assert isinstance(found[-1], Unreadable)
    assert "ends before its closing tag" in found[-1].reason


def test_broken_item_costs_only_itself() -> None:
    found = read(item("One"), "<item><title>Bad</wp:title></item>", item("Three", 3))
    assert [one.source_id for one in found if isinstance(one, IncomingStory)] == ["1", "3"]
    [bad] = [one for one in found if isinstance(one, Unreadable)]
    assert bad.where.startswith("item 2, byte ")
    assert "not well-formed" in bad.reason
    assert "(Bad)" in bad.reason


def test_unclosed_cdata_does_not_swallow_the_next_item() -> None:
    found = read(item("One"), item("Two", 2).replace("]]>", ""), item("Three", 3))
    numbers = [one.source_id for one in found if isinstance(one, IncomingStory)]
    assert numbers == ["1", "2", "3"]
    assert [words(one.blocks) for one in found if isinstance(one, IncomingStory)] == ["One", "Two", "Three"]


def test_control_characters_are_taken_out_and_noted() -> None:
    found = story("a\x0bb\x00c\x1fd", more="<description>x &#0; &#xFFFF; &nbsp;&eacute; &amp; & y</description>")
    assert found.blocks == (Paragraph("abcd"),)
    assert "mended-xml" in {note.code for note in found.notes}


@pytest.mark.parametrize(
    ("language", "real", "text"),
    [("he-IL", "cp1255", "שלום"), ("ar", "cp1256", "مرحبا"), ("ru-RU", "cp1251", "Привет"), ("", "cp1252", "café")],
)
def test_bytes_of_before_utf_8_are_read_by_the_language_of_the_site(language: str, real: str, text: str) -> None:
    head = HEAD.replace("<language>en<", f"<language>{language}<").replace("The Lantern", text)
    found = read_bytes((head + item(text) + TAIL).encode(real))
    assert [site.title for site in found if isinstance(site, IncomingSite)] == [text]
    [story] = [one for one in found if isinstance(one, IncomingStory)]
    assert story.blocks == (Paragraph(text),)
    assert [note.code for note in story.notes] == ["bad-encoding"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_encodings(encoding: str) -> None:
    found = read_bytes((HEAD + item("שלום café") + TAIL).encode(encoding))
    assert [one.blocks for one in found if isinstance(one, IncomingStory)] == [(Paragraph("שלום café"),)]


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("UTF-8", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("ISO-8859-1", "utf-8"),
        ("no-such-code", "utf-8"),
        ("utf-16", "utf-8"),
    ],
)
def test_lying_encodings(declared: str, real: str) -> None:
    data = (HEAD.replace("UTF-8", declared) + item("café “x”" if declared == "UTF-8" else "café") + TAIL).encode(real)
    [found] = [one for one in read_bytes(data) if isinstance(one, IncomingStory)]
    assert words(found.blocks).startswith("café")


@pytest.mark.parametrize(("declared", "text"), [("ISO-8859-8", "שלום"), ("Shift_JIS", "日本表示"), ("GB18030", "中文")])
def test_other_encodings(declared: str, text: str) -> None:
    data = (HEAD.replace("UTF-8", declared) + item(text) + TAIL).encode(declared)
    [found] = [one for one in read_bytes(data) if isinstance(one, IncomingStory)]
    assert found.blocks == (Paragraph(text),)


def test_other_prefixes_and_versions_are_the_same() -> None:
    plain = stories(item("One"))
    renamed = (HEAD + item("One") + TAIL).replace("wp:", "w:").replace("xmlns:wp", "xmlns:w")
    renamed = renamed.replace("/1.2/", "/1.0/").replace("content:", "c:").replace("xmlns:content", "xmlns:c")
    found = [one for one in read_bytes(renamed.encode()) if isinstance(one, IncomingStory)]
    assert found == plain


def test_too_large_item_is_passed_over() -> None:
    found = read(item("word " * 50_000), item("Two", 2), largest_item=100_000)
    assert [one.source_id for one in found if isinstance(one, IncomingStory)] == ["2"]
    [large] = [one for one in found if isinstance(one, Unreadable)]
    assert "larger" in large.reason


class Endless(io.RawIOBase):
    """A stream without ends of lines, made up while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        return next(self.pieces, b"")


def test_line_of_a_hundred_megabytes_is_not_held_in_memory() -> None:
    def pieces() -> Iterator[bytes]:
        yield (HEAD + "<item><title>Large</title><content:encoded><![CDATA[").encode()
        for _ in range(100):
            yield b"word " * 200_000
        yield ("]]></content:encoded></item>" + item("After", 2) + TAIL).encode()

    tracemalloc.start()
    found = list(read_wordpress(Endless(pieces()), largest_item=4 << 20))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(one).__name__ for one in found[1:]] == ["Unreadable", "IncomingStory"]
    assert most < 40 << 20


@pytest.mark.parametrize(
    "piece",
    [
        "[", "[a ", "[caption]", "[fancy]", "[su_quote]", "[x]<!--", "[x]<pre>", "<", "<a ", '<a title="',
        "<!-- wp:x {", "<!-- wp:group -->", "<b><i>", "<span>", "<ul><li>", "<blockquote>", "<table><tr><td>",
        "<figure>", "<script>", "<?php ", "[:en]", "<br> ", "<b></b> ", "&", "<!--", "<![CDATA[", "<svg>",
        "<form>", "<q>", "<noscript>", "<object>",
    ],
)  # fmt: skip
def test_repeated_pieces_take_no_longer_than_their_length(piece: str) -> None:
    begun = time.perf_counter()
    story(piece * 20_000 + "end [/caption][/su_quote][/fancy]")
    assert time.perf_counter() - begun < 8


def test_items_are_cut_alike_however_the_bytes_arrive() -> None:
    data = (HEAD + item("One ]]> <item> </item>") + item("Two", 2) + TAIL).encode()
    whole = [(record.kind, record.data) for record in cut(io.BytesIO(data)) if record.kind == "item"]

    class Drops(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(7)

    drops = [(record.kind, record.data) for record in cut(Drops(data)) if record.kind == "item"]
    assert drops == whole
    assert len(whole) == 2


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_damage_anywhere_never_raises_anything_but_not_an_export(data: st.DataObject) -> None:
    items = item('[caption]<img src="x">c[/caption]') + item("<!-- wp:quote --><p>t</p>", 2)
    whole = bytearray((HEAD + items + TAIL).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
    with suppress(NotAnExport):
        read_bytes(bytes(whole))
