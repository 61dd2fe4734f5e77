"""What a master says about itself: XMP with the IPTC fields that newsrooms read, and EXIF."""

from __future__ import annotations

from html import escape

from PIL import Image

from masthead.cli.demo.drawing.briefs import Brief, Words

OWNER = "The Morning Watch Co-operative"
DRAWN_ON = "2026-11-23"
SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
"""IPTC's word for pictures made by a program that learned from no other pictures."""

_ARTIST, _COPYRIGHT = 0x013B, 0x8298

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def xmp(brief: Brief) -> bytes:
    """The XMP packet of a picture (IPTC Photo Metadata Standard, Core and Extension)."""
    properties = [
        _alternatives("dc:title", {"en": brief.key}),
        _alternatives("dc:description", brief.caption),
        _alternatives("dc:rights", {"en": OWNER}),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", brief.alt),
        f"<dc:creator><rdf:Seq><rdf:li>{escape(brief.artist)}</rdf:li></rdf:Seq></dc:creator>",
        _text("photoshop:AuthorsPosition", "Illustrator"),
        _text("photoshop:Credit", brief.credit["en"]),
        _text("photoshop:Source", "The Morning Watch"),
        _text("photoshop:DateCreated", DRAWN_ON),
        _text("xmpRights:Marked", "True"),
        _text("Iptc4xmpExt:DigitalSourceType", SOURCE_TYPE),
    ]
    return _PACKET.format(properties="\n".join(properties)).encode()


def exif(brief: Brief) -> Image.Exif:
    """Artist and copyright for readers that know no XMP; the words agree with the packet's."""
    block = Image.Exif()
    block[_ARTIST] = brief.artist
    block[_COPYRIGHT] = OWNER
    return block


def _text(name: str, words: str) -> str:
    return f"<{name}>{escape(words)}</{name}>"


def _alternatives(name: str, words: Words) -> str:
    items = [("x-default", words["en"]), *words.items()]
    inner = "".join(f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>' for language, text in items)
    return f"<{name}><rdf:Alt>{inner}</rdf:Alt></{name}>"
