"""Collects the interface's texts from code and templates and keeps the catalogs of all languages complete.

It needs Babel only, none of gettext's programs: docs/how-to/translate-the-interface.md says how it is used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from masthead.conf import catalogs

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"

SPOKEN = ("ar", "de", "es", "fr", "he")
"""Languages with a catalog; English needs none, it is what the sources say."""
PLURALS: dict[str, tuple[int, str]] = {
    "ar": (6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5"),
    "de": (2, "n != 1"),
    "es": (2, "n != 1"),
    "fr": (2, "n > 1"),
    "he": (3, "n==1 ? 0 : n==2 ? 1 : 2"),
}
"""How many forms a noun has beside whole numbers below a million, and which one (CLDR, plural rules)."""

KEYWORDS: dict[str, Any] = {
    name + suffix: places
    for name, places in {
        "_": None,
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for suffix in ("", "_lazy", "_noop")
}
COMMENTS = ("Translators:",)
"""A comment that begins like this is carried into the catalogs."""

JINJA_FOLDERS = ("look/components", "look/templates", "reader/templates")
JINJA_OPTIONS: Mapping[str, Any] = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
SILENT_ROOMS = frozenset({"cli", "locale"})
"""The command line speaks English."""
SILENT_FOLDERS = frozenset({"migrations", "static", "__pycache__"})

Found = tuple[str | tuple[str, ...], list[str], str | None]
"""What stands in a source: the text (with its plural), translators' comments, context."""


def template(package: Path = PACKAGE) -> Catalog:
    """All texts of the sources, each with the files that it stands in; raises what a broken source raises."""
    made = Catalog(fuzzy=False)
    for file in sources(package):
        where = file.relative_to(package.parent).as_posix()
        for text, comments, context in texts(file, package):
            made.add(text, context=context, locations=[(where, 0)], auto_comments=comments)
    return made


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """Python files and templates in which interface texts may stand, in a fixed order."""
    for file in sorted(package.rglob("*")):
        inside = file.relative_to(package)
        if inside.parts[0] in SILENT_ROOMS or not SILENT_FOLDERS.isdisjoint(inside.parts):
            continue
        if file.suffix == ".py" or (file.suffix in {".html", ".txt"} and _is_template(inside)):
            yield file


def _is_template(inside: Path) -> bool:
    return "templates" in inside.parts or is_jinja(inside)


def is_jinja(inside: Path) -> bool:
    """Whether a file, by its path in the package, is a readers' template; all others are Django's."""
    return inside.as_posix().startswith(JINJA_FOLDERS)


def texts(file: Path, package: Path = PACKAGE) -> Iterator[Found]:
    """The texts of one file."""
    source = file.read_bytes()
    method, options = "python", {}
    if file.suffix != ".py":
        if is_jinja(file.relative_to(package)):
            method, options = "jinja2", dict(JINJA_OPTIONS)
        else:
            source = _as_python(source.decode("utf-8"), str(file))
    found: Iterable[Any] = extract(method, BytesIO(source), KEYWORDS, COMMENTS, options, strip_comment_tags=True)
    for _line, text, comments, context in found:
        yield text, comments, context


def _as_python(source: str, origin: str) -> bytes:
    """Django turns a template into calls with Xs between them; indentation would be read as Python's."""
    return "\n".join(line.strip() for line in templatize(source, origin=origin).splitlines()).encode("utf-8")


def main() -> None:
    """Bring all catalogs up to date and say what is left to translate."""
    fresh = template()
    for language in SPOKEN:
        catalog = catalogs.renewed(fresh, LOCALE, language, PLURALS[language])
        catalogs.write(catalog, LOCALE, language)
        left = len(catalogs.untranslated(catalog))
        sys.stdout.write(f"{language}: {len(catalog)} texts, {left} to translate\n")


if __name__ == "__main__":
    main()
