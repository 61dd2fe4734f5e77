"""Tell what a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from masthead.photos.messages import _


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of picture that we take. ``codec`` is Pillow's name for it."""

    name: str
    mime: str
    extensions: tuple[str, ...]
    codec: str

    @property
    def extension(self) -> str:
        """The usual extension, with its dot."""
        return self.extensions[0]


JPEG = Kind("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif", ".jif"), "JPEG")
PNG = Kind("PNG", "image/png", (".png", ".apng"), "PNG")
WEBP = Kind("WebP", "image/webp", (".webp",), "WEBP")
AVIF = Kind("AVIF", "image/avif", (".avif", ".avifs"), "AVIF")
HEIC = Kind("HEIC", "image/heic", (".heic", ".heif", ".hif", ".heics", ".heifs"), "HEIF")
GIF = Kind("GIF", "image/gif", (".gif",), "GIF")
TIFF = Kind("TIFF", "image/tiff", (".tif", ".tiff"), "TIFF")

ACCEPTED = (JPEG, PNG, WEBP, AVIF, HEIC, GIF, TIFF)

_HEIC_BRANDS = {
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"hevx",
    b"hevm",
    b"hevs",
    b"mif1",
    b"msf1",
    b"mif2",
}
_AVIF_BRANDS = {b"avif", b"avis"}
_TIFF_HEADS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_SVG = re.compile(rb"<svg[\s>:/]|<!DOCTYPE\s+svg|<\w+:svg[\s>/]", re.IGNORECASE)

_OTHERS = (
    (b"%PDF-", _("a PDF document")),
    (b"8BPS", _("a Photoshop document")),
    (b"%!PS", _("a PostScript file")),
    (b"\xc5\xd0\xd3\xc6", _("a PostScript file")),
    (b"PK\x03\x04", _("a ZIP archive")),
    (b"Rar!", _("a RAR archive")),
    (b"\x1f\x8b", _("a packed archive")),
    (b"BM", _("a BMP picture")),
    (b"\0\0\1\0", _("an icon")),
    (b"\0\0\0\x0cjP  ", _("a JPEG 2000 picture")),
    (b"\xff\x4f\xff\x51", _("a JPEG 2000 picture")),
    (b"\0\0\0\x0cJXL ", _("a JPEG XL picture")),
    (b"\xff\x0a", _("a JPEG XL picture")),
    (b"FUJIFILMCCD-RAW", _("a camera's raw file")),
    (b"IIRO", _("a camera's raw file")),
    (b"IIU\0", _("a camera's raw file")),
    (b"ID3", _("a sound file")),
    (b"\x1aE\xdf\xa3", _("a video")),
    (b"MZ", _("a program")),
    (b"\x7fELF", _("a program")),
    (b"gimp xcf", _("a GIMP document")),
    (b"P5", _("a PNM picture")),
    (b"P6", _("a PNM picture")),
)


def kind_of(data: bytes) -> Kind | None:
    """Return the kind of picture that the first bytes announce, or None for anything that we do not take."""
    if data[:3] == b"\xff\xd8\xff":
        return JPEG
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return PNG
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[:4] in _TIFF_HEADS:
        return TIFF
    return _kind_by_brand(data)


def _kind_by_brand(data: bytes) -> Kind | None:
    """ISO base media files name what they can be read as: a main brand and a list of others."""
    if data[4:8] != b"ftyp":
        return None
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, size, 4))]
    if brands[0] in _AVIF_BRANDS or (brands[0] in (b"mif1", b"msf1") and _AVIF_BRANDS & set(brands)):
        return AVIF
    return HEIC if brands[0] in _HEIC_BRANDS else None


def is_svg(data: bytes) -> bool:
    """Whether this is an SVG drawing, also behind comments or in UTF-16."""
    head = data[:65536].replace(b"\0", b"")
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] == b"<" and bool(_SVG.search(head))


def describe_other(data: bytes) -> str:
    """Say what a file that we do not take is, for a message: "a PDF document"; "" if that is not known."""
    if is_svg(data):
        return _("an SVG drawing")
    if data[4:8] == b"ftyp":
        return _("a video")
    if data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] == b"<":
        return _("a web page or other marked-up text")
    return next((name for head, name in _OTHERS if data.startswith(head)), "")
