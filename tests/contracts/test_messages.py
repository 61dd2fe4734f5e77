"""The catalogs of the interface's languages: fresh, complete, and saying what the English says."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from gettext import c2py  # type: ignore[attr-defined]
from pathlib import Path

import pytest
from babel import Locale
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from django.template.base import Lexer, TokenType
from jinja2 import nodes

from masthead.conf import catalogs, messages
from masthead.look.environment import environment

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
SENTENCE = re.compile(r"[a-z]\.$")
LANGUAGES = pytest.mark.parametrize("language", messages.SPOKEN)


@cache
def template() -> Catalog:
    """What stands in the sources."""
    return messages.template()


@cache
def catalog(language: str) -> Catalog:
    """What was committed."""
    return catalogs.read(messages.LOCALE, language)


def key(message: Message) -> tuple[object, str | None]:
    """By what a text is found."""
    context = message.context.decode() if isinstance(message.context, bytes) else message.context
    return message.id if isinstance(message.id, str) else tuple(message.id), context


def keys(of: Catalog) -> set[tuple[object, str | None]]:
    """All texts of a catalog but its header."""
    return {key(message) for message in of if message.id}


def strings(message: Message) -> tuple[str, ...]:
    """A translation in all its forms; one where the text has no plural."""
    return (message.string or "",) if isinstance(message.string, str) else tuple(message.string)


def pairs(language: str) -> list[tuple[str, str, bool]]:
    """Every translated text beside its translation; whether the translation is for one number alone."""
    found = []
    single = forms_for_one_number(language)
    for message in catalog(language):
        has_plural = not isinstance(message.id, str)
        for form, string in enumerate(strings(message) if message.id else ()):
            if string:
                found.append((message.id[1] if has_plural else message.id, string, has_plural and form in single))
    return found


def chosen(language: str) -> list[int]:
    """The form for each number from 0 to 999, by the catalog's own rule."""
    count, rule = messages.PLURALS[language]
    picked = [c2py(rule)(number) for number in range(1000)]
    assert set(picked) == set(range(count))
    return picked


def forms_for_one_number(language: str) -> set[int]:
    """Forms that only one number has: they may say it in a word."""
    return {form for form, times in Counter(chosen(language)).items() if times == 1}


@LANGUAGES
def test_catalogs_hold_what_the_sources_say(language: str) -> None:
    missing, lost = keys(template()) - keys(catalog(language)), keys(catalog(language)) - keys(template())
    assert not missing, f"run `make messages`, then translate: {missing}"
    assert not lost, f"run `make messages`; no source says any more: {lost}"


@LANGUAGES
def test_every_text_is_translated_and_none_is_guessed(language: str) -> None:
    assert not catalogs.untranslated(catalog(language))
    assert not [message.id for message in catalog(language) if message.fuzzy]


@LANGUAGES
def test_placeholders_are_those_of_the_source(language: str) -> None:
    for source, translated, is_one in pairs(language):
        wanted, found = Counter(PLACEHOLDER.findall(source)), Counter(PLACEHOLDER.findall(translated))
        assert found <= wanted if is_one else found == wanted, (source, translated)


@LANGUAGES
def test_markup_and_edges_are_those_of_the_source(language: str) -> None:
    for source, translated, _ in pairs(language):
        assert TAG.findall(translated) == TAG.findall(source)
        assert translated == translated.strip(" \n"), repr(translated)
        assert source == source.strip(" \n"), repr(source)
        assert source.endswith(":") == translated.endswith(":"), (source, translated)
        assert bool(SENTENCE.search(source)) <= translated.rstrip("\u200e").endswith("."), (source, translated)
        assert source.endswith("…") == translated.endswith("…"), (source, translated)


@LANGUAGES
def test_no_translation_is_the_english_sentence(language: str) -> None:
    same = [source for source, translated, _ in pairs(language) if source == translated and source.count(" ") > 1]
    assert not same


@LANGUAGES
def test_nouns_have_the_forms_that_the_language_has(language: str) -> None:
    rule = Locale(language).plural_form
    names = [rule(number) for number in range(1000)]
    assert len(set(zip(names, chosen(language), strict=True))) == len(set(names)) == messages.PLURALS[language][0]
    header = catalogs.path(messages.LOCALE, language).read_text(encoding="utf-8")
    assert f"nplurals={messages.PLURALS[language][0]}; plural=({messages.PLURALS[language][1]});" in re.sub(
        r'"\n"', "", header
    )


@LANGUAGES
def test_compiled_catalogs_are_those_of_the_sources(language: str) -> None:
    with catalogs.path(messages.LOCALE, language).with_suffix(".mo").open("rb") as stream:
        compiled = read_mo(stream)
    wanted = {key(message): strings(message) for message in catalog(language) if message.id and all(strings(message))}
    found = {key(message): strings(message) for message in compiled if message.id}
    assert found.keys() <= keys(catalog(language))
    assert {which: found.get(which) for which in wanted} == wanted


