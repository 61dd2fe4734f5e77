"""Questions into Tantivy queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

import tantivy
from tantivy import FieldType, Occur

from masthead.search.documents import Between, Query, Where
from masthead.search.letters import fold, is_unspaced
from masthead.search.parsing import Clause
from masthead.search.schema import NO_DATE, schema, seconds
from masthead.search.stems import asked_stems, base_language

_term = partial(tantivy.Query.term_query, schema())

SHORTEST_FORGIVEN: Final = 4
MOST_FORGIVEN: Final = 8
_SHORTEST_BODY_PREFIX = 2
_HEADLINE, _HEADLINE_STEM, _STANDFIRST, _NAMES = 1.5, 3.0, 1.0, 2.5
_AS_WRITTEN, _PREFIX, _FUZZY = 2.0, 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """How words are to be read: in which languages, and whether typing mistakes are forgiven."""

    languages: tuple[str, ...]
    is_forgiving: bool = False


def compiled(query: Query, clauses: tuple[Clause, ...], reading: Reading) -> tantivy.Query:
    """The whole question: words, what only raises the rank, exclusions and filters."""
    if query.language:
        reading = Reading((base_language(query.language),), reading.is_forgiving)
    wanted = [clause for clause in clauses if not clause.is_excluded]
    parts: list[tuple[Occur, tantivy.Query]] = []
    matches = [_match(clause, reading, number) for number, clause in enumerate(wanted)]
    if query.any_word and len(matches) > 1:
        matches = [tantivy.Query.boolean_query([(Occur.Should, match) for match in matches])]
    parts += [(Occur.Must, match) for match in matches]
    for clause in wanted:
        parts += [(Occur.Should, better) for better in _betters(clause, reading)]
    # Without words everything is worth the same, and the newest stands first.
    score = 0.0 if wanted else 1.0
    parts += [(Occur.Must, tantivy.Query.const_score_query(condition, score)) for condition in _conditions(query)]
    if not any(occur == Occur.Must for occur, _ in parts):
        parts.append((Occur.Must, tantivy.Query.all_query()))
    exact = Reading(reading.languages)
    parts += [(Occur.MustNot, _match(clause, exact, 0)) for clause in clauses if clause.is_excluded]
    parts += [(Occur.MustNot, _keyword(where)) for where in query.where if where.is_not]
    return tantivy.Query.boolean_query(parts)


def _match(clause: Clause, reading: Reading, number: int) -> tantivy.Query:
    """The documents that a clause finds."""
    if clause.field:
        return _in_field(clause)
    if clause.is_phrase:
        return _phrase("forms", [fold(form) for form in clause.forms], clause.is_prefix)
    word = clause.forms[0]
    form = fold(word)
    asked = asked_stems(word, reading.languages)
    either = [tantivy.Query.boost_query(_term("forms", form), _AS_WRITTEN)]
    either += [_term("forms", stem) for stem in asked if stem != form]
    either += [_term("stems", stem) for stem in asked]
    if clause.is_prefix:
        either += _beginnings(form, asked)
    if reading.is_forgiving and number < MOST_FORGIVEN and len(form) >= SHORTEST_FORGIVEN:
        either.append(tantivy.Query.boost_query(_fuzzy("forms", form, clause.is_prefix), _FUZZY))
    return _any(either)


def _in_field(clause: Clause) -> tantivy.Query:
    forms = [fold(form) for form in clause.forms]
    if clause.field == "headline":
        return _phrase("headline", forms, clause.is_prefix)
    return _phrase("labels", [f"{clause.field}={form}" for form in forms], clause.is_prefix)


def _beginnings(form: str, asked: Iterable[str]) -> list[tantivy.Query]:
    """Words that begin so. One letter looks at headlines and names only: it begins too much of any text."""
    if len(form) < _SHORTEST_BODY_PREFIX and not is_unspaced(form):
        fields = [("headline", form), ("names", form)]
    elif form.isascii():
        fields = [("forms", form)]
    else:
        # Hebrew and Arabic stems stand without the article and the like before them.
        fields = [("forms", form), ("stems", form)]
    return [tantivy.Query.const_score_query(_prefix(*field), _PREFIX) for field in fields]


def _betters(clause: Clause, reading: Reading) -> list[tantivy.Query]:
    """What raises a document that is found anyway: the words in its headline, names, standfirst."""
    if clause.field:
        return []
    boost = tantivy.Query.boost_query
    if clause.is_phrase:
        forms = [fold(form) for form in clause.forms]
        return [boost(_phrase(field, forms, clause.is_prefix), _HEADLINE_STEM) for field in ("headline", "names")]
    form = fold(clause.forms[0])
    better = [boost(_term("headline", form), _HEADLINE), boost(_term("names", form), _NAMES)]
    for stem in asked_stems(clause.forms[0], reading.languages):
        better.append(boost(_term("headline_stems", stem), _HEADLINE_STEM))
        better.append(boost(_term("standfirst", stem), _STANDFIRST))
    if clause.is_prefix:
        better.append(tantivy.Query.const_score_query(_prefix("headline", form), _HEADLINE_STEM))
        better.append(tantivy.Query.const_score_query(_prefix("names", form), _NAMES))
    return better


def _conditions(query: Query) -> list[tantivy.Query]:
    conditions = [_keyword(where) for where in query.where if not where.is_not]
    if query.kinds:
        conditions.append(_keyword(Where("kind", query.kinds)))
    if query.ids is not None:
        conditions.append(_of_ids(query.ids))
    conditions += [_within(between) for between in query.between]
    return conditions


def _within(between: Between) -> tantivy.Query:
    """Dates are kept as whole seconds, rounded down; those that are missing are before every start."""
    first = NO_DATE + 1 if between.start is None else seconds(between.start)
    end = between.end
    last = None if end is None else seconds(end) - (0 if end.microsecond else 1)
    return tantivy.Query.range_query(schema(), between.name, FieldType.Integer, first, last)


def _keyword(where: Where) -> tantivy.Query:
    values = [f"{where.name}={value}" for value in where.values]
    if len(values) == 1:
        return _term("keyword", values[0])
    return tantivy.Query.term_set_query(schema(), "keyword", values) if values else tantivy.Query.empty_query()


def _of_ids(ids: tuple[int, ...]) -> tantivy.Query:
    return tantivy.Query.term_set_query(schema(), "id", list(ids)) if ids else tantivy.Query.empty_query()


def _phrase(field: str, forms: list[str], is_prefix: bool) -> tantivy.Query:
    if len(forms) == 1:
        term = _term(field, forms[0])
        return _any([term, _prefix(field, forms[0])]) if is_prefix else term
    if is_prefix:
        return tantivy.Query.phrase_prefix_query(schema(), field, list(forms))
    return tantivy.Query.phrase_query(schema(), field, list(forms))


def _prefix(field: str, form: str) -> tantivy.Query:
    return tantivy.Query.fuzzy_term_query(schema(), field, form, distance=0, prefix=True)


def _fuzzy(field: str, form: str, is_prefix: bool) -> tantivy.Query:
    return tantivy.Query.fuzzy_term_query(schema(), field, form, distance=1, prefix=is_prefix)


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])
