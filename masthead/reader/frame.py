"""What every reader page needs beside its own content: edition, menu, breadcrumbs and head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from masthead.editions.models import Edition
from masthead.editions.queries import known
from masthead.look.chrome import NO_TRANSLATIONS, absolute, edition_view, menu_view
from masthead.look.parts import Alternate, Head, Link, OpenGraph, Picture


def frame(
    edition: Edition,
    path: str,
    head: Head,
    *,
    crumbs: tuple[Link, ...] = (),
    translations: Mapping[int, str] = NO_TRANSLATIONS,
    current_url: str = "",
) -> dict[str, Any]:
    """The fields that all pages share, to be spread into a page's view model."""
    return {
        "edition": edition_view(edition, translations),
        "head": head,
        "menu": menu_view(edition),
        "breadcrumbs": crumbs,
        "current_url": current_url or path,
    }


def head(
    edition: Edition,
    path: str,
    title: str,
    description: str = "",
    *,
    translations: Mapping[int, str] = NO_TRANSLATIONS,
    open_graph: OpenGraph | None = None,
    robots: str = "",
    canonical: str = "",
) -> Head:
    """Title, canonical address, other languages and the card of shared links."""
    return Head(
        title=title,
        description=description,
        canonical=canonical or absolute(edition, path),
        robots=robots,
        alternates=alternates(edition, path, translations),
        open_graph=open_graph or OpenGraph(title=title, description=description),
    )


def alternates(edition: Edition, path: str, translations: Mapping[int, str]) -> tuple[Alternate, ...]:
    """``hreflang`` of a page and its translations; none for a page without any."""
    if not translations:
        return ()
    found = {edition.language: absolute(edition, path)}
    default = found[edition.language] if edition.is_default else ""
    for other in known():
        if other.pk in translations:
            found[other.language] = absolute(other, translations[other.pk])
            default = found[other.language] if other.is_default else default
    named = [Alternate(language, url) for language, url in sorted(found.items())]
    return (*named, Alternate("x-default", default)) if default else tuple(named)


def image_facts(edition: Edition, picture: Picture | None) -> dict[str, Any]:
    """The Open Graph fields of a picture."""
    if picture is None:
        return {}
    return {
        "image_url": absolute(edition, picture.src),
        "image_width": picture.width,
        "image_height": picture.height,
        "image_alt": picture.alt,
    }
