"""Catalogs of translations as files: read, renewed from the sources, written and compiled."""

from __future__ import annotations

from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

Forms = tuple[int, str]
"""How many plural forms, and the expression that chooses one (gettext's ``Plural-Forms``)."""


class StableCatalog(Catalog):
    """A catalog whose header carries no date and no program's name: it changes only when a text does."""

    def __init__(self, language: str, forms: Forms) -> None:
        super().__init__(locale=language, fuzzy=False, header_comment=f"# Masthead's interface, {language}.")
        self.forms = forms

    @property
    def num_plurals(self) -> int:
        """How many forms a text with a plural has."""
        return self.forms[0]

    @property
    def plural_expr(self) -> str:
        """The expression that chooses the form."""
        return self.forms[1]

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's lines."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", f"nplurals={self.num_plurals}; plural=({self.plural_expr});"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def path(folder: Path, language: str) -> Path:
    """Where a language's catalog lies; the compiled one beside it ends in ``.mo``."""
    return folder / language / "LC_MESSAGES" / "django.po"


def read(folder: Path, language: str) -> Catalog:
    """The catalog as it was committed; an empty one where there is none yet."""
    file = path(folder, language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def renewed(fresh: Catalog, folder: Path, language: str, forms: Forms) -> StableCatalog:
    """The texts of ``fresh`` with the translations there are; none is guessed, and none of a lost text is kept."""
    before = read(folder, language)
    after = StableCatalog(language, forms)
    for message in fresh:
        if not message.id:
            continue
        known = before.get(message.id, message.context)
        kept = (
            known.string
            if known is not None and not known.fuzzy and known.pluralizable == message.pluralizable
            else None
        )
        after.add(
            message.id,
            kept,
            context=message.context,
            locations=message.locations,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known is not None else (),
        )
    return after


def write(catalog: Catalog, folder: Path, language: str) -> None:
    """Write the catalog and compile it; files of the same texts have the same bytes."""
    file = path(folder, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalog, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    with file.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalog)


def untranslated(catalog: Catalog) -> list[str]:
    """The texts that have no translation, or not in every plural form."""
    return [str(message.id) for message in catalog if message.id and not _is_whole(message.string)]


def _is_whole(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)
