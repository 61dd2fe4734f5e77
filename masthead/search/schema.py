"""The fields of the Tantivy index, and how a document is filed in them."""

import math
from datetime import UTC, datetime
from functools import cache
from operator import itemgetter
from typing import Final
from zlib import crc32

import tantivy

from masthead.search.documents import DATE_FIELDS, Document
from masthead.search.letters import words
from masthead.search.stems import FiledWord, base_language, filed_in

FORMAT: Final = "2"
"""Raised whenever fields or the reading of words change: an index of another format is rebuilt."""

NO_DATE: Final = -(1 << 40)
_FORM, _OTHERS = itemgetter(0), itemgetter(2)
_YEAR = 365.25 * 86400
_HALF_LIFE = 3 * _YEAR
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC).timestamp()

# Name and index option. `forms` are folded words as written, `stems` their stems where these are other words:
# most words are their own stem, and filing them once makes the index a third smaller and faster to fill.
TEXTS: Final = (
    ("forms", "position"),
    ("stems", "freq"),
    ("headline", "position"),
    ("headline_stems", "freq"),
    ("standfirst", "freq"),
    ("names", "position"),
    ("labels", "position"),
)


@cache
def schema() -> tantivy.Schema:
    """The fields. Keywords, labels and dates are generic: a room may add a name without a new format."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("keyword", tokenizer_name="raw", index_option="basic")
    for name, option in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    for name in ("id", "version", *DATE_FIELDS):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("kind", fast=True)
    builder.add_float_field("weight", fast=True)
    return builder.build()


def key(kind: str, id: int) -> str:
    """The unique key of a document."""
    return f"{kind}:{id}"


def kind_number(kind: str) -> int:
    """The number that stands for a kind in the fast column."""
    return crc32(kind.encode())


def seconds(moment: datetime | None) -> int:
    """Whole seconds since 1970; naive moments are UTC; NO_DATE for none."""
    if moment is None:
        return NO_DATE
    return math.floor((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def weight(document: Document, now: float) -> float:
    """Freshness times boost: what is three years older ranks half; the undated ranks as if of today.

    Growing towards the future instead of shrinking with age, it needs no recount as time passes.
    """
    moment = document.published or document.changed or document.created
    since = (seconds(moment) if moment else now) - _EPOCH
    return float(document.boost * 2.0 ** max(-40.0, min(40.0, since / _HALF_LIFE)))


def filed(document: Document, now: float) -> tantivy.Document:
    """The document as Tantivy stores it: text analysed here, so that questions are read by the same rules."""
    language = base_language(document.language)
    entry = tantivy.Document()
    entry.add_text("key", key(document.kind, document.id))
    entry.add_integer("id", document.id)
    entry.add_integer("kind", kind_number(document.kind))
    entry.add_integer("version", document.version)
    entry.add_float("weight", weight(document, now))
    for date in DATE_FIELDS:
        entry.add_integer(date, seconds(getattr(document, date)))
    keywords = {("kind", document.kind), ("language", language), *document.keywords}
    for name, value in sorted(keywords):
        entry.add_text("keyword", f"{name}={value}")
    _file_texts(entry, document, language)
    return entry


def _file_texts(entry: tantivy.Document, document: Document, language: str) -> None:
    headline = _file_text(entry, document.headline, language)
    entry.add_text("headline", " ".join(map(_FORM, headline)))
    entry.add_text("headline_stems", " ".join([word.stems for word in headline]))
    if document.standfirst:
        standfirst = _file_text(entry, document.standfirst, language)
        entry.add_text("standfirst", " ".join([word.stems for word in standfirst]))
    if document.body:
        _file_text(entry, document.body, language)
    for label, name in document.named:
        forms = [word.form for word in _file_text(entry, name, language) if word.form]
        entry.add_text("names", " ".join(forms))
        entry.add_text("labels", " ".join([f"{label}={form}" for form in forms]))


def _file_text(entry: tantivy.Document, text: str, language: str) -> list[FiledWord]:
    """File a text under what every word is looked for in; Tantivy's whitespace tokenizer takes it apart."""
    found = [*map(filed_in(language).__getitem__, words(text))]
    entry.add_text("forms", " ".join(map(_FORM, found)))
    entry.add_text("stems", " ".join(filter(None, map(_OTHERS, found))))
    return found
