"""Where an old site's categories and tags go: its own map first, then what their names say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from masthead.stories.incoming import Term
from masthead.stories.kinds import Kind, Label
from masthead.stories.models.topic import folded

DOMAINS = {"categories": "category", "tags": "post_tag"}


class MapError(ValueError):
    """The map cannot be used; the message is one line that says where and why."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What a term of the source becomes: any of these, or nothing where it is dropped."""

    section: str | None = None
    """A path of slugs below the home page ("news/world"); "" for the section that the term itself names."""
    topic: str | None = None
    """A topic's name."""
    kind: Kind | None = None
    label: Label | None = None

    @property
    def is_dropped(self) -> bool:
        return self == DROPPED


DROPPED = Placement()

KINDS: dict[str, Kind] = {
    name: kind
    for kind, names in {
        Kind.OPINION: "opinion opinions op-ed op-eds oped opeds editorial editorials column columns columnist "
        "columnists commentary comment viewpoint viewpoints opinión meinung kommentar tribune דעות דעה مقالات رأي",
        Kind.ANALYSIS: "analysis analyses análisis analyse analysen פרשנות ניתוח تحليل",
        Kind.EXPLAINER: "explainer explainers explained הסבר מסביר",
        Kind.FEATURE: "feature features longread longreads long-read long-reads reportage reportagen reportaje "
        "reportajes כתבות-מגזין",
        Kind.BRIEF: "in-brief brief briefs news-in-brief news-briefs breves brèves kurz kurz-notiert בקצרה",
        Kind.BLOG: "blog blogs blogpost blogposts blog-post blog-posts בלוג בלוגים",
        Kind.MEMORIAM: "in-memoriam obituary obituaries obits nachruf nachrufe nécrologie obituarios לזכרם",
    }.items()
    for name in names.split()
}
"""Slugs and names (with hyphens) of categories that say what kind of story theirs are."""

LABELS: dict[str, Label] = {
    **dict.fromkeys(["exclusive", "exclusives", "בלעדי"], Label.EXCLUSIVE),
    **dict.fromkeys(
        ["sponsored", "sponsored-content", "sponsored-post", "advertorial", "advertorials", "paid-content"],
        Label.SPONSORED,
    ),
}


@dataclass(frozen=True, slots=True)
class Map:
    """A map as it was read; without a file it is empty and only names decide."""

    placements: Mapping[tuple[str, str], Placement] = field(default_factory=dict)
    default_section: str = ""
    fingerprint: str = ""
    """Changes with the file, so that stories are filed anew when it does."""

    def place(self, term: Term) -> Placement | None:
        """Where a term goes; ``None`` where neither the map nor its kind says (another taxonomy's)."""
        found = self.placements.get((term.domain, term.slug))
        if found is not None:
            return found
        if term.domain not in DOMAINS.values():
            return None
        label = _by_name(LABELS, term)
        if term.domain == "post_tag":
            return Placement(topic=term.name, label=label)
        return Placement(section="", kind=_by_name(KINDS, term), label=label)


def _by_name(table: Mapping[str, Any], term: Term) -> Any:
    name = "-".join(term.name.casefold().split())
    return table.get(term.slug.casefold()) or table.get(name) or table.get(folded(name))


def read_map(path: Path) -> Map:
    """Read a map (docs/how-to/import-from-wordpress.md says what stands in it); raises ``MapError``."""
    try:
        data = path.read_bytes()
        given = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise MapError(f"{path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MapError(f"{path}: {error}") from None
    placements = {}
    default = ""
    for name, table in given.items():
        if not isinstance(table, dict):
            raise MapError(f"{path}: {name} is not a table; write [{name}]")
        if name == "defaults":
            default = _default(path, table)
        elif name == "taxonomies":
            for domain, terms in table.items():
                placements.update(_terms(path, f"taxonomies.{domain}", domain, terms))
        elif name in DOMAINS:
            placements.update(_terms(path, name, DOMAINS[name], table))
        else:
            raise MapError(
                f"{path}: [{name}] is not known; there are [categories], [tags], [taxonomies.NAME], [defaults]"
            )
    return Map(placements, default, blake2b(data, digest_size=8).hexdigest())


def _default(path: Path, table: dict[str, Any]) -> str:
    unknown = set(table) - {"section"}
    section = table.get("section", "")
    if unknown or not isinstance(section, str):
        raise MapError(f'{path}: [defaults] takes section = "a/path" and nothing else')
    return section.strip("/")


def _terms(path: Path, where: str, domain: str, terms: Any) -> dict[tuple[str, str], Placement]:
    if not isinstance(terms, dict):
        raise MapError(f"{path}: [{where}] is not a table")
    return {(domain, slug): _placement(f"{path}: [{where}] {slug}", value) for slug, value in terms.items()}


def _placement(where: str, value: Any) -> Placement:
    if value == "drop":
        return DROPPED
    if not isinstance(value, dict) or not value or not all(isinstance(part, str) for part in value.values()):
        raise MapError(f'{where}: write "drop", or {{ section = "a/path", topic = "Name", kind = "…", label = "…" }}')
    unknown = set(value) - {"section", "topic", "kind", "label"}
    if unknown:
        raise MapError(f"{where}: {', '.join(sorted(unknown))} is not known; there are section, topic, kind, label")
    section, topic = value.get("section"), value.get("topic")
    if (section is not None and not section.strip("/")) or (topic is not None and not topic.strip()):
        raise MapError(f"{where}: a section or topic needs a name")
    return Placement(
        section=section.strip("/") if section else None,
        topic=topic.strip() if topic else None,
        kind=_word(where, Kind, value.get("kind")),
        label=_word(where, Label, value.get("label")),
    )


def _word(where: str, words: Any, value: str | None) -> Any:
    if value is None:
        return None
    if value not in words.values:
        raise MapError(f"{where}: {value!r} is none of {', '.join(words.values)}")
    return words(value)
