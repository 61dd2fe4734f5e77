"""Mends the damage that WordPress and its plugins do to XML, one record at a time.

Seen in real exports: control characters, bare ampersands and HTML entities outside CDATA, ``]]>`` inside
CDATA, raw HTML where CDATA is missing, undeclared prefixes, bytes of another encoding.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LEAF = re.compile(r"<([A-Za-z_][\w:.-]*)((?:\s[^<>]*)?)>\s*<!\[CDATA\[")
_TEXTUAL = re.compile(
    r"<((?:[\w.-]+:)?(?:encoded|title|description|meta_value|comment_content|cat_name|tag_name))((?:\s[^<>]*)?)>"
    r"(?!\s*<!\[CDATA\[)"
)
_ENTITY = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*));|&")
_STRAY_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):|[\s]([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


_OF_LANGUAGE = {
    **dict.fromkeys(("he", "iw", "yi"), "cp1255"),
    **dict.fromkeys(("ar", "fa", "ur"), "cp1256"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk"), "cp1251"),
    **dict.fromkeys(("cs", "pl", "hu", "sk", "sl", "hr", "ro"), "cp1250"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
    "el": "cp1253",
    "tr": "cp1254",
}
"""What Windows wrote in a language before UTF-8; windows-1252 in all others."""


def old_encoding(language: str) -> str:
    """The encoding that bytes are in which are not UTF-8, by the site's language (``he-IL``, or "")."""
    return _OF_LANGUAGE.get(language[:2].lower(), "cp1252")


def decoded(data: bytes, declared: str, old: str = "cp1252") -> tuple[str, bool]:
    """(text, whether bytes were not what the file declares).

    UTF-8 is tried first whatever is declared, then the declared encoding, then byte by byte: what is not
    UTF-8 is read as ``old``, which is how a database of the last century comes out.
    """
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    if declared and declared not in ("utf-8", "utf8", "us-ascii", "ascii"):
        try:
            return data.decode(declared), False
        except (UnicodeDecodeError, LookupError):
            pass
    pieces = []
    while data:
        try:
            pieces.append(data.decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            pieces.append(data[: error.start].decode("utf-8"))
            pieces.append(data[error.start : error.end].decode(old, "replace"))
            data = data[error.end :]
    return "".join(pieces), True


def mended(text: str) -> tuple[str, tuple[str, ...]]:
    """(text that an XML parser can read if anything can be made of it, what was mended)."""
    done = []
    clean = _CONTROL.sub("", text)
    if clean != text:
        done.append("control characters removed")
    whole = _enclosed(_rejoined(clean))
    if whole != clean:
        done.append("CDATA sections closed")
    pieces = []
    position = 0
    for start, end in _sections(whole):
        pieces.append(_mended_markup(whole[position:start]))
        pieces.append(whole[start:end])
        position = end
    pieces.append(_mended_markup(whole[position:]))
    result = "".join(pieces)
    if result != whole:
        done.append("entities or stray signs mended")
    return result, tuple(done)


def prefixes(text: str) -> frozenset[str]:
    """Every namespace prefix that the markup of ``text`` uses."""
    markup = _outside_sections(text)
    return frozenset(one or two for one, two in _PREFIX.findall(markup)) - {"xmlns", "xml"}


@lru_cache(maxsize=256)
def _terminator(name: str) -> re.Pattern[str]:
    return re.compile(r"\]\]>\s*</" + re.escape(name) + r"\s*>")


def _rejoined(text: str) -> str:
    """Each element that starts with CDATA gets one section that ends where the element ends."""
    pieces = []
    position = 0
    missing: set[str] = set()
    while leaf := _LEAF.search(text, position):
        inside, end = _inside(text, leaf, missing)
        pieces.append(text[position : leaf.start()])
        if end < 0:
            pieces.append(leaf[0])
        else:
            pieces.append(f"<{leaf[1]}{leaf[2]}>{_section(_literal(inside))}</{leaf[1]}>")
        position = max(end, leaf.end())
    pieces.append(text[position:])
    return "".join(pieces)


def _inside(text: str, leaf: re.Match[str], missing: set[str]) -> tuple[str, int]:
    """(what the element that ``leaf`` opens holds, where it ends); (``""``, -1) if it does not.

    The end is ``]]>`` and the closing tag, or the closing tag alone where ``]]>`` was lost. What comes no more
    goes to ``missing``, so that no text is searched twice for it.
    """
    name = leaf[1]
    if "]]>" + name not in missing:
        if end := _terminator(name).search(text, leaf.end()):
            return text[leaf.end() : end.start()], end.end()
        missing.add("]]>" + name)
    closing = f"</{name}>"
    found = -1 if name in missing else text.find(closing, leaf.end())
    if found < 0:
        missing.add(name)
        return "", -1
    return text[leaf.end() : found], found + len(closing)


def _literal(inside: str) -> str:
    """What stands between the first ``<![CDATA[`` and the last ``]]>`` of one element, as text."""
    if "]]>" not in inside:
        return inside
    whole = f"<![CDATA[{inside}]]>"
    between = _outside_sections(whole)
    if "]]>" in between or "<" in between:
        return inside.replace("]]]]><![CDATA[>", "]]>")
    pieces = []
    position = 0
    for start, end in _sections(whole):
        pieces.append(html.unescape(whole[position:start]))
        pieces.append(whole[start + 9 : end - 3])
        position = end
    pieces.append(html.unescape(whole[position:]))
    return "".join(pieces)


def _section(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def _enclosed(text: str) -> str:
    """Raw HTML that stands where text belongs goes into CDATA."""
    pieces = []
    position = 0
    missing: set[str] = set()
    while opening := _TEXTUAL.search(text, position):
        closing = f"</{opening[1]}"
        end = -1 if closing in missing else text.find(closing, opening.end())
        if end < 0:
            missing.add(closing)
            end = opening.end()
        inner = text[opening.end() : end]
        pieces.append(text[position : opening.end()])
        pieces.append(_section(inner) if "<" in inner and "<![CDATA[" not in inner else inner)
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _sections(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each CDATA section."""
    end = 0
    while (start := text.find("<![CDATA[", end)) >= 0 and (closing := text.find("]]>", start)) >= 0:
        end = closing + 3
        yield start, end


def _outside_sections(text: str) -> str:
    pieces = []
    position = 0
    for start, end in _sections(text):
        pieces.append(text[position:start])
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _mended_markup(text: str) -> str:
    text = _ENTITY.sub(_entity, text)
    return _STRAY_LESS.sub("&lt;", text).replace("]]>", "]]&gt;")


def _entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name in _XML_ENTITIES:
        return match[0]
    if decimal or hexadecimal:
        return match[0] if _is_character(decimal, hexadecimal) else ""
    character = html.unescape(match[0]) if name else ""
    if name and character != match[0]:
        return character
    return "&amp;" + match[0][1:]


def _is_character(decimal: str | None, hexadecimal: str | None) -> bool:
    digits = decimal or hexadecimal or ""
    if len(digits) > 8:
        return False
    code = int(digits, 10 if decimal else 16)
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
