"""The fields of the Tantivy index, and how a document is filed in them."""

import math
from datetime import UTC, datetime
from functools import cache
from typing import Final
from zlib import crc32

import tantivy

from masthead.search.documents import DATE_FIELDS, Document
from masthead.search.letters import words
from masthead.search.stems import base_language, filed_in

FORMAT: Final = "1"
"""Raised whenever fields or the reading of words change: an index of another format is rebuilt."""

NO_DATE: Final = -(1 << 40)
_YEAR = 365.25 * 86400
_HALF_LIFE = 3 * _YEAR
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC).timestamp()

# Name and index option. `forms` are folded words as written, `stems` their stems.
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
    headline_forms, headline_stems = _analysed(document.headline, language)
    entry.add_text("headline", headline_forms)
    entry.add_text("headline_stems", headline_stems)
    entry.add_text("forms", headline_forms)
    entry.add_text("stems", headline_stems)
    if document.standfirst:
        standfirst_forms, standfirst_stems = _analysed(document.standfirst, language)
        entry.add_text("standfirst", standfirst_stems)
        entry.add_text("forms", standfirst_forms)
        entry.add_text("stems", standfirst_stems)
    if document.body:
        body_forms, body_stems = _analysed(document.body, language)
        entry.add_text("forms", body_forms)
        entry.add_text("stems", body_stems)
    for label, name in document.named:
        name_forms, name_stems = _analysed(name, language)
        entry.add_text("names", name_forms)
        entry.add_text("forms", name_forms)
        entry.add_text("stems", name_stems)
        entry.add_text("labels", " ".join(f"{label}={form}" for form in name_forms.split()))


def _analysed(text: str, language: str) -> tuple[str, str]:
    """Folded words and stems, each joined by spaces for the whitespace tokenizer to take apart."""
    found = [*map(filed_in(language).__getitem__, words(text))]
    return " ".join([form for form, _ in found]), " ".join([stem for _, stem in found])
