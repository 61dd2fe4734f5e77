"""Text, addresses and moments in the forms that feeds and sitemaps can carry."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from zoneinfo import ZoneInfo

from django.utils.encoding import iri_to_uri
from django.utils.text import Truncator
from markupsafe import Markup

from masthead.editions.models import Edition
from masthead.look.chrome import absolute

UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, however it is escaped (XML 1.0, section 2.2, ``Char``)."""

SUMMARY_WORDS = 50
TAG = re.compile(r"<[^>]*>")
BETWEEN = re.compile(r"<(?:br|/(?:p|li|h\d|t[hdr]|caption|figure|figcaption|blockquote|aside))\b[^>]*>")
"""Tags between which words do not run on."""


def printable(text: object) -> str:
    """The text without the characters that XML forbids.

    >>> printable("a\\x00b\\ufffe")
    'ab'
    """
    return UNPRINTABLE.sub("", str(text))


def words(html: str) -> str:
    """The words of cleaned HTML as plain text, without line breaks.

    >>> words("<p><b>Fish</b>, chips &amp; peas</p><p>on Friday</p>")
    'Fish, chips & peas on Friday'
    """
    return " ".join(unescape(TAG.sub("", BETWEEN.sub(" ", html))).split())


def opening(html: str) -> str:
    """The first words of cleaned HTML, for a story without a standfirst."""
    return str(Truncator(words(html)).words(SUMMARY_WORDS, truncate="…"))


def plain(markup: Markup) -> str:
    """A caption as plain text."""
    return words(str(markup))


def address(edition: Edition, path: str) -> str:
    """An absolute address whose letters are all ASCII (RFC 3987, section 3.1)."""
    return iri_to_uri(absolute(edition, path))


def on_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the clocks of a zone, to the second.

    Where those were set by the sun (before about 1920), UTC: RFC 3339 and RFC 5322 know no offsets with seconds.
    """
    there = moment.astimezone(zone).replace(microsecond=0)
    offset = there.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        return there.astimezone(UTC)
    return there
