"""Which stories are looked at when one story's related ones are chosen: few enough to rank in a moment."""

from __future__ import annotations

from masthead.related.profiles import TOPIC_MARK, Profile
from masthead.related.texts import Text
from masthead.search.documents import Query, Where
from masthead.search.indexes import search
from masthead.stories import lists, queries

MOST = 400
"""Candidates of one story."""

ALIKE = 200
"""Of these, stories that the index finds by the story's own words; archives go back twenty years, lists do not."""

OF_TOPICS = 120
OF_SECTION = 60
WORDS = 16
"""The strongest words of a story that the index is asked for."""


def candidates(text: Text, profile: Profile) -> list[int]:
    """Ids of stories that may be alike, without the story itself; at most ``MOST``, one query a list.

    They come from the index (asked for the rarest words), from the newest of each topic, and from the newest of
    the section, in this order. While there is no index the other two must do.
    """
    found = dict.fromkeys(_alike(text, profile))
    share = max(10, OF_TOPICS // max(1, len(text.topics)))
    for topic in text.topics[: OF_TOPICS // 10]:
        found.update(dict.fromkeys(queries.newest(lists.of_topic(topic), share)))
    if text.section is not None:
        found.update(dict.fromkeys(queries.newest(lists.of_section(text.section), OF_SECTION)))
    found.pop(text.id, None)
    return list(found)[:MOST]


def _alike(text: Text, profile: Profile) -> list[int]:
    strongest = sorted(profile.terms.items(), key=lambda item: (-item[1], item[0]))
    words = [term for term, _ in strongest if not term.startswith(TOPIC_MARK)][:WORDS]
    if not words:
        return []
    query = Query(
        " ".join(words),
        kinds=("story",),
        language=profile.language,
        where=(Where("edition", (str(text.edition),)), Where("status", ("live", "changed"))),
        limit=ALIKE,
        is_forgiving=False,
        any_word=True,
    )
    return search(query).ids
