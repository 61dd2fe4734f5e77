"""What editors wrote into fields of their own (ACF, Newspack, themes) beside headline, excerpt and body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress.fields import Fields
from masthead.archive.sources.wordset import word_set
from masthead.stories.incoming import Note, Preserved

_SUBTITLES = (
    *("newspack_article_subtitle", "subtitle", "_subtitle", "wps_subtitle", "kia_subtitle", "sub_title", "subheadline"),
    *("sub_headline", "subhead", "deck", "dek", "standfirst", "secondary_title", "_secondary_title"),
)
_ELSEWHERE = word_set("footnotes enclosure media_credit photo_credit image_credit cap-description")
"""Read in other places, or known to WordPress itself."""
_TECHNICAL = re.compile(
    r"_|rank_math|yoast|aioseo|jetpack|wp_|amp_|et_|td_|onesignal|dsq|fusion|pyre|sharing|layout|cap-|essb|ppma"
    r"|wpseo|seo|geo_|syndication|permalink|hide_|show_"
)
_STORED = re.compile(r"(?:[abOsid]:\d|\{\"|\[[\{\"\d\]]|field_[0-9a-f]+|https?://\S+$|data:)")
_LONG = 120


def subtitle(fields: Fields) -> tuple[str, str]:
    """(key, the line below the headline) from the first field that holds one; ("", "") for none."""
    for key in _SUBTITLES:
        value = fields.meta.get(key, "")
        if not _STORED.match(value.strip()) and (text := plain_text(value)):
            return key, text
    return "", ""


def left_over(fields: Fields, used: str) -> Iterator[tuple[Note, Preserved | None]]:
    """Words in fields that have no place here: a note on each, and the whole of a long one for the newsroom."""
    for key, value in [*fields.meta.items(), *fields.more_meta]:
        if key == used or key in _ELSEWHERE or (_TECHNICAL.match(key) and key not in _SUBTITLES):
            continue
        text = _words(value)
        if text:
            kept = Preserved(value.strip(), f"the field {key}") if len(text) > _LONG else None
            yield Note("custom-field", f"{key}: {text[:_LONG]}"), kept


def _words(value: str) -> str:
    """A value's text if it is at least two words that somebody wrote, else ""."""
    if _STORED.match(value.strip()):
        return ""
    text = " ".join(plain_text(value).split())
    return text if len(re.findall(r"[^\W\d_]{2,}", text)) > 1 and " " in text else ""
