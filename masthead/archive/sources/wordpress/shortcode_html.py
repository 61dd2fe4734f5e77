"""What each well-known shortcode is in HTML (``galley-…`` elements are set by ``body``)."""

from __future__ import annotations

import base64
import binascii
import re
from html import escape
from urllib.parse import unquote

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.wordpress import shortcode_names as names
from masthead.archive.sources.wordpress.shortcodes import (
    WRITERS,
    Attributes,
    Expander,
    Writer,
    attribute,
    preserved,
)

_VIDEO_FILES = ("src", "mp4", "m4v", "webm", "ogv", "flv", "wmv", "mov", "url", "link", "file")
_AUDIO_FILES = ("src", "mp3", "m4a", "ogg", "wav", "wma", "url", "file")
_ADDRESS_KEYS = ("url", "link", "src", "href", "id", "video_id", "v", "video", "track", "tweet", "embed_source", "key")
_PICTURE = re.compile(r"<img\b[^<>]*>(?:\s*</a>)?", re.I)


def _caption(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    """Since 3.4 the caption is what follows the picture; before, it was an attribute."""
    if inner is None:
        return None
    inner = expander.inside(inner)
    credit = attribute(attributes.first("credit", "source"))
    caption = attributes.first("caption")
    pictures = list(_PICTURE.finditer(inner))
    if caption or not pictures:
        body = inner
    else:
        end = pictures[-1].end()
        body, caption = inner[:end], inner[end:]
    return f'<galley-figure data-credit="{credit}">{body}<figcaption>{caption.strip()}</figcaption></galley-figure>'


def _media_credit(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    if inner is None:
        return None
    credit = attribute(attributes.first("name", "id", "credit"))
    return f'<galley-figure data-credit="{credit}">{expander.inside(inner)}</galley-figure>'


def _gallery(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    ids = attributes.first("ids", "include", "images")
    owner = attributes.first("id") if attributes.first("id").isdecimal() else ""
    return (
        f'<galley-gallery ids="{attribute(ids)}" exclude="{attribute(attributes.first("exclude"))}"'
        f' owner="{owner}"></galley-gallery>{expander.inside(inner or "")}'
    )


def _photo(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    if (number := attributes.first("image", "image_id", "id")).isdecimal():
        return f'<galley-photo ids="{number}"></galley-photo>'
    source = attributes.first("src", "image", "url", "source") or (inner or "").strip()
    if not source.startswith(("http", "/")):
        return None
    return f'<img src="{attribute(source)}" alt="{attribute(attributes.first("alt", "title_text"))}">'


def _embed(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    given = plain_text(inner or "") or attributes.first(*_ADDRESS_KEYS) or next(iter(attributes.listed), "")
    given = given.strip("=\"' ").replace("&amp;", "&")
    if not given:
        return None
    if not given.startswith(("http://", "https://", "//")):
        pattern = names.VIDEO_SITES.get(name, "{}")
        if given.startswith("www."):
            given = f"https://{given}"
        elif pattern == "{}" or " " in given:
            return None
        else:
            given = pattern.format(given)
    return f'<galley-embed url="{attribute(given)}"></galley-embed>'


def _media(kind: str, keys: tuple[str, ...]) -> Writer:
    def write(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
        url = attributes.first(*keys) or next((text for text in attributes.listed if "." in text), "")
        content = expander.inside(inner or "")
        url = url or (plain_text(content) if re.fullmatch(r"\s*https?://\S+\s*", plain_text(content)) else "")
        if not url:
            return None
        kept = "" if plain_text(content) in ("", url) else content
        poster = attribute(attributes.first("poster", "image"))
        return f'<{kind} src="{attribute(url)}" poster="{poster}"></{kind}>{kept}'

    return write


def _playlist(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    kind = "video" if attributes.first("type") == "video" else "audio"
    ids = attributes.first("ids", "include")
    return f'<galley-playlist kind="{kind}" ids="{attribute(ids)}"></galley-playlist>'


def _quotation(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    if inner is None:
        return None
    speaker = attributes.first("author", "cite", "name", "source", "by", "quote_author")
    quoted = expander.inside(inner)
    if "pull" in name:
        return f'<galley-pullquote cite="{attribute(speaker)}">{quoted}</galley-pullquote>'
    footer = f"<footer>{speaker}</footer>" if speaker else ""
    return f"<blockquote>{quoted}{footer}</blockquote>"


def _code(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    if inner is None:
        return None
    text = inner if "&lt;" in inner or "&#" in inner else escape(inner, quote=False)
    return f"<pre><code>{text}</code></pre>"


def _raw_html(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    """WPBakery keeps raw HTML as Base64 of a percent-encoded text."""
    if inner is None:
        return None
    try:
        source = unquote(base64.b64decode(plain_text(inner), validate=True).decode("utf-8", "replace"))
    except (binascii.Error, ValueError):
        return preserved(inner, f"the shortcode [{name}]")
    return source if name == "vc_raw_html" else preserved(source, "a script")


def _button(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    url = attributes.first("url", "href", "link", "button_url")
    if url.startswith("url:"):
        url = unquote(url[4:].partition("|")[0])
    label = expander.inside(inner or "") or attributes.first("title", "text", "button_text", "label")
    if not label:
        return None
    break_ = "<galley-break></galley-break>"
    return f'{break_}<a href="{attribute(url)}">{label}</a>{break_}' if url else label


def _heading(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
    text = attributes.first("text", "title") or expander.inside(inner or "")
    return f"<h2>{text}</h2>" if text else None


def _plain_tag(tag: str) -> Writer:
    def write(expander: Expander, attributes: Attributes, inner: str | None, name: str) -> str | None:
        return None if inner is None else f"<{tag}>{expander.inside(inner)}</{tag}>"

    return write


_video = _media("video", _VIDEO_FILES)
_audio = _media("audio", _AUDIO_FILES)
_ALL: dict[str, Writer] = {
    **dict.fromkeys(names.VIDEO_SITES, _embed),
    **dict.fromkeys(("caption", "wp_caption"), _caption),
    **dict.fromkeys(("media-credit", "credit"), _media_credit),
    **dict.fromkeys(("gallery", "vc_gallery", "su_slider", "su_carousel", "su_custom_gallery"), _gallery),
    **dict.fromkeys(("vc_single_image", "et_pb_image", "fusion_imageframe", "av_image", "ux_image"), _photo),
    "embed": _embed,
    **dict.fromkeys(("video", "su_video", "fusion_video", "flv", "wpvideo_file", "jwplayer"), _video),
    **dict.fromkeys(("audio", "su_audio", "fusion_audio", "et_pb_audio", "mp3", "mp3-jplayer"), _audio),
    "playlist": _playlist,
    **dict.fromkeys(("quote", "blockquote", "su_quote", "bq", "fusion_quote", "block_quote"), _quotation),
    **dict.fromkeys(("pullquote", "su_pullquote", "pull_quote", "pull-quote", "pullquote_left"), _quotation),
    **dict.fromkeys(("code", "sourcecode", "sourcecode-inline", "su_code", "crayon", "php", "html"), _code),
    **dict.fromkeys(("vc_raw_html", "vc_raw_js"), _raw_html),
    **dict.fromkeys(("button", "su_button", "vc_btn", "vc_button", "et_pb_button", "fusion_button"), _button),
    **dict.fromkeys(("vc_custom_heading", "et_pb_heading", "fusion_title", "su_heading"), _heading),
    "b": _plain_tag("b"),
    "i": _plain_tag("i"),
    "u": _plain_tag("u"),
    "s": _plain_tag("s"),
}
WRITERS.update(_ALL)
