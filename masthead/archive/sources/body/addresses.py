"""Which addresses may stand in a story, and which of them another site shows for us."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

from masthead.archive.sources.wordset import word_set

_HIDDEN = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
LINK_SCHEMES = word_set("http https mailto tel sms ftp geo whatsapp xmpp callto news")
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|heic)$", re.I)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|txt|csv|zip|epub)$", re.I)

_SHOWN = word_set(
    r"youtube\.com youtu\.be youtube-nocookie\.com vimeo\.com dailymotion\.com dai\.ly twitter\.com x\.com "
    r"facebook\.com fb\.watch instagram\.com tiktok\.com threads\.net bsky\.app soundcloud\.com "
    r"spotify\.com mixcloud\.com reverbnation\.com ted\.com kickstarter\.com issuu\.com scribd\.com "
    r"slideshare\.net flickr\.com flic\.kr reddit\.com tumblr\.com wordpress\.tv videopress\.com "
    r"twitch\.tv imgur\.com giphy\.com speakerdeck\.com crowdsignal\.com polldaddy\.com poll\.fm "
    r"animoto\.com cloudup\.com pinterest\.com wolframcloud\.com pca\.st anghami\.com rumble\.com "
    r"streamable\.com loom\.com funnyordie\.com hulu\.com vine\.co smugmug\.com photobucket\.com "
    r"screencast\.com someecards\.com collegehumor\.com rdio\.com blip\.tv viddler\.com qik\.com "
    r"revision3\.com meetup\.com amazon\.com a\.co read\.amazon\.com bandcamp\.com documentcloud\.org "
    r"sketchfab\.com codepen\.io gist\.github\.com linkedin\.com telegram\.org t\.me storify\.com "
    r"ustream\.tv livestream\.com podbean\.com apple\.com"
)
_FRAMED = word_set(
    r"google\.com maps\.google\.com infogram\.com infogr\.am datawrapper\.dwcdn\.net dwcdn\.net "
    r"flo\.uri\.sh flourish\.studio knightlab\.com jwplatform\.com jwplayer\.com brightcove\.net "
    r"brightcove\.com ooyala\.com kaltura\.com archive\.org audioboom\.com buzzsprout\.com libsyn\.com "
    r"spreaker\.com simplecast\.com megaphone\.fm acast\.com omny\.fm anchor\.fm podomatic\.com "
    r"c-span\.org bbc\.co\.uk cnn\.com nytimes\.com washingtonpost\.com theguardian\.com ap\.org "
    r"reuters\.com wistia\.com wistia\.net vidyard\.com bitchute\.com odysee\.com playbuzz\.com "
    r"typeform\.com arcgis\.com openstreetmap\.org umap\.openstreetmap\.fr tableau\.com scribblemaps\.com "
    r"calameo\.com canva\.com genial\.ly thinglink\.com ivoox\.com deezer\.com tidal\.com vk\.com ok\.ru "
    r"rutube\.ru coub\.com video\.yandex\.ru bilibili\.com niconico\.jp kan\.org\.il mako\.co\.il "
    r"walla\.co\.il"
)


def _hosts(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(r"(?:^|\.)(?:" + "|".join(sorted(names)) + r")$")


_SHOWN_HOST = _hosts(_SHOWN)
_FRAMED_HOST = _hosts(_SHOWN | _FRAMED)
_BARE = re.compile(r"https?://[^\s<>\"\[\]]+")


def safe_link(href: str) -> str:
    """The address if a reader may follow it (relative ones too), else ""."""
    href = href.strip()
    scheme = _SCHEME.match(_HIDDEN.sub("", href))
    if scheme and scheme[1].lower() not in LINK_SCHEMES:
        return ""
    return _HIDDEN.sub("%20", href) if href else ""


def safe_file(url: str) -> str:
    """The address if a file may be fetched from it: ``http(s)``, relative, or a picture as ``data:``; else ""."""
    url = url.strip()
    if url.startswith("data:image/"):
        return url
    url = url.replace(" ", "%20")
    if url.startswith("//"):
        return "https:" + url
    scheme = _SCHEME.match(_HIDDEN.sub("", url))
    return "" if scheme and scheme[1].lower() not in ("http", "https") else url


def host_of(url: str) -> str:
    """The host in small letters, "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_picture(url: str) -> bool:
    """Whether the address names a picture's file."""
    return bool(_IMAGE_FILE.search(_path(url)))


def is_document(url: str) -> bool:
    """Whether the address names a document to download."""
    return bool(_FILE.search(_path(url)))


def is_shown_elsewhere(text: str) -> bool:
    """Whether a text is nothing but the address of something that WordPress shows in place (its oEmbed list)."""
    return bool(_BARE.fullmatch(text)) and bool(_SHOWN_HOST.search(host_of(text)))


def framed(src: str) -> str:
    """The public address of what a frame shows, if it comes from a known site; else ""."""
    src = safe_file(src)
    host = host_of(src)
    if not src.startswith("http") or not _FRAMED_HOST.search(host):
        return ""
    try:
        parts = urlsplit(src)
    except ValueError:
        return ""
    return _public(host, parts.path, parse_qs(parts.query)) or src


def _public(host: str, path: str, query: dict[str, list[str]]) -> str:
    last = path.rstrip("/").rpartition("/")[2]
    if "youtube" in host:
        return _youtube(path, last, query)
    if host == "player.vimeo.com":
        return f"https://vimeo.com/{quote(last)}"
    if "dailymotion" in host and "/embed/video/" in path:
        return f"https://www.dailymotion.com/video/{quote(last)}"
    if "facebook.com" in host and "/plugins/" in path and query.get("href"):
        return safe_link(unquote(query["href"][0]))
    if host == "w.soundcloud.com" and query.get("url"):
        return safe_link(query["url"][0])
    if host == "open.spotify.com" and path.startswith("/embed/"):
        return f"https://open.spotify.com/{quote(path[7:].strip('/'))}"
    return ""


def _youtube(path: str, last: str, query: dict[str, list[str]]) -> str:
    if last == "videoseries" or (query.get("list") and not path.startswith(("/embed/", "/v/"))):
        return f"https://www.youtube.com/playlist?list={quote(query['list'][0])}" if query.get("list") else ""
    if path.startswith(("/embed/", "/v/")) and last:
        return f"https://www.youtube.com/watch?v={quote(last.partition('&')[0])}"
    return ""


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
