"""Read from EXIF what it says about a picture's subject and its maker; technical fields stay the camera's."""

from __future__ import annotations

import re

from masthead.photos.decoding import clean, decode_text
from masthead.photos.ifd import Directory, read_directories
from masthead.photos.moments import parse_date
from masthead.photos.stated import Coordinates, Moment, Stated

IMAGE_DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
DATE_TIME_ORIGINAL, OFFSET_TIME_ORIGINAL = 0x9003, 0x9011
PHOTOGRAPHER = 0xA437
XP_TITLE, XP_COMMENT, XP_AUTHOR, XP_KEYWORDS, XP_SUBJECT = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F

_WRITTEN_BY_CAMERAS = re.compile(
    r"((OLYMPUS|KONICA MINOLTA|MINOLTA|SAMSUNG) )?DIGITAL CAMERA|SONY DSC|DCIM\\.*|DCF 1\.0|"
    r"SAMSUNG( CAMERA PICTURES)?|CASIO COMPUTER.*|Exif_JPEG(_PICTURE)?|JPEG|AppleMark|"
    r"Created with GIMP|File written by Adobe Photoshop.*|<?untitled>?|default|YourString|"
    r"Screenshot|_?[A-Z]{2,4}_?\d{4}(\.JPG)?|x|null|unknown",
    re.IGNORECASE,
)


def read_exif(data: bytes) -> tuple[Stated, tuple[str, ...]]:
    """Read a TIFF structure (EXIF block or TIFF file): the facts, and one sentence for each broken part.

    Fields follow "Mapping of Exif" of the IPTC Photo Metadata Standard; Windows' own fields (XPTitle and
    others, UTF-16) stand in where the standard ones are empty.
    """
    found = read_directories(data)
    facts = Stated(
        title=_windows(found.main, XP_TITLE),
        caption=_caption(found.main),
        creators=_creators(found.main, found.exif),
        copyright_notice=_copyright(found.main),
        keywords=tuple(dict.fromkeys(_split(_windows(found.main, XP_KEYWORDS)))),
        taken=_taken(found.exif) or _taken(found.main),
        gps=_coordinates(found.gps),
    )
    return facts, tuple(found.problems)


def is_camera_text(text: str) -> bool:
    """Whether a camera or a program wrote this into every file it made: no caption of this picture."""
    return bool(_WRITTEN_BY_CAMERAS.fullmatch(text.strip()))


def split_names(text: str) -> tuple[str, ...]:
    """Split EXIF's Artist at semicolons; a name in double quotes may hold one (MWG 2.0, section 5.4).

    At most 2,000 letters are looked at.
    """
    names = re.findall(r'"((?:[^"]|"")*)"|([^;"]+)', text[:2000])
    found = (clean(quoted.replace('""', '"') or plain).strip() for quoted, plain in names)
    return tuple(dict.fromkeys(name for name in found if name))


def _caption(main: Directory) -> str:
    text = _text(main, IMAGE_DESCRIPTION)
    if text and not is_camera_text(text):
        return text
    return _windows(main, XP_COMMENT) or _windows(main, XP_SUBJECT)


def _creators(main: Directory, exif: Directory) -> tuple[str, ...]:
    for text in (_text(main, ARTIST), _text(exif, PHOTOGRAPHER), _windows(main, XP_AUTHOR)):
        names = split_names(text)
        if names:
            return names
    return ()


def _copyright(main: Directory) -> str:
    entry = main.get(COPYRIGHT)
    if entry is None:
        return ""
    # Photographer's notice, NUL, editor's notice (EXIF 2.32, section 4.6.4 D); a single blank stands for
    # "none".
    parts = (decode_text(part).strip() for part in entry.raw.split(b"\0", 2)[:2])
    return "; ".join(part for part in parts if part)


def _taken(directory: Directory) -> Moment | None:
    return parse_date(_text(directory, DATE_TIME_ORIGINAL), _text(directory, OFFSET_TIME_ORIGINAL))


def _coordinates(gps: Directory) -> Coordinates | None:
    latitude, longitude = _degrees(gps, 1, "S", 90), _degrees(gps, 3, "W", 180)
    if latitude is None or longitude is None:
        return None
    altitude = gps[6].numbers(1) if 6 in gps else ()
    below = 5 in gps and gps[5].raw[:1] == b"\1"
    metres = (-altitude[0] if below else altitude[0]) if altitude else None
    return Coordinates(latitude, longitude, metres if metres is None or abs(metres) < 100_000 else None)


def _degrees(gps: Directory, tag: int, negative: str, limit: int) -> float | None:
    reference = _text(gps, tag).upper()[:1]
    parts = gps[tag + 1].numbers(3) if tag + 1 in gps else ()
    if len(parts) != 3 or reference not in ("N", "S", "E", "W"):
        return None
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    if not 0 <= degrees <= limit:
        return None
    return round(-degrees if reference == negative else degrees, 8)


def _text(directory: Directory, tag: int) -> str:
    entry = directory.get(tag)
    return entry.text() if entry else ""


def _windows(main: Directory, tag: int) -> str:
    entry = main.get(tag)
    if entry is None:
        return ""
    return clean(entry.raw[: len(entry.raw) // 2 * 2].decode("utf-16-le", "ignore").split("\0", 1)[0]).strip()


def _split(text: str) -> list[str]:
    return [part for piece in text.split(";") if (part := piece.strip())]
