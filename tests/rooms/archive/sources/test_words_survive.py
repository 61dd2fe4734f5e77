"""Whatever a body is made of, every word of it is in the blocks, and nothing in them can run."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.archive.sources.wordset import word_set
from tests.rooms.archive.sources.exports import story
from tests.rooms.archive.sources.visible import RICH_TEXT_TAGS, rich_texts, tags, words

WORD = re.compile(r"word\d+")
WORDS = st.just("word0")
PAIRED = st.sampled_from(
    sorted(
        word_set(
            "p div b strong i em span ul ol li blockquote h1 h3 h6 a table tr td th tbody figure "
            "figcaption pre code section center font q dl dt dd cite details summary button article sub "
            "u address noscript label caption small"
        )
    )
)
SINGLE = st.sampled_from(
    ["<br>", "<hr/>", "<br />\n", "\n", "\n\n", " ", "<img src='https://a.example/x.jpg'>", "&nbsp;"]
)
CODES = st.sampled_from(sorted(word_set("caption quote vc_row su_box fancy pullquote dropcap embedded_thing b tab")))
BLOCKS = st.sampled_from(
    sorted(word_set("paragraph group columns list quote html heading image acme/box shortcode freeform"))
)


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One more layer of markup, closed, left open or crossed."""
    joined = st.lists(inner, min_size=1, max_size=4).map(" ".join)
    return st.one_of(
        st.builds("<{0}>{1}</{0}>".format, PAIRED, joined),
        st.builds("<{0} class='x' href='https://a.example/'>{1}".format, PAIRED, joined),
        st.builds("{1}</{0}>".format, PAIRED, joined),
        st.builds('[{0} a="1"]{1}[/{0}]'.format, CODES, joined),
        st.builds("[{0}]{1}".format, CODES, joined),
        st.builds("<!-- wp:{0} -->{1}<!-- /wp:{0} -->".format, BLOCKS, joined),
        st.builds("<!-- wp:{0} -->{1}".format, BLOCKS, joined),
        st.builds("{0}{1}{0}".format, SINGLE, joined),
        st.builds("<figure>{0}<figcaption>{1}</figcaption>{2}</figure>".format, joined, joined, joined),
        st.builds("<blockquote>{0}<cite>{1}</cite></blockquote>".format, joined, joined),
        st.builds("<table>{0}<tr>{1}<td>{2}</td></tr></table>".format, joined, joined, joined),
        st.builds("<ul>{0}<li>{1}</li>{2}</ul>".format, joined, joined, joined),
        st.builds("[caption]{0}<img src='https://a.example/x.jpg'>{1}[/caption]".format, joined, joined),
    )


def numbered(body: str) -> str:
    """The same with no two words alike: a caption that is given twice may be set once."""
    numbers = count()
    return WORD.sub(lambda match: f"word{next(numbers)}", body)


BODIES = st.recursive(WORDS, wrapped, max_leaves=25).map(numbered)


@given(BODIES)
@settings(max_examples=400, deadline=None)
def test_no_word_is_lost(body: str) -> None:
    found = story(body)
    kept = Counter(WORD.findall(words((found.blocks, found.notes))))
    assert Counter(WORD.findall(body)) - kept == Counter()


@given(BODIES)
@settings(max_examples=150, deadline=None)
def test_inline_html_is_ours_and_clean(body: str) -> None:
    for html in rich_texts(story(body).blocks):
        assert tags(html) <= RICH_TEXT_TAGS
        cleaned = nh3.clean(html, tags=set(RICH_TEXT_TAGS), attributes={"a": {"href"}}, link_rel=None)
        assert cleaned.replace("&nbsp;", "\u00a0") == html


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=300, deadline=None)
def test_any_text_at_all_is_read(body: str) -> None:
    for html in rich_texts(story(body).blocks):
        assert tags(html) <= RICH_TEXT_TAGS
