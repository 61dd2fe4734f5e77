"""Compare what we read from a picture with what ExifTool and Superdesk read from it, fact by fact."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from masthead.photos.containers.blobs import Blobs
from masthead.photos.embedded import find_blobs, read_embedded, read_sources
from masthead.photos.exif import is_camera_text, split_names
from masthead.photos.kinds import kind_of
from masthead.photos.moments import parse_date, parse_iim_date
from masthead.photos.precedence import finer
from masthead.photos.stated import Moment, Stated

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = Path(os.environ.get("MASTHEAD_SAMPLES") or ROOT / ".." / "shared" / "data").resolve() / "photos" / "dev"

IPTC = {
    "headline": "IPTC:Headline", "title": "IPTC:ObjectName", "caption": "IPTC:Caption-Abstract",
    "caption_writer": "IPTC:Writer-Editor", "creators": "IPTC:By-line", "creator_title": "IPTC:By-lineTitle",
    "credit": "IPTC:Credit", "source": "IPTC:Source", "copyright_notice": "IPTC:CopyrightNotice",
    "instructions": "IPTC:SpecialInstructions", "sublocation": "IPTC:Sub-location", "city": "IPTC:City",
    "state": "IPTC:Province-State", "country": "IPTC:Country-PrimaryLocationName",
    "country_code": "IPTC:Country-PrimaryLocationCode", "job_id": "IPTC:OriginalTransmissionReference",
    "keywords": "IPTC:Keywords", "urgency": "IPTC:Urgency", "taken": "IPTC:DateCreated",
}  # fmt: skip
XMP = {
    "headline": "XMP-photoshop:Headline", "title": "XMP-dc:Title", "caption": "XMP-dc:Description",
    "caption_writer": "XMP-photoshop:CaptionWriter", "creators": "XMP-dc:Creator",
    "creator_title": "XMP-photoshop:AuthorsPosition", "credit": "XMP-photoshop:Credit",
    "source": "XMP-photoshop:Source", "copyright_notice": "XMP-dc:Rights", "usage_terms": "XMP-xmpRights:UsageTerms",
    "web_statement": "XMP-xmpRights:WebStatement", "instructions": "XMP-photoshop:Instructions",
    "alt_text": "XMP-iptcCore:AltTextAccessibility", "extended_description": "XMP-iptcCore:ExtDescrAccessibility",
    "sublocation": "XMP-iptcCore:Location", "city": "XMP-photoshop:City", "state": "XMP-photoshop:State",
    "country": "XMP-photoshop:Country", "country_code": "XMP-iptcCore:CountryCode",
    "people": "XMP-iptcExt:PersonInImage", "organisations": "XMP-iptcExt:OrganisationInImageName",
    "event": "XMP-iptcExt:Event", "keywords": "XMP-dc:Subject", "taken": "XMP-photoshop:DateCreated",
    "digital_source_type": "XMP-iptcExt:DigitalSourceType", "job_id": "XMP-photoshop:TransmissionReference",
    "urgency": "XMP-photoshop:Urgency", "licensors": "XMP-plus:Licensor",
}  # fmt: skip
EXIF = {
    "caption": "IFD0:ImageDescription", "creators": "IFD0:Artist", "copyright_notice": "IFD0:Copyright",
    "taken": "ExifIFD:DateTimeOriginal", "gps": "Composite:GPSPosition", "title": "IFD0:XPTitle",
    "keywords": "IFD0:XPKeywords",
}  # fmt: skip
LISTS = ("creators", "keywords", "people", "organisations")
SUPERDESK = {
    "headline": "headline", "byline": "creators", "slugline": "title", "description_text": "caption",
    "keywords": "keywords", "ednote": "instructions", "copyrightnotice": "copyright_notice",
    "assignment_id": "job_id", "firstcreated": "taken",
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One statement about one picture, as the reference and as we read it."""

    picture: str
    source: str
    field: str
    stated: Any
    ours: Any

    @property
    def agrees(self) -> bool:
        return bool(self.stated == self.ours)


def facts() -> Iterator[Fact]:
    """Every comparable statement about every sample that is of a kind we take."""
    for path in sorted(SAMPLES.rglob("*.expected.json")):
        picture = path.with_name(path.name.removesuffix(".expected.json"))
        data = picture.read_bytes()
        if kind_of(data) is not None:
            reference = json.loads(path.read_text())
            yield from _facts_of(f"{picture.parent.name}/{picture.name}", data, reference)


