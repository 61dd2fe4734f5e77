"""What templates call to turn plain data into readers' words and attributes."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import bidirectional

from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from masthead.look.dates import locale_of, territory_of
from masthead.look.pages import Page
from masthead.look.parts import Byline, EditionView, Rendition

FIRST_FONTS = {
    "he": ("serif-hebrew", "sans-hebrew"),
    "yi": ("serif-hebrew", "sans-hebrew"),
    "ar": ("serif-arabic", "sans-arabic"),
    "fa": ("serif-arabic", "sans-arabic"),
}
"""Fonts of scripts other than Latin, by language."""
NEWS_FONTS, OPINION_FONTS = ("display-latin", "text-latin"), ("italic-latin", "text-latin")


def srcset(renditions: Iterable[Rendition], most: int = 0) -> str:
    """Return a ``srcset`` of files, narrowest first; ``most`` leaves out those wider (the narrowest always stays)."""
    ordered = sorted(renditions, key=lambda rendition: rendition.width)
    kept = [rendition for rendition in ordered if not most or rendition.width <= most] or ordered[:1]
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in kept)


def joined(bylines: Iterable[Byline], edition: EditionView, linked: bool = True) -> Markup:
    """Return the names joined as the language joins them: ``A, B and C``; with links to their pages."""
    names = [_name(byline, linked, edition) for byline in bylines]
    # Babel formats plain texts: every name is escaped before, and nothing else is let in.
    return Markup(format_list([str(name) for name in names], locale=locale_of(edition.language)))  # noqa: S704


def number(value: int, edition: EditionView) -> str:
    """Return a whole number with the language's separators."""
    return format_decimal(value, locale=locale_of(edition.language))


def size(octets: int, edition: EditionView) -> str:
    """Return a file's size in kB or MB (1,000 bytes, as browsers count)."""
    step, unit = (1_000_000, "MB") if octets >= 1_000_000 else (1_000, "kB")
    value = round(octets / step, 1) if step > 1_000 else max(1, round(octets / step))
    return f"{format_decimal(value, locale=locale_of(edition.language))} {unit}"


def _name(byline: Byline, linked: bool, edition: EditionView) -> Markup:
    name = _isolated(byline.name, edition)
    if linked and byline.url:
        return Markup('<a href="{}" rel="author">{}</a>').format(byline.url, name)
    return name


def _isolated(name: str, edition: EditionView) -> Markup:
    """A name in the other direction of writing stands by itself, else two of them would change places (UAX 9)."""
    other = {"L"} if edition.direction == "rtl" else {"R", "AL"}
    is_other = any(bidirectional(letter) in other for letter in name)
    return Markup("<bdi>{}</bdi>").format(name) if is_other else escape(name)


def og_locale(language: str) -> str:
    """Return Open Graph's form of a language, ``en_GB``; the likely region is added where none is named."""
    return "_".join(filter(None, (locale_of(language).language, territory_of(language))))


def first_fonts(page: Page) -> tuple[str, ...]:
    """Return the font files that a page shows first: those that are asked for early."""
    own = FIRST_FONTS.get(page.edition.language.partition("-")[0])
    return own or (OPINION_FONTS if getattr(page, "is_opinion", False) else NEWS_FONTS)
