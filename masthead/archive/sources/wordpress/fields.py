"""One record of an export as plain values: single fields, terms, meta values, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from masthead.archive.sources.wordpress.mending import decoded, mended, old_encoding, prefixes
from masthead.stories.incoming import Note

_USUAL_PREFIXES = frozenset({"wp", "excerpt", "content", "dc", "wfw", "atom", "media", "geo", "georss", "slash", "sy"})
_DECLARED = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")
_NEXT_ITEM = re.compile(rb"(?<=</item>)\s*(?=<item[\s>])")


class RecordError(ValueError):
    """A record that is no XML even after mending."""


@dataclass(slots=True)
class Fields:
    """The values of one record. Names are canonical: ``wp:post_id`` whatever the file's prefix or version."""

    texts: dict[str, str] = field(default_factory=dict)
    terms: list[tuple[str, str, str]] = field(default_factory=list)
    """(domain, nicename, name) of each ``category``."""
    meta: dict[str, str] = field(default_factory=dict)
    """First value of each key."""
    more_meta: list[tuple[str, str]] = field(default_factory=list)
    """Further values of keys that come more than once."""
    comments: list[dict[str, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The field's text without space around it, or ""."""
        return self.texts.get(name, "").strip()


class Reader:
    """Parses records with the prefixes that the file's own header declares."""

    def __init__(self, header: bytes = b"", encoding: str = "", language: str = "") -> None:
        self.encoding = encoding
        self.old_encoding = old_encoding(language)
        self._canonical = {"wp": "wp", "excerpt": "excerpt", "content": "content", "dc": "dc"}
        for prefix, uri in _DECLARED.findall(header):
            self._canonical[prefix.decode("ascii", "ignore")] = _room(uri.decode("utf-8", "ignore"), prefix)
        self._names: dict[str, str] = {}
        self._opening = self._wrapper(_USUAL_PREFIXES)
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            remove_pis=True,
        )

    def read(self, data: bytes) -> Fields:
        """The record in ``data``. Raises :class:`RecordError` with the parser's one-line reason."""
        try:
            return self._fields(etree.fromstring(self._opening + data + b"</r>", self._parser))
        except etree.XMLSyntaxError:
            return self._read_mended(data)

    def _read_mended(self, data: bytes) -> Fields:
        text, is_foreign = decoded(data, self.encoding, self.old_encoding)
        text, mends = mended(text)
        opening = self._wrapper(_USUAL_PREFIXES | prefixes(text))
        try:
            root = etree.fromstring(opening + text.encode("utf-8") + b"</r>", self._parser)
        except etree.XMLSyntaxError as error:
            raise RecordError(" ".join(str(error.msg).split()).partition(", use XML_")[0]) from None
        fields = self._fields(root)
        fields.notes += [Note("mended-xml", mend) for mend in mends]
        if is_foreign:
            name = self.old_encoding.replace("cp", "windows-")
            fields.notes.append(Note("bad-encoding", f"bytes that are not UTF-8 were read as {name}"))
        return fields

    def _wrapper(self, names: frozenset[str]) -> bytes:
        known = self._canonical
        declared = " ".join(f'xmlns:{name}="{known.get(name, name)}"' for name in sorted(names | known.keys()))
        return f"<r {declared}>".encode()

    def _name(self, tag: str) -> str:
        name = self._names.get(tag)
        if name is None:
            uri, _, local = tag.rpartition("}")
            uri = uri[1:]
            room = _room(uri, uri.encode()) if uri else ""
            name = self._names[tag] = f"{room}:{local}" if room else local
            if len(self._names) > 5000:
                self._names.clear()
        return name

    def _fields(self, root: etree._Element) -> Fields:
        fields = Fields()
        name_of = self._name
        for child in root[0].iterchildren(etree.Element):
            name = name_of(str(child.tag))
            if name == "wp:postmeta":
                self._read_meta(child, fields)
            elif name == "category":
                term = (child.get("domain") or "", child.get("nicename") or "", child.text or "")
                fields.terms.append(term)
            elif name == "wp:comment":
                fields.comments.append(
                    {name_of(str(part.tag)): part.text or "" for part in child.iterchildren(etree.Element)}
                )
            elif name not in fields.texts:
                fields.texts[name] = _inner(child) if len(child) else child.text or ""
        return fields

    def _read_meta(self, element: etree._Element, fields: Fields) -> None:
        key = value = ""
        for part in element:
            name = self._name(str(part.tag))
            if name == "wp:meta_key":
                key = (part.text or "").strip()
            elif name == "wp:meta_value":
                value = part.text or ""
        if key.startswith("_oembed_"):
            return
        if key in fields.meta:
            fields.more_meta.append((key, value))
        else:
            fields.meta[key] = value


def parted(data: bytes) -> list[bytes]:
    """Items that a missing ``]]>`` had joined into one record, apart again."""
    pieces = joined(data)
    return pieces if all(b"post_id" in piece for piece in pieces) else [data]


def joined(data: bytes) -> list[bytes]:
    """``data`` parted wherever one item seems to end and another to begin."""
    return [data] if data.find(b"<item", 5) < 0 else _NEXT_ITEM.split(data)


def _room(uri: str, prefix: bytes) -> str:
    """Our name of a namespace: its version does not matter."""
    if "wordpress.org/export/" in uri:
        return "excerpt" if "/excerpt" in uri else "wp"
    if "purl.org/rss/1.0/modules/content" in uri:
        return "content"
    if "purl.org/dc/" in uri:
        return "dc"
    return prefix.decode("utf-8", "ignore")


def _inner(element: etree._Element) -> str:
    """The markup inside an element that was not escaped (HTML, comments of qTranslate), without namespaces."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            etree.cleanup_namespaces(child)
        pieces.append(etree.tostring(child, encoding="unicode", method="html"))
    return "".join(pieces)