def _facts_of(name: str, data: bytes, reference: dict[str, Any]) -> Iterator[Fact]:
    tags = reference.get("exiftool") or {}
    blobs: Blobs = find_blobs(data)
    sources, _ = read_sources(blobs)
    expected = {}
    for source, names, ours in (
        ("exif", EXIF, sources.exif),
        ("xmp", XMP, sources.xmp),
        ("iptc", IPTC, sources.iim.stated),
    ):
        expected[source] = dict(_stated(names, tags))
        for field, value in expected[source].items():
            yield Fact(name, source, field, value, _plain(field, getattr(ours, field)))
    merged = read_embedded(data)
    for field in Stated.__dataclass_fields__:
        winner = _winner(field, expected, tags)
        if winner is not None:
            yield Fact(name, "merged", field, winner, _plain(field, getattr(merged, field)))
    yield from _superdesk(name, reference, merged)


def _winner(field: str, expected: dict[str, dict[str, Any]], tags: dict[str, Any]) -> Any:
    """Which statement the guidelines of the Metadata Working Group choose, worked out from ExifTool's readings."""
    digest, current = tags.get("Photoshop:IPTCDigest"), tags.get("File:CurrentIPTCDigest")
    iptc_is_newer = digest and current and digest != current and set(digest) != {"0"}
    order = ("exif", "iptc", "xmp") if iptc_is_newer else ("exif", "xmp", "iptc")
    given = [expected[source][field] for source in order if expected[source].get(field) not in (None, "", ())]
    if not given:
        return None
    best = given[0]
    for other in given[1:]:
        if isinstance(best, Moment):
            best = finer(best, other)
        elif isinstance(best, tuple) and field in LISTS and set(best) < set(other):
            best = other
    return best


def _stated(names: dict[str, str], tags: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for field, tag in names.items():
        value = tags.get(tag)
        if value in (None, "", []) or "(Binary data" in str(value):
            continue
        expected = _expected(field, tag, value, tags)
        if expected not in (None, "", ()):
            yield field, expected


def _expected(field: str, tag: str, value: Any, tags: dict[str, Any]) -> Any:
    if tag == "IFD0:Artist":
        return _plain(field, split_names(str(value)))
    if tag == "IFD0:XPKeywords":
        return tuple(part.strip() for part in str(value).split(";") if part.strip())
    if tag == "IFD0:ImageDescription" and is_camera_text(str(value)):
        return None
    if tag == "IFD0:Copyright":
        return "; ".join(part for part in map(_squeeze, str(value).split("\n")) if part)
    if field == "gps":
        return _position(str(value))
    if field == "taken":
        return _moment(tag, str(value), tags)
    if field == "licensors":
        return tuple(_squeeze(str(one.get("LicensorName", ""))) for one in value)
    if field == "urgency":
        digit = re.match(r"\d", str(value))
        return int(digit[0]) if digit else None
    if field in LISTS:
        texts = (_squeeze(_text(one)) for one in (value if isinstance(value, list) else [value]))
        return tuple(dict.fromkeys(text for text in texts if text))
    return _squeeze(_text(value))


def _moment(tag: str, value: str, tags: dict[str, Any]) -> Moment | None:
    if tag == "IPTC:DateCreated":
        return parse_iim_date(value.replace(":", ""), str(tags.get("IPTC:TimeCreated", "")))
    if tag == "ExifIFD:DateTimeOriginal":
        return parse_date(value, str(tags.get("ExifIFD:OffsetTimeOriginal", "")))
    return parse_date(value)


def _position(text: str) -> Any:
    parts = re.findall(r"([\d.]+) deg ([\d.]+)' ([\d.]+)\" ([NSEW])", text)
    if len(parts) != 2:
        return None
    degrees = [(int(d) + int(m) / 60 + float(s) / 3600) * (-1 if way in "SW" else 1) for d, m, s, way in parts]
    return tuple(round(value, 4) for value in degrees)


def _plain(field: str, value: Any) -> Any:
    if value is None or field in ("taken", "urgency"):
        return value
    if field == "gps":
        return (round(value.latitude, 4), round(value.longitude, 4))
    if field == "licensors":
        return tuple(_squeeze(one.name) for one in value)
    if isinstance(value, tuple):
        return tuple(_squeeze(one) for one in value)
    return _squeeze(value)


def _text(value: Any) -> str:
    return str(value)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _superdesk(name: str, reference: dict[str, Any], merged: Stated) -> Iterator[Fact]:
    for assertion in reference.get("upstream_tests", {}).get("assertions", ()):
        field = SUPERDESK.get(assertion["path"])
        if field is None or assertion["op"] != "==":
            continue
        ours = _plain(field, getattr(merged, field))
        if field == "creators":
            ours = ours[0] if ours else ""  # Superdesk keeps the first by-line only
        stated = assertion["value"]
        if field == "taken":
            stated = parse_date(stated)
        elif field == "keywords":
            stated = tuple(stated)
        yield Fact(name, "superdesk", field, stated if field != "copyright_notice" else _squeeze(stated), ours)
