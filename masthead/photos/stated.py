"""What a picture says about itself, as plain frozen data: one shape for every source and their merger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Precision(IntEnum):
    """How much of a date is stated; a larger value states more."""

    YEAR = 1
    MONTH = 2
    DAY = 3
    TIME = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """When a picture was taken.

    ``at`` is aware where the file states a zone and naive where it does not: then it is the wall clock at an
    unknown place. What ``precision`` does not cover is filled with 1 January, midnight.
    """

    at: datetime
    precision: Precision = Precision.TIME

    @property
    def has_zone(self) -> bool:
        return self.at.tzinfo is not None


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A place on WGS 84: degrees north and east, and metres above the sea where stated."""

    latitude: float
    longitude: float
    altitude: float | None = None


@dataclass(frozen=True, slots=True)
class Licensor:
    """Who sells the rights (PLUS ``Licensor``)."""

    name: str = ""
    url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """The facts of one source, named after the IPTC Photo Metadata Standard; text is plain, never HTML."""

    headline: str = ""
    title: str = ""
    """The IPTC "Title": usually a slug or a file name, not meant for readers."""
    caption: str = ""
    caption_writer: str = ""
    creators: tuple[str, ...] = ()
    creator_title: str = ""
    credit: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    web_statement: str = ""
    licensors: tuple[Licensor, ...] = ()
    instructions: str = ""
    alt_text: str = ""
    extended_description: str = ""
    sublocation: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    country_code: str = ""
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    event: str = ""
    keywords: tuple[str, ...] = ()
    taken: Moment | None = None
    digital_source_type: str = ""
    """A term of http://cv.iptc.org/newscodes/digitalsourcetype/, as written (mostly the whole address)."""
    job_id: str = ""
    urgency: int | None = None
    """1 (most urgent) to 8 (least urgent); 0 and 9 are reserved by IIM and occur."""
    gps: Coordinates | None = None


@dataclass(frozen=True, slots=True)
class Embedded(Stated):
    """The merged facts of a picture file, with what could not be read."""

    agency: str = ""
    """The agency's usual name, guessed from credit, source and byline; "" where nothing points to one."""
    found: tuple[str, ...] = ()
    """Which of "exif", "xmp" and "iptc" the file holds."""
    problems: tuple[str, ...] = ()
    """One sentence for each broken part that was skipped."""
