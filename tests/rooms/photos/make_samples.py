"""Write the small pictures of tests/samples/photos; run it from the project root after a change, and commit the files.

What each must say is written down here by hand and lies beside it as ``.json``.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image

from tests.rooms.photos import building
from tests.rooms.photos.building import app1_xmp, app13, encoded, exif, iim, png_chunk, resource, segment, small, xmp

FOLDER = Path(__file__).resolve().parents[2] / "samples" / "photos"

FIRE = {
    "headline": "Crane burns on Quay 4",
    "title": "HARBOUR-FIRE/",
    "caption": "A crane burns on Quay 4 in Port Aven – 29 February 2024. AVP/Ana Lima",
    "creators": ["Ana Lima"],
    "credit": "AVP",
    "city": "Port Aven",
    "country": "Avenland",
    "keywords": ["fire", "harbour"],
    "taken": "2024-02-29T18:30:00+02:00",
    "urgency": 3,
    "agency": "AVP",
}


def fire_iim(encoding: str, *, utf8: bool) -> bytes:
    """The facts of ``FIRE`` as IIM."""
    return iim(
        (5, FIRE["title"]), (105, FIRE["headline"]), (120, FIRE["caption"]), (80, "Ana Lima"), (110, "AVP"),
        (90, "Port Aven"), (101, "Avenland"), (25, "fire"), (25, "harbour"), (55, "20240229"), (60, "183000+0200"),
        (10, "3"),
        utf8=utf8, encoding=encoding,
    )  # type: ignore[arg-type] # fmt: skip


ACCESS = xmp(
    "<core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A crane in flames</rdf:li></rdf:Alt>"
    "</core:AltTextAccessibility><ext:PersonInImage><rdf:Bag><rdf:li>Ida Holm</rdf:li></rdf:Bag></ext:PersonInImage>"
    "<rights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>One use</rdf:li></rdf:Alt></rights:UsageTerms>",
    'photoshop:Source="Flash90" photoshop:Country="ישראל"',
)
ACCESS_FACTS = {
    "alt_text": "A crane in flames", "people": ["Ida Holm"], "usage_terms": "One use", "source": "Flash90",
    "country": "ישראל", "agency": "Flash90",
}  # fmt: skip
CAMERA = exif(
    {0x010E: "OLYMPUS DIGITAL CAMERA", 0x013B: "Bo Ek"},
    {0x9003: "2024:02:29 18:30:00"},
    {1: "N", 2: (59.0, 54.0, 30.0), 3: "E", 4: (10.0, 44.0, 30.0)},
)
CAMERA_FACTS = {"creators": ["Bo Ek"], "taken": "2024-02-29T18:30:00", "gps": [59.90833333, 10.74166667, None]}


def heic() -> bytes:
    target = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 32), "navy")).save(target, exif=CAMERA, xmp=ACCESS)
    return target.getvalue()


def sideways() -> bytes:
    turned = Image.Exif()
    turned[0x0112] = 6
    return encoded(Image.new("RGB", (32, 16), "navy"), exif=turned)


def huge() -> bytes:
    head = building.png_header(50_000, 50_000)
    chunks = head + png_chunk(b"IDAT", zlib.compress(bytes(150_001))) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def gif_of_frames(count: int) -> bytes:
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\2\2\x44\1\0"
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + frame * count + b";"


def samples() -> dict[str, tuple[bytes, dict[str, Any], dict[str, Any]]]:
    """File name: bytes, what ``inspect`` finds or the code of its refusal, what ``read_embedded`` finds."""
    utf8, latin = fire_iim("utf-8", utf8=True), fire_iim("cp1252", utf8=False)
    old = iim((105, "An older headline"), (90, "Port Aven"))
    stale = app13(resource(0x0404, old), resource(0x0425, hashlib.md5(b"before").digest()))
    newer = app1_xmp(xmp("", 'photoshop:Headline="A newer headline" photoshop:State="Coast"'))
    jpeg16 = {"kind": "JPEG", "width": 16, "height": 8}
    both = CAMERA_FACTS | ACCESS_FACTS
    iptc_last = {"headline": "An older headline", "city": "Port Aven", "state": "Coast"}
    return {
        "press-utf8.jpg": (building.with_iim(utf8), jpeg16, FIRE),
        "press-windows.jpg": (building.with_iim(latin), jpeg16, FIRE),
        "access.jpg": (building.jpeg(app1_xmp(ACCESS)), jpeg16, ACCESS_FACTS),
        "camera.jpg": (building.jpeg(segment(0xE1, CAMERA)), jpeg16, CAMERA_FACTS),
        "iptc-changed-last.jpg": (building.jpeg(newer, stale), jpeg16, iptc_last),
        "access.png": (
            building.png(png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + ACCESS)),
            {"kind": "PNG", "width": 16, "height": 8}, ACCESS_FACTS,
        ),
        "both.webp": (small("WEBP", exif=CAMERA, xmp=ACCESS), {"kind": "WebP", "width": 16, "height": 8}, both),
        "both.avif": (small("AVIF", exif=CAMERA, xmp=ACCESS), {"kind": "AVIF", "width": 16, "height": 8}, both),
        "both.heic": (heic(), {"kind": "HEIC", "width": 64, "height": 32}, both),
        "sideways.jpg": (sideways(), {"kind": "JPEG", "width": 16, "height": 32, "orientation": 6}, {}),
        "cmyk.jpg": (small(mode="CMYK"), {"kind": "JPEG", "mode": "CMYK"}, {}),
        "sixteen-bits.png": (small("PNG", "I;16"), {"kind": "PNG", "bits": 16}, {}),
        "three-frames.gif": (gif_of_frames(3), {"kind": "GIF", "frames": 3, "is_animated": True}, {}),
        "too-many-frames.gif": (gif_of_frames(1200), {"refused": "too_many_frames"}, {}),
        "bomb.png": (huge(), {"refused": "bomb"}, {}),
        "cut-off.jpg": (encoded(Image.linear_gradient("L"))[:-1000], {"refused": "cut_off"}, {}),
        "scripted.svg": (
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', {"refused": "svg"}, {}
        ),
        "page-behind.jpg": (small() + b"<html><script>alert(1)</script></html>", {"refused": "hidden"}, {}),
        "really-a-page.jpg": (b"<!DOCTYPE html><title>Not found</title>", {"refused": "other_kind"}, {}),
        "really-png.jpg": (small("PNG"), {"kind": "PNG", "remarks": ["wrong_extension"]}, {}),
    }  # fmt: skip


def main() -> None:
    """Write every sample and what it must say."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (data, inspected, embedded) in samples().items():
        (FOLDER / name).write_bytes(data)
        expected = json.dumps({"inspect": inspected, "embedded": embedded}, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(expected + "\n")


if __name__ == "__main__":
    main()