@LANGUAGES
def test_making_catalogs_anew_changes_no_byte(language: str, tmp_path: Path) -> None:
    catalogs.write(
        catalogs.renewed(template(), messages.LOCALE, language, messages.PLURALS[language]), tmp_path, language
    )
    first = catalogs.path(tmp_path, language).read_bytes()
    catalogs.write(catalogs.renewed(template(), tmp_path, language, messages.PLURALS[language]), tmp_path, language)
    assert catalogs.path(tmp_path, language).read_bytes() == first
    assert b"POT-Creation-Date" not in first
    assert not re.search(rb"^#: .*:\d+", first, re.MULTILINE)


def test_a_new_text_comes_in_empty_and_a_lost_one_goes(tmp_path: Path) -> None:
    def made(*texts: str) -> Catalog:
        fresh = Catalog()
        for text in texts:
            fresh.add(text, locations=[("story.html", 0)])
        return fresh

    first = catalogs.renewed(made("Headline", "Kicker"), tmp_path, "de", messages.PLURALS["de"])
    first["Headline"].string, first["Kicker"].string = "Überschrift", "Dachzeile"
    catalogs.write(first, tmp_path, "de")
    second = catalogs.renewed(made("Headline", "Kickers"), tmp_path, "de", messages.PLURALS["de"])
    assert second["Headline"].string == "Überschrift"
    assert not second["Kickers"].string
    assert second.get("Kicker") is None
    assert catalogs.untranslated(second) == ["Kickers"]


def test_texts_of_all_three_sorts_of_sources_are_found(tmp_path: Path) -> None:
    files = {
        "paper/stories/gate.py": 'pgettext("front", "Opinions")\nngettext("%d day", "%d days", n)\nlog("no text")',
        "paper/look/components/card.html": '{# Translators: who wrote it #}{{ _("By %(names)s", names=n) }}',
        "paper/desk/templates/desk.html": "<p>\n    {% translate 'Find' %}\n</p>\n"
        "  {% blocktranslate count n=n %}one{% plural %}many{% endblocktranslate %}",
        "paper/cli/app.py": '_("The command line speaks English")',
        "paper/stories/migrations/0001.py": '_("not twice")',
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = messages.template(tmp_path / "paper")
    assert keys(found) == {
        ("Opinions", "front"),
        (("%d day", "%d days"), None),
        ("By %(names)s", None),
        ("Find", None),
        (("one", "many"), None),
    }
    assert found["By %(names)s"].auto_comments == ["who wrote it"]


NO_WORDS = re.compile(r"<!doctype[^>]*>|<!--.*?-->|&\w+;|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
CLASSES = re.compile(r"{% block \w*class\w* %}.*?{% endblock %}")
SPOKEN_ATTRIBUTE = re.compile(r'\s(?:aria-label|title|alt|placeholder)="([^"]*)"')
WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = {"RSS", "Atom", "JSON", "GIF", "Facebook", "Google"}
"""What is written alike in every language."""


def words_of(source: str) -> set[str]:
    """Words that a template says itself: between its tags, and in attributes that are read aloud."""
    bare = re.sub(r"/\w+/", " ", NO_WORDS.sub(" ", source))
    between = re.sub(r"<[^>]*>?", " ", re.sub(r"""=("[^"]*"|'[^']*')""", "", bare))
    return set(WORD.findall(" ".join([between, *SPOKEN_ATTRIBUTE.findall(bare)]))) - NAMES


def templates(is_jinja: bool) -> list[Path]:
    """All templates of one of the two languages, but the page for those who build the look."""
    found = [file for file in messages.sources() if file.suffix == ".html" and file.name != "guide.html"]
    return [file for file in found if messages.is_jinja(file.relative_to(messages.PACKAGE)) == is_jinja]


@pytest.mark.parametrize("file", templates(is_jinja=True), ids=lambda file: file.name)
def test_reader_templates_say_nothing_past_the_translators(file: Path) -> None:
    tree = environment().parse(CLASSES.sub("", file.read_text(encoding="utf-8")))
    assert not words_of("0".join(part.data for part in tree.find_all(nodes.TemplateData)))


@pytest.mark.parametrize("file", templates(is_jinja=False), ids=lambda file: "/".join(file.parts[-2:]))
def test_newsroom_templates_say_nothing_past_the_translators(file: Path) -> None:
    said, depth = [], 0
    for token in Lexer(CLASSES.sub("", file.read_text(encoding="utf-8"))).tokenize():
        if token.token_type is TokenType.BLOCK and token.contents.startswith(("blocktrans", "comment")):
            depth += 1
        elif token.token_type is TokenType.BLOCK and token.contents.startswith(("endblocktrans", "endcomment")):
            depth -= 1
        said.append(token.contents if token.token_type is TokenType.TEXT and not depth else "0")
    assert not words_of("".join(said))
