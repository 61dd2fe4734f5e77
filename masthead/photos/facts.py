"""Writes what a file says about itself into the empty fields of a photo; what a person wrote is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

from django.utils import timezone
from django.utils.html import escape

from masthead.agencies.models import Agency
from masthead.photos.models import Photo
from masthead.photos.stated import Embedded, Moment, Precision

MACHINE_MADE = frozenset(
    {
        "trainedalgorithmicmedia",
        "compositewithtrainedalgorithmicmedia",
        "compositesynthetic",
        "algorithmicmedia",
    }
)
"""Terms of http://cv.iptc.org/newscodes/digitalsourcetype/ for pictures that no camera saw."""

TITLE_LENGTH = 120


def fill(photo: Photo, stated: Embedded, filename: str = "") -> None:
    """Fill the empty fields of a photo that is not saved yet, or got a new file; nothing is saved here.

    A title that is only the file's name counts as empty. An agency that we know brings its rights and the day on
    which its pictures expire.
    """
    if photo.agency is None:
        photo.agency = agency_of(stated)
    for name, value in _facts(photo, stated):
        if not getattr(photo, name):
            setattr(photo, name, _fitting(name, value))
    if _is_only_a_file_name(photo.title, filename):
        photo.title = _fitting("title", _title(stated) or photo.title or PurePath(filename).stem or "photo")
    if stated.digital_source_type.rstrip("/").rpartition("/")[2].casefold() in MACHINE_MADE:
        photo.is_ai_generated = True


def _facts(photo: Photo, stated: Embedded) -> Iterator[tuple[str, Any]]:
    agency = photo.agency
    yield "description", stated.alt_text
    yield "caption", _paragraphs(stated.caption)
    yield "credit", credit_of(stated, agency)
    yield "headline", stated.headline
    yield "rights", _lines(stated.copyright_notice, stated.usage_terms, stated.web_statement) or _rights(agency)
    yield "instructions", stated.instructions
    yield "place", stated.sublocation
    yield "city", stated.city
    yield "country", stated.country or stated.country_code
    yield "people_shown", _lines(*stated.people)
    yield "source_id", stated.job_id
    yield "taken_at", _moment(stated.taken)
    yield "expires_at", _expiry(agency)


def credit_of(stated: Embedded, agency: Agency | None = None) -> str:
    """The credit as printed: the line that the supplier asks for; an agency alone gets its photographer's name."""
    people = ", ".join(stated.creators)
    line = stated.credit or stated.source
    if not line:
        return people or (agency.credit or agency.name if agency else "")
    is_agency_alone = line.casefold() in ({stated.agency.casefold()} | (_names(agency) if agency else set()))
    if is_agency_alone and people and people.casefold() != line.casefold():
        return f"{line}/{people}"
    return line


def agency_of(stated: Embedded) -> Agency | None:
    """The agency of ours that a file names in one of its ways; ``None`` if it names none, or one we have not got."""
    said = [name.strip().casefold() for name in (stated.agency, stated.credit, stated.source) if name.strip()]
    if not said:
        return None
    known = {name: agency for agency in Agency.objects.prefetch_related("names") for name in _names(agency)}
    return next((known[name] for name in said if name in known), None)


def _names(agency: Agency) -> set[str]:
    translated = (entry.name for entry in agency.names.all())
    names = (agency.code, agency.name, agency.credit, *agency.aliases.splitlines(), *translated)
    return {name.strip().casefold() for name in names if name.strip()}


def _rights(agency: Agency | None) -> str:
    return agency.rights if agency else ""


def _expiry(agency: Agency | None) -> datetime | None:
    if agency is None or agency.expires_after_days is None:
        return None
    return timezone.now() + timedelta(days=agency.expires_after_days)


def _moment(taken: Moment | None) -> datetime | None:
    """The moment of a photo by the newsroom's clock where the file names no zone; a year alone is no moment."""
    if taken is None or taken.precision < Precision.DAY:
        return None
    return taken.at if taken.has_zone else timezone.make_aware(taken.at, timezone.get_default_timezone())


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


def _lines(*parts: str) -> str:
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _title(stated: Embedded) -> str:
    words = stated.headline or stated.caption or stated.alt_text or stated.title
    line = " ".join(words.split())
    return line if len(line) <= TITLE_LENGTH else line[:TITLE_LENGTH].rpartition(" ")[0] + "…"


def _is_only_a_file_name(title: str, filename: str) -> bool:
    return title.strip() in {"", filename, PurePath(filename).stem}


def _fitting(name: str, value: Any) -> Any:
    """A text cut to what its column holds."""
    longest = getattr(Photo._meta.get_field(name), "max_length", None)
    return value[:longest] if isinstance(value, str) and longest else value
