"""XMP says the same whichever way its RDF is written; hostile packets say nothing."""

import hashlib
from datetime import UTC, datetime

import pytest

from masthead.photos.embedded import read_embedded
from masthead.photos.stated import Coordinates, Licensor, Moment, Precision
from tests.rooms.photos.building import EXTENSION_HEAD, app1_xmp, jpeg, segment, with_xmp, xmp


@pytest.mark.parametrize(
    ("body", "attributes"),
    [
        ("", 'photoshop:Headline="Fire &amp; smoke"'),
        ("<photoshop:Headline>Fire &amp; smoke</photoshop:Headline>", ""),
        ("<photoshop:Headline xml:lang='en'>\n  Fire &#38; smoke\n</photoshop:Headline>", ""),
        ("<photoshop:Headline><rdf:Alt><rdf:li>Fire &amp; smoke</rdf:li></rdf:Alt></photoshop:Headline>", ""),
        ("<photoshop:Headline><![CDATA[Fire & smoke]]></photoshop:Headline>", ""),
        (
            "<photoshop:Headline rdf:parseType='Resource'><rdf:value>Fire &amp; smoke</rdf:value>"
            "<photoshop:Note>a qualifier</photoshop:Note></photoshop:Headline>",
            "",
        ),
        ("<photoshop:Headline><rdf:Description rdf:value='Fire &amp; smoke'/></photoshop:Headline>", ""),
    ],
)
def test_a_text_is_read_however_it_is_written(body: str, attributes: str) -> None:
    assert read_embedded(with_xmp(body, attributes)).headline == "Fire & smoke"


@pytest.mark.parametrize(
    "body",
    [
        "<plus:Licensor><rdf:Seq><rdf:li rdf:parseType='Resource'><plus:LicensorName>AVP</plus:LicensorName>"
        "<plus:LicensorURL>https://avp.example</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>",
        "<plus:Licensor><rdf:Bag><rdf:li><rdf:Description><plus:LicensorName>AVP</plus:LicensorName>"
        "<plus:LicensorURL rdf:resource='https://avp.example'/></rdf:Description></rdf:li></rdf:Bag></plus:Licensor>",
        "<plus:Licensor><rdf:Seq><rdf:li plus:LicensorName='AVP' plus:LicensorURL='https://avp.example'/></rdf:Seq>"
        "</plus:Licensor>",
        "<plus:Licensor plus:LicensorName='AVP' plus:LicensorURL='https://avp.example'/>",
        "<plus:Licensor rdf:parseType='Resource'><plus:LicensorName>AVP</plus:LicensorName>"
        "<plus:LicensorURL>https://avp.example</plus:LicensorURL></plus:Licensor>",
    ],
)
def test_a_structure_is_read_however_it_is_written(body: str) -> None:
    assert read_embedded(with_xmp(body)).licensors == (Licensor("AVP", "https://avp.example"),)


def test_the_default_language_wins_and_else_the_first() -> None:
    alternatives = "<dc:description><rdf:Alt>{}</rdf:Alt></dc:description>"
    french, default = "<rdf:li xml:lang='fr'>Feu</rdf:li>", "<rdf:li xml:lang='x-default'>Fire</rdf:li>"
    assert read_embedded(with_xmp(alternatives.format(french + default))).caption == "Fire"
    assert read_embedded(with_xmp(alternatives.format(french))).caption == "Feu"
    empty = "<rdf:li xml:lang='x-default'/>"
    assert read_embedded(with_xmp(alternatives.format(empty + french))).caption == "Feu"


def test_the_extension_schema_is_read() -> None:
    found = read_embedded(
        with_xmp(
            "<core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A burning crane</rdf:li></rdf:Alt>"
            "</core:AltTextAccessibility><core:ExtDescrAccessibility>Long</core:ExtDescrAccessibility>"
            "<ext:PersonInImage><rdf:Bag><rdf:li>Ida Holm</rdf:li><rdf:li/></rdf:Bag></ext:PersonInImage>"
            "<ext:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType='Resource'><ext:PersonName>Jo Ray"
            "</ext:PersonName></rdf:li></rdf:Bag></ext:PersonInImageWDetails>"
            "<ext:Event>Regatta</ext:Event><rights:UsageTerms>One use</rights:UsageTerms>",
            'ext:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture" '
            'rights:WebStatement="https://avp.example/terms" photoshop:Urgency="2" photoshop:CaptionWriter="cw" '
            'photoshop:TransmissionReference="J-17"',
        )
    )
    assert (found.alt_text, found.extended_description) == ("A burning crane", "Long")
    assert found.people == ("Ida Holm", "Jo Ray")
    assert (found.event, found.usage_terms, found.web_statement) == ("Regatta", "One use", "https://avp.example/terms")
    assert found.digital_source_type.endswith("digitalCapture")
    assert (found.urgency, found.caption_writer, found.job_id) == (2, "cw", "J-17")


