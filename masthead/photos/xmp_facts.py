"""Map the properties of an XMP packet to facts (IPTC Photo Metadata Standard, Core and Extension; PLUS)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from masthead.photos.decoding import clean
from masthead.photos.moments import parse_date
from masthead.photos.stated import Coordinates, Licensor, Moment, Stated
from masthead.photos.xmp import Node

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "note": "http://ns.adobe.com/xmp/note/",
}

_DEGREES = re.compile(r"(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEW])", re.IGNORECASE)

Properties = Mapping[str, Node]


def name(short: str) -> str:
    """Turn "dc:title" into "{http://purl.org/dc/elements/1.1/}title"."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def read_facts(properties: Properties) -> Stated:
    """Map what ``xmp.read_packet`` found. Alternatives in several languages give the one marked x-default."""
    place = _place(properties)
    return Stated(
        headline=_text(properties, "photoshop:Headline", "ext:Headline"),
        title=_text(properties, "dc:title"),
        caption=_text(properties, "dc:description", "tiff:ImageDescription", "exif:ImageDescription"),
        caption_writer=_text(properties, "photoshop:CaptionWriter"),
        creators=_texts(properties, "dc:creator") or _texts(properties, "tiff:Artist"),
        creator_title=_text(properties, "photoshop:AuthorsPosition"),
        credit=_text(properties, "photoshop:Credit"),
        source=_text(properties, "photoshop:Source"),
        copyright_notice=_text(properties, "dc:rights", "tiff:Copyright"),
        usage_terms=_text(properties, "rights:UsageTerms"),
        web_statement=_text(properties, "rights:WebStatement"),
        licensors=_licensors(properties),
        instructions=_text(properties, "photoshop:Instructions"),
        alt_text=_text(properties, "core:AltTextAccessibility"),
        extended_description=_text(properties, "core:ExtDescrAccessibility"),
        people=_people(properties),
        organisations=_texts(properties, "ext:OrganisationInImageName"),
        event=_text(properties, "ext:Event"),
        keywords=_texts(properties, "dc:subject"),
        taken=_taken(properties),
        digital_source_type=_text(properties, "ext:DigitalSourceType", "ext:DigitalSourcefileType"),
        job_id=_text(properties, "photoshop:TransmissionReference"),
        urgency=_urgency(properties),
        gps=_coordinates(properties),
        **place,
    )


def text_of(node: Node | None) -> str:
    """The one text of a value: itself, the x-default alternative, or else the first item with text."""
    if node is None:
        return ""
    if node.items:
        default = [item for item in node.items if item.lang.lower() == "x-default"]
        return next((text for item in (*default, *node.items) if (text := text_of(item))), "")
    return clean(node.text).strip()


def _text(properties: Properties, *shorts: str) -> str:
    return next((text for short in shorts if (text := text_of(properties.get(name(short))))), "")


def _texts(properties: Properties, short: str) -> tuple[str, ...]:
    node = properties.get(name(short))
    if node is None:
        return ()
    return _distinct(text_of(item) for item in (node.items or (node,)))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _structures(properties: Properties, short: str) -> list[Properties]:
    node = properties.get(name(short))
    if node is None:
        return []
    return [item.fields for item in (node.items or (node,)) if item.fields]


def _place(properties: Properties) -> dict[str, str]:
    """The Core place fields; where all are empty, the place shown, then the place where the camera stood."""
    place = {
        "sublocation": _text(properties, "core:Location"),
        "city": _text(properties, "photoshop:City"),
        "state": _text(properties, "photoshop:State"),
        "country": _text(properties, "photoshop:Country"),
        "country_code": _text(properties, "core:CountryCode"),
    }
    if any(place.values()):
        return place
    for short in ("ext:LocationShown", "ext:LocationCreated"):
        for found in _structures(properties, short):
            place = {
                "sublocation": _text(found, "ext:Sublocation"),
                "city": _text(found, "ext:City"),
                "state": _text(found, "ext:ProvinceState"),
                "country": _text(found, "ext:CountryName"),
                "country_code": _text(found, "ext:CountryCode"),
            }
            if any(place.values()):
                return place
    return place


def _people(properties: Properties) -> tuple[str, ...]:
    detailed = (_text(found, "ext:PersonName") for found in _structures(properties, "ext:PersonInImageWDetails"))
    return _distinct((*_texts(properties, "ext:PersonInImage"), *detailed))


def _licensors(properties: Properties) -> tuple[Licensor, ...]:
    found = (
        Licensor(
            name=_text(fields, "plus:LicensorName"),
            url=_text(fields, "plus:LicensorURL"),
            email=_text(fields, "plus:LicensorEmail"),
        )
        for fields in _structures(properties, "plus:Licensor")
    )
    return tuple(licensor for licensor in found if licensor != Licensor())


def _taken(properties: Properties) -> Moment | None:
    for short in ("photoshop:DateCreated", "exif:DateTimeOriginal"):
        moment = parse_date(_text(properties, short))
        if moment:
            return moment
    return None


def _urgency(properties: Properties) -> int | None:
    text = _text(properties, "photoshop:Urgency")
    return int(text) if len(text) == 1 and text in "0123456789" else None


def _coordinates(properties: Properties) -> Coordinates | None:
    latitude = _degrees(_text(properties, "exif:GPSLatitude"), 90)
    longitude = _degrees(_text(properties, "exif:GPSLongitude"), 180)
    if latitude is None or longitude is None:
        return None
    metres = _fraction(_text(properties, "exif:GPSAltitude"))
    if metres is not None and _text(properties, "exif:GPSAltitudeRef") == "1":
        metres = -metres
    return Coordinates(latitude, longitude, metres)


def _degrees(text: str, limit: int) -> float | None:
    """Read "39,3.0807N" or "39,3,4.84N" (XMP part 2, GPSCoordinate)."""
    match = _DEGREES.fullmatch(text)
    if not match:
        return None
    degrees = float(match[1]) + float(match[2] or 0) / 60 + float(match[3] or 0) / 3600
    if degrees > limit:
        return None
    return round(-degrees if match[4].upper() in "SW" else degrees, 8)


def _fraction(text: str) -> float | None:
    match = re.fullmatch(r"(-?\d{1,12})(?:/(\d{1,12}))?|(-?\d{1,12}\.\d{1,12})", text)
    if not match:
        return None
    if match[3]:
        return float(match[3])
    divisor = int(match[2] or 1)
    return int(match[1]) / divisor if divisor else None
