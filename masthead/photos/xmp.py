"""Read an XMP packet (ISO 16684-1) into plain nodes, whichever way its RDF is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from masthead.photos.decoding import clean

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"

MAX_PACKET = 8 * 1024 * 1024
"""Bytes; the largest packets met in the press (long edit histories) stay under 2 MB."""
_MAX_DEPTH = 30
_MAX_ELEMENTS = 100_000
_MAX_ATTRIBUTES = 1000
"""Attributes of one element: libxml2 needs time with their square. Camera settings come to about 300."""

_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_FORBIDDEN = re.compile(r"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Node:
    """A value: text, the items of an array, or the fields of a structure (keys are "{namespace}name")."""

    text: str = ""
    lang: str = ""
    items: tuple[Node, ...] = ()
    fields: Mapping[str, Node] = field(default_factory=dict)


@dataclass(slots=True)
class _Budget:
    """How many elements may still be read: RDF cannot grow by itself, but a packet can be all tags."""

    left: int = _MAX_ELEMENTS


class BrokenPacketError(ValueError):
    """The packet cannot be used; the message says why, as a sentence for ``Embedded.problems``."""


def read_packet(packet: bytes) -> dict[str, Node]:
    """Read the properties of an XMP packet as {"{namespace}name": Node}.

    A packet with a document type is refused: XMP has none, entity bombs do. A packet that is not well-formed
    is read as far as it goes. Raises ``BrokenPacketError``.
    """
    root = _parse(_decode(packet))
    found: dict[str, Node] = {}
    budget = _Budget()
    for rdf in root.iter(f"{{{RDF}}}RDF"):
        for description in _children(rdf):
            for name, node in _fields(description, 0, budget).items():
                found.setdefault(name, node)
    return found


def _decode(packet: bytes) -> str:
    if len(packet) > MAX_PACKET:
        raise BrokenPacketError(f"XMP: the packet is larger than {MAX_PACKET // 1024 // 1024} MB and was not read.")
    text = _to_text(packet.strip(b"\0 \r\n\t") if packet[:1] != b"\0" else packet)
    text = text.lstrip("\ufeff").strip("\0 \r\n\t")
    if _FORBIDDEN.search(text):
        raise BrokenPacketError("XMP: the packet declares a document type, which XMP never does; it was not read.")
    if text.count("<") > 4 * _MAX_ELEMENTS or max(part.count("=") for part in text.split("<")) > _MAX_ATTRIBUTES:
        raise BrokenPacketError("XMP: the packet has more parts than any real one; it was not read.")
    return _DECLARATION.sub("", text)


def _to_text(packet: bytes) -> str:
    """UTF-8 in nearly all files; UTF-16 and UTF-32 are allowed too, and told apart by where zeros lie."""
    head = packet[:4]
    for marks, encoding in (
        ((b"\xff\xfe\0\0", b"<\0\0\0"), "utf-32-le"),
        ((b"\0\0\xfe\xff", b"\0\0\0<"), "utf-32-be"),
        ((b"\xff\xfe", b"<\0"), "utf-16-le"),
        ((b"\xfe\xff", b"\0<"), "utf-16-be"),
    ):
        if head.startswith(marks):
            return packet.decode(encoding, "ignore")
    try:
        return packet.decode("utf-8")
    except UnicodeDecodeError:
        return packet.decode("cp1252", "replace")


def _parse(text: str) -> etree._Element:
    source = clean(text).encode("utf-8")
    for recover in (False, True):
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
            huge_tree=False, remove_comments=True, remove_pis=True, recover=recover,
        )  # fmt: skip
        try:
            root = etree.fromstring(source, parser)
        except etree.XMLSyntaxError:
            continue
        if root is not None:
            return root
    raise BrokenPacketError("XMP: the packet is not XML and was not read.")


def _children(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


def _fields(element: etree._Element, depth: int, budget: _Budget) -> dict[str, Node]:
    """The properties of a structure: those written as attributes, then those written as elements."""
    found = {
        name: Node(text=value.strip())
        for name, value in _plain(element.attrib).items()
        if not name.startswith((f"{{{RDF}}}", f"{{{XML}}}")) and name.startswith("{")
    }
    for child in _children(element):
        name = str(child.tag)
        found.setdefault(name, _node(child, depth + 1, budget))
    return found


def _plain(attributes: etree._Attrib) -> dict[str, str]:
    return {str(name): str(value) for name, value in attributes.items()}


def _node(element: etree._Element, depth: int, budget: _Budget) -> Node:
    budget.left -= 1
    if depth > _MAX_DEPTH or budget.left < 0:
        raise BrokenPacketError("XMP: the packet is nested deeper or is larger than any real one; it was not read.")
    attributes = _plain(element.attrib)
    lang = attributes.get(f"{{{XML}}}lang", "")
    children = list(_children(element))
    if attributes.get(f"{{{RDF}}}parseType") == "Literal":
        return Node(text="".join(element.itertext()).strip(), lang=lang)
    if f"{{{RDF}}}resource" in attributes and not children:
        return Node(text=attributes[f"{{{RDF}}}resource"].strip(), lang=lang)
    if len(children) == 1 and _is_array(children[0]):
        items = (_node(item, depth + 1, budget) for item in _children(children[0]) if item.tag == f"{{{RDF}}}li")
        return Node(items=tuple(items), lang=lang)
    return _structure_or_text(element, children, lang, depth, budget)


def _structure_or_text(
    element: etree._Element, children: list[etree._Element], lang: str, depth: int, budget: _Budget
) -> Node:
    holder = element
    if len(children) == 1 and _is_node(element, children[0]):
        holder = children[0]  # a nested rdf:Description
    fields = _fields(holder, depth + 1, budget)
    value = fields.pop(f"{{{RDF}}}value", None) or _value_attribute(holder)
    if value is not None:  # a qualified value: the rest are qualifiers
        return Node(value.text, value.lang or lang, value.items, value.fields)
    if fields:
        return Node(fields=fields, lang=lang)
    return Node(text=(element.text or "").strip(), lang=lang)


def _value_attribute(element: etree._Element) -> Node | None:
    value = element.get(f"{{{RDF}}}value")
    return None if value is None else Node(text=value.strip())


def _is_array(element: etree._Element) -> bool:
    return element.tag in (f"{{{RDF}}}Alt", f"{{{RDF}}}Seq", f"{{{RDF}}}Bag")


def _is_node(parent: etree._Element, child: etree._Element) -> bool:
    if parent.get(f"{{{RDF}}}parseType") == "Resource":
        return False
    return child.tag == f"{{{RDF}}}Description"