def test_the_place_shown_stands_in_for_empty_core_fields_and_never_mixes_with_them() -> None:
    shown = (
        "<ext:LocationShown><rdf:Bag><rdf:li rdf:parseType='Resource'><ext:City>Port Aven</ext:City>"
        "<ext:CountryName>Avenland</ext:CountryName></rdf:li></rdf:Bag></ext:LocationShown>"
    )
    alone, beside = read_embedded(with_xmp(shown)), read_embedded(with_xmp(shown, 'photoshop:City="Lund"'))
    assert (alone.city, alone.country) == ("Port Aven", "Avenland")
    assert (beside.city, beside.country) == ("Lund", "")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-02-29T18:30:05.25Z", Moment(datetime(2024, 2, 29, 18, 30, 5, tzinfo=UTC))),
        ("2024-02-29T18:30", Moment(datetime(2024, 2, 29, 18, 30))),
        ("2024-02-29", Moment(datetime(2024, 2, 29), Precision.DAY)),
        ("2024-02", Moment(datetime(2024, 2, 1), Precision.MONTH)),
        ("1923", Moment(datetime(1923, 1, 1), Precision.YEAR)),
        ("2024-13-01", None),
        ("29 February 2024", None),
    ],
)
def test_dates_of_every_precision(stated: str, expected: Moment | None) -> None:
    assert read_embedded(with_xmp("", f'photoshop:DateCreated="{stated}"')).taken == expected


def test_a_position_is_read() -> None:
    found = read_embedded(
        with_xmp("", 'exif:GPSLatitude="59,54.5N" exif:GPSLongitude="10,44,30W" exif:GPSAltitude="51/2"')
    )
    assert found.gps == Coordinates(59.90833333, -10.74166667, 25.5)
    assert read_embedded(with_xmp("", 'exif:GPSLatitude="95,0N" exif:GPSLongitude="10,0E"')).gps is None


def test_an_extended_packet_is_put_together_in_any_order() -> None:
    rest = xmp("<dc:description>" + "long " * 30_000 + "</dc:description>")
    name = hashlib.md5(rest).hexdigest().upper()
    parts = [
        segment(0xE1, EXTENSION_HEAD + name.encode() + len(rest).to_bytes(4, "big") + at.to_bytes(4, "big") + piece)
        for at in range(0, len(rest), 60_000)
        if (piece := rest[at : at + 60_000])
    ]
    main = app1_xmp(xmp("", f'photoshop:Headline="Main" note:HasExtendedXMP="{name}"'))
    whole = read_embedded(jpeg(*reversed(parts), main))
    assert (whole.headline, len(whole.caption)) == ("Main", 149_999)
    broken = read_embedded(jpeg(main, *parts[1:]))
    assert (broken.headline, broken.caption) == ("Main", "")
    assert broken.problems == ("XMP: a part of the extended packet is missing or damaged; it was not read.",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_other_encodings_of_unicode(encoding: str) -> None:
    packet = xmp("", 'photoshop:City="Ærø"').decode().encode(encoding)
    assert read_embedded(jpeg(app1_xmp(packet))).city == "Ærø"


def test_padding_and_a_missing_end_do_no_harm() -> None:
    packet = xmp("", 'photoshop:City="Lund"')
    assert read_embedded(jpeg(app1_xmp(packet + b" " * 2000 + b"\0\0"))).city == "Lund"
    cut = packet[: packet.index(b"</rdf:RDF>")]
    assert read_embedded(jpeg(app1_xmp(cut))).city == "Lund"


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'>&c;</x:xmpmeta>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize("packet", [BOMB, OUTSIDE, BOMB.lower()])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_packet_with_a_document_type_is_not_read(packet: str, encoding: str) -> None:
    found = read_embedded(jpeg(app1_xmp(packet.encode(encoding))))
    assert "document type" in found.problems[0]
    assert found.found == ()


@pytest.mark.parametrize(
    "body",
    [
        "<dc:a>" * 5000 + "</dc:a>" * 5000,
        "<dc:a/>" * 9000 * 5,
        "<dc:a " + " ".join(f'dc:a{number}="x"' for number in range(2000)) + "/>",
    ],
    ids=["deep", "many", "wide"],
)
def test_a_packet_that_is_all_structure_is_soon_given_up(body: str) -> None:
    packet = xmp(body, 'photoshop:City="Lund"')
    chunk = b"XMP " + len(packet).to_bytes(4, "little") + packet
    found = read_embedded(b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk)
    assert found.city in ("", "Lund")
    assert len(found.problems) <= 1


def test_what_is_no_xml_is_named() -> None:
    found = read_embedded(jpeg(app1_xmp(b"not a packet")))
    assert found.problems == ("XMP: the packet is not XML and was not read.",)
