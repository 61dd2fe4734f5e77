"""What is typed, and what is found."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from masthead.search.documents import MOST_HITS, Between, Document, Hit, Order, Query, Where
from masthead.search.letters import fold, words
from masthead.search.tantivy_engine import TantivyEngine

Find = Callable[..., list[int]]
Put = Callable[..., None]
Story = Callable[..., Document]
Day = Callable[..., datetime]


def test_an_index_that_is_not_there_says_so(index: TantivyEngine) -> None:
    results = index.search(Query("anything"))
    assert (results.hits, results.is_available) == ((), False)


def test_all_words_are_wanted(put: Put, find: Find, story: Story) -> None:
    put(story(1, "Water shortage"), story(2, "Water"), story(3, "Shortage"))
    assert find("water shortage") == [1]
    assert sorted(find("water shortage", any_word=True)) == [1, 2, 3]


def test_a_word_is_found_in_every_text(put: Put, find: Find, story: Story) -> None:
    put(
        story(1, "harbour"),
        story(2, standfirst="harbour"),
        story(3, body="harbour"),
        story(4, named=(("topic", "Harbour"),)),
        story(5, keywords=(("section", "harbour"),)),
    )
    assert sorted(find("harbour")) == [1, 2, 3, 4]


def test_the_headline_weighs_more_than_names_and_they_more_than_the_body(
    put: Put, find: Find, story: Story, day: Day
) -> None:
    filler = "something else entirely was written here about other matters"
    put(
        story(1, filler, body="harbour", published=day(2026)),
        story(2, filler, named=(("topic", "harbour"),), body=filler, published=day(2026)),
        story(3, "harbour " + filler, body=filler, published=day(2026)),
    )
    assert find("harbour") == [3, 2, 1]


def test_of_two_alike_the_newer_stands_first(put: Put, find: Find, story: Story, day: Day) -> None:
    put(
        story(1, "Fire", published=day(2010)),
        story(2, "Fire", published=day(2026)),
        story(3, "Fire", published=day(2020)),
    )
    assert find("fire") == [2, 3, 1]
    assert find("") == [2, 3, 1]


def test_a_phrase_stands_as_written(put: Put, find: Find, story: Story) -> None:
    put(story(1, body="the prime minister said"), story(2, body="minister of prime importance"))
    assert find('"prime minister"') == [1]
    assert find("“prime minister”") == [1]
    assert find('"prime minis', is_typing=True) == [1]
    assert find('"minister the"') == []


def test_a_phrase_does_not_run_from_headline_into_body(put: Put, find: Find, story: Story) -> None:
    put(story(1, "Rain today", body="Tomorrow sun"))
    assert find('"today tomorrow"') == []


def test_a_minus_excludes(put: Put, find: Find, story: Story) -> None:
    put(story(1, "Fire in the port"), story(2, "Fire in the forest"))
    assert find("fire -port") == [2]
    assert find('fire -"the forest"') == [1]
    assert find("-fire") == []
    assert find("port-side") == []


def test_fields_are_looked_into(put: Put, find: Find, story: Story) -> None:
    put(
        story(1, "Cohen speaks", named=(("by", "Dana Levi"), ("topic", "Iran Deal"), ("in", "World News"))),
        story(2, "Levi speaks", named=(("by", "Dana Cohen"),)),
    )
    assert find("by:cohen") == [2]
    assert find("by:co", is_typing=True) == [2]
    assert find('by:"dana levi"') == [1]
    assert find('topic:"iran deal" in:world') == [1]
    assert find("headline:cohen") == [1]
    assert find("dana -by:cohen") == [1]


@pytest.mark.parametrize("typed", ["by:", "foo:bar", "http://example.com/a?b=c", ":", "AND", "OR NOT", "a:b:c"])
def test_what_looks_like_a_field_and_is_none_is_words(put: Put, find: Find, story: Story, typed: str) -> None:
    put(story(1, "foo bar http example com a b c and or not by"))
    assert find(typed) in ([1], [])


def test_the_last_word_may_go_on_while_typing(put: Put, find: Find, story: Story) -> None:
    put(story(1, "Netanyahu visits"), story(2, "Network failure"), story(3, body="the internet"))
    assert sorted(find("net", is_typing=True)) == [1, 2]
    assert find("network fai", is_typing=True) == [2]
    assert find("net ", is_typing=True, is_forgiving=False) == []
    assert find("net", is_forgiving=False) == []


def test_one_letter_begins_headlines_and_names_only(put: Put, find: Find, story: Story) -> None:
    put(story(1, "Zebra"), story(2, body="zebra"), story(3, named=(("by", "Zoe"),)))
    assert sorted(find("z", is_typing=True)) == [1, 3]


@pytest.mark.parametrize("typed", ["govermnent", "goverment", "governmant", "gpvernment"])
def test_a_typing_mistake_is_forgiven(index: TantivyEngine, put: Put, story: Story, typed: str) -> None:
    put(story(1, "Government resigns"), story(2, "Weather"))
    results = index.search(Query(typed))
    assert (results.ids, results.is_forgiven) == ([1], True)
    assert index.search(Query(typed, is_forgiving=False)).ids == []


def test_short_words_are_taken_as_typed(put: Put, find: Find, story: Story) -> None:
    put(story(1, "cat"))
    assert find("car") == []


def test_exact_words_stand_before_forgiven_ones(put: Put, find: Find, story: Story, day: Day) -> None:
    put(story(1, "Marsh", published=day(2020)), *(story(n, "March", published=day(2026)) for n in range(2, 9)))
    assert find("marsh")[0] == 1


@pytest.mark.parametrize(
    ("language", "written", "asked"),
    [
        ("en", "Ministers resigned", "minister resigns"),
        ("en-GB", "running", "runs"),
        ("fr", "les élections présidentielles", "election presidentielle"),
        ("de", "die Häuser", "haus"),
        ("es", "las elecciones", "elección"),
        ("ar", "الحكومة الجديدة", "حكومة جديدة"),
        ("ar", "الحُكُومَة", "الحكومه"),
        ("he", "בממשלה החדשה", "ממשלה חדשה"),
        ("he", "ומנחם נסע לירושלים", "מנחם ירושלים"),
        ("he", "ירושלים", "בירושלים"),
        ("he", "שָׁלוֹם", "שלום"),
        ("he", 'דובר צה"ל אמר', "צהל"),
        ("he", "דובר צהל אמר", 'צה"ל'),
        ("ru", "новые выборы", "новых выборов"),
    ],
)
def test_words_are_found_in_their_other_forms(
    put: Put, find: Find, story: Story, language: str, written: str, asked: str
) -> None:
    put(story(1, body=written, language=language), story(2, body="hello", language="en"))
    assert find(asked, is_forgiving=False) == [1]


def test_a_beginning_is_found_behind_hebrew_prefixes(put: Put, find: Find, story: Story) -> None:
    put(story(1, body="הממשלה", language="he"))
    assert find("ממש", is_typing=True) == [1]


def test_filters_hold_by_kind_keyword_date_and_id(put: Put, find: Find, story: Story, day: Day) -> None:
    put(
        story(1, "Fire", keywords=(("section", "5"), ("section", "2"), ("status", "live")), published=day(2020)),
        story(2, "Fire", keywords=(("section", "6"), ("status", "draft")), published=day(2021)),
        story(3, "Fire", keywords=(("section", "7"),)),
        Document("photo", 4, "Fire"),
    )
    assert find("fire", where=(Where("section", ("2",)),)) == [1]
    assert sorted(find("fire", where=(Where("section", ("5", "6")),))) == [1, 2]
    assert sorted(find(where=(Where("status", ("live",), is_not=True),))) == [2, 3, 4]
    assert find(where=(Where("section", ()),)) == []
    assert find("fire", kinds=("photo",)) == [4]
    assert sorted(find("fire", kinds=("photo", "story"), ids=(1, 4, 9))) == [1, 4]
    assert find("fire", ids=()) == []
    assert find("fire", between=(Between("published", day(2021), None),)) == [2]
    assert find("fire", between=(Between("published", None, day(2021)),)) == [1]
    assert sorted(find("fire", where=(Where("language", ("en",)),))) == [1, 2, 3]


def test_the_ends_of_a_date_filter_hold_to_the_second(put: Put, find: Find, story: Story, day: Day) -> None:
    noon = day(2026).replace(hour=12)
    put(story(1, "Fire", published=noon))
    assert find("fire", between=(Between("published", noon, noon.replace(microsecond=1)),)) == [1]
    assert find("fire", between=(Between("published", None, noon),)) == []
    assert find("fire", between=(Between("published", datetime.min, datetime.max),)) == [1]
    assert find("fire", between=(Between("published", None, datetime.min),)) == []


def test_a_filter_does_not_change_the_ranking(index: TantivyEngine, put: Put, story: Story, day: Day) -> None:
    put(*(story(n, "Fire", keywords=(("n", str(n)),), published=day(2026)) for n in range(1, 30)))
    free = index.search(Query("fire", limit=50)).hits[0].score
    assert index.search(Query("fire", where=(Where("n", ("7",)),))).hits[0].score == pytest.approx(free)


def test_hits_stand_by_date_when_asked(put: Put, find: Find, story: Story, day: Day) -> None:
    put(
        story(1, "a", published=day(2020)),
        story(2, "a", published=day(1890)),
        story(3, "a"),
        story(4, "a", published=day(2022), changed=day(2023)),
    )
    assert find("a", order=Order.NEWEST) == [4, 1, 2, 3]
    assert find("a", order=Order.OLDEST, between=(Between("published"),)) == [2, 1, 4]
    assert find("a", order=Order.LAST_CHANGED, limit=1) == [4]


def test_pages_of_hits_follow_each_other(index: TantivyEngine, put: Put, story: Story, day: Day) -> None:
    put(*(story(n, "fire", published=day(2000 + n)) for n in range(25)))
    pages = [index.search(Query("fire", offset=at, limit=10)) for at in (0, 10, 20, 30)]
    assert [hit.id for page in pages for hit in page.hits] == list(range(24, -1, -1))
    assert {page.total for page in pages} == {25}
    assert index.search(Query("fire", limit=0)).total == 25
    assert index.search(Query("fire", offset=10**9, limit=10**9)).hits == ()
    assert index.search(Query("fire", offset=-5, limit=-5)).hits == ()


def test_a_total_is_bounded(index: TantivyEngine, put: Put, story: Story) -> None:
    put(*(story(n, "fire") for n in range(MOST_HITS + 1)))
    results = index.search(Query("fire"))
    assert (results.total, results.is_more) == (MOST_HITS, True)


def test_kinds_may_share_ids(index: TantivyEngine, put: Put, story: Story) -> None:
    put(story(1, "Fire"), Document("photo", 1, "Fire"), Document("person", 1, "Fire"))
    assert {(hit.kind, hit.id) for hit in index.search(Query("fire")).hits} == {
        ("story", 1),
        ("photo", 1),
        ("person", 1),
    }


def test_a_boost_raises(put: Put, find: Find) -> None:
    put(Document("topic", 1, "Weather"), Document("topic", 2, "Weather", boost=2.0))
    assert find("weather") == [2, 1]


TYPED = st.one_of(
    st.text(max_size=80),
    st.text(alphabet='"-:()*~^\\/[]{}+&|!?. abyינם״', max_size=60),
    st.lists(st.sampled_from(["by:", "in:", '"', "-", "fire", "א", "  ", 'topic:"', "東", "\x00", "🔥"])).map("".join),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(typed=TYPED, is_typing=st.booleans(), any_word=st.booleans(), order=st.sampled_from(Order))
@example(typed='"' * 400, is_typing=True, any_word=False, order=Order.RELEVANCE)
@example(typed="a b " * 200, is_typing=True, any_word=True, order=Order.RELEVANCE)
@example(typed="\ud800", is_typing=True, any_word=False, order=Order.NEWEST)
def test_nothing_typed_is_an_error(
    index: TantivyEngine, put: Put, story: Story, typed: str, is_typing: bool, any_word: bool, order: Order
) -> None:
    if index.status().state == "missing":
        put(story(1, "Fire in the port", body="בתחנת הכיבוי 東京都"))
    results = index.search(Query(typed, is_typing=is_typing, any_word=any_word, order=order))
    assert results.is_available
    assert set(results.hits) <= {Hit("story", 1, hit.score) for hit in results.hits}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(min_size=1, max_size=200), language=st.sampled_from(["en", "he", "ar", "fr", "ru", "", "xx"]))
def test_every_word_that_is_indexed_is_found(
    index: TantivyEngine, put: Put, story: Story, text: str, language: str
) -> None:
    put(story(1, body=text, language=language))
    for word in words(text)[:5]:
        if fold(word):
            assert index.search(Query(word, is_forgiving=False)).ids == [1], word
