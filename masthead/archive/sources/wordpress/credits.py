"""Who made a picture, from the meta values that credit plugins and WordPress itself leave."""

from __future__ import annotations

import re

from masthead.archive.sources.body.plain import plain_text

CREDIT_KEYS = (
    "_media_credit",
    "media_credit",
    "_navis_media_credit_org",
    "photo_credit",
    "_photo_credit",
    "image_credit",
    "_image_credit",
    "credit",
    "_credit",
    "photographer_name",
    "_photographer_name",
    "photographer",
    "be_photographer_name",
    "_wp_attachment_source_name",
    "_wp_attachment_credit",
    "isc_image_source",
    "_isc_image_source",
    "image_source",
    "copyright",
    "_copyright",
    "image_copyright",
)
_IMAGE_META = re.compile(r's:10:"image_meta";a:\d+:\{')
_EMBEDDED = {name: re.compile(rf's:{len(name)}:"{name}";s:(\d+):"') for name in ("credit", "copyright")}


def credit_of(meta: dict[str, str]) -> str:
    """The credit in plain text: the plugin's first, then what the camera or agency wrote into the file."""
    name = next((text for key in CREDIT_KEYS if (text := plain_text(meta.get(key, "")))), "")
    if name:
        organisation = plain_text(meta.get("_navis_media_credit_org", ""))
        if organisation and organisation not in name:
            name = f"{name}/{organisation}"
        return name
    metadata = meta.get("_wp_attachment_metadata", "")
    return embedded(metadata, "credit") or embedded(metadata, "copyright")


def embedded(serialized: str, name: str) -> str:
    """``credit`` or ``copyright`` of ``image_meta`` in PHP's serialized form; "" if there is none.

    Read by hand: lengths in exports are often wrong (they count bytes, and sites were searched and
    replaced), and nothing else of that structure is needed.
    """
    start = _IMAGE_META.search(serialized)
    found = _EMBEDDED[name].search(serialized, start.end()) if start else None
    if found is None:
        return ""
    rest = serialized[found.end() : found.end() + 2000].encode("utf-8")
    length = int(found[1][:6])
    if rest[length : length + 2] == b'";':
        value = rest[:length].decode("utf-8", "ignore")
    else:
        value = rest.decode("utf-8", "ignore").partition('";')[0]
    return plain_text(value)
