"""What other programs draw: frames, players, scripts, forms. Known ones become embeds, the rest is kept or removed."""

from __future__ import annotations

import re
from html import escape

from lxml import etree

from masthead.archive.sources.body.addresses import framed, host_of, is_document, safe_file, safe_link
from masthead.archive.sources.body.galley import Element, Galley, classes, detached, handles, words
from masthead.archive.sources.body.plain import plain_text
from masthead.stories.incoming import Embed, File, IncomingFile, Media, Preserved

_KNOWN_SCRIPTS = re.compile(
    r"platform\.(?:twitter|x|instagram)\.com|instagram\.com/embed|tiktok\.com/embed|connect\.facebook\.net|"
    r"embed\.redditmedia|embed\.bsky\.app|s\.imgur\.com|threads\.net/embed|assets\.pinterest\.com"
)
_GIST = re.compile(r"https?://gist\.github\.com/[\w./-]+?(?=\.js(?:$|\?))")
_LONGEST_SOURCE = 20_000
_MOST_PLAYED = 200
_PLAYED = re.compile(
    r"\.(?:(?P<audio>mp3|m4a|m4b|aac|og[ga]|opus|wav|wma|flac)|(?P<video>mp4|m4v|webm|og[vm]|mov|wmv|avi|flv|3gp))$",
    re.IGNORECASE,
)


def source_of(element: Element) -> str:
    """The element's HTML as it stood (cut at a length nobody reads)."""
    html = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return html[:_LONGEST_SOURCE]


@handles("iframe", "embed", "object", "amp-iframe", "frame", "applet")
def _set_frame(galley: Galley, element: Element) -> None:
    swallowed = _swallowed(element)
    _add_frame(galley, element)
    if swallowed is not None:
        galley.set(swallowed)


def _swallowed(element: Element) -> Element | None:
    """What follows an ``<embed>``: it has no end tag, but the parser believes that it has."""
    if element.tag != "embed" or (not len(element) and not element.text):
        return None
    rest = etree.Element("div")
    rest.text, element.text = element.text, None
    rest.extend(list(element))
    return rest


def _add_frame(galley: Galley, element: Element) -> None:
    sources = [element.get(name) or "" for name in ("src", "data-src", "data-lazy-src", "data")]
    for node in element.iter("param", "embed"):
        if node.tag == "embed" or (node.get("name") or "").lower() in ("movie", "src", "url"):
            sources.append(node.get("src") or node.get("value") or "")
    given = [source for source in sources if source]
    address = next(filter(None, map(framed, given)), "")
    if address:
        galley.add(Embed(address))
        return
    if given and is_document(given[0]) and (url := safe_file(given[0])):
        galley.add(File(url, element.get("title") or url.rpartition("/")[2]))
        return
    host = host_of(given[0]) if given else ""
    galley.desk.note("frame-preserved", host or "no address")
    galley.add(Preserved(source_of(element), f"a frame of {host or 'an unnamed site'}"))


@handles("video", "audio", "amp-video", "amp-audio")
def _set_media(galley: Galley, element: Element) -> None:
    kind = "audio" if "audio" in str(element.tag) else "video"
    given = [element.get("src") or "", *(node.get("src") or "" for node in element.iter("source"))]
    url = next(filter(None, map(safe_file, given)), "")
    if not url:
        galley.desk.note("media-without-address", kind)
        galley.set(element)
        return
    if embed := framed(url):
        galley.add(Embed(embed))
    else:
        galley.add(Media(kind, url, poster_url=safe_file(element.get("poster") or "")))


@handles("galley-playlist")
def _set_playlist(galley: Galley, element: Element) -> None:
    """One player for each of its files, in order; without ``ids`` those of the kind that belong to the story."""
    kind, desk = element.get("kind") or "audio", galley.desk
    numbers = re.findall(r"\d+", element.get("ids") or "")[:_MOST_PLAYED]
    given = [(number, desk.pictures.file(number)) for number in numbers]
    if not numbers:
        given = [(file.source_id, file) for file in desk.pictures.files_of(desk.story_id) if _plays(file) == kind]
    unknown = [number for number, file in given if file is None or not _plays(file)]
    for _, file in given:
        if file is not None and (plays := _plays(file)):
            galley.add(Media(plays, file.url, caption=file.caption or escape(file.title, quote=False)))
    if unknown or not given:
        desk.note("playlist-preserved", ", ".join(unknown))
        ids = f' ids="{",".join(unknown)}"' if unknown else ""
        galley.add(Preserved(f'[playlist type="{kind}"{ids}]', "a playlist whose files are not in the export"))


def _plays(file: IncomingFile) -> str:
    """``audio`` or ``video``; "" for a file that is neither, or has no address."""
    found = _PLAYED.search(file.url.partition("?")[0])
    return (found.lastgroup or "") if found else ""


@handles("galley-embed")
def _set_embed(galley: Galley, element: Element) -> None:
    url = (element.get("url") or "").strip()
    url = "https:" + url if url.startswith("//") else url
    if url.startswith(("http://", "https://")) and safe_link(url):
        galley.add(Embed(framed(url) or url))
    elif url:
        galley.add(Preserved(url, "an embed without a web address"))
    galley.set(element)


@handles("galley-preserved")
def _set_preserved(galley: Galley, element: Element) -> None:
    galley.add(Preserved((element.get("source") or "")[:_LONGEST_SOURCE], element.get("reason") or ""))


@handles("galley-file")
def _set_file(galley: Galley, element: Element) -> None:
    _add_file(galley, element.get("url") or "", words(element))


def _add_file(galley: Galley, url: str, title: str) -> None:
    if url := safe_file(url):
        galley.add(File(url, plain_text(title) or url.rpartition("/")[2]))


@handles("galley-download")
def _set_download(galley: Galley, element: Element) -> None:
    """Gutenberg's file block: a link with the title, a second one as a button."""
    links = [node for node in element.iter("a") if node.get("href")]
    named = next((node for node in links if words(node) and "button" not in " ".join(classes(node))), None)
    if named is None:
        galley.set(element)
        return
    url, title = named.get("href") or "", words(named)
    for node in links:
        if (node.get("href") or "") == url:
            detached(node)
    for node in list(element.iter("object")):
        detached(node)
    _add_file(galley, url, title)
    galley.set(element)
    galley.end_paragraph()


@handles("script")
def _remove_script(galley: Galley, element: Element) -> None:
    source = element.get("src") or ""
    if gist := _GIST.match(source):
        galley.add(Embed(gist[0]))
    elif not _KNOWN_SCRIPTS.search(source):
        galley.desk.note("script-removed", source or (element.text or "")[:80])


@handles("style", "link", "meta", "base", "template", "title", "galley-nothing")
def _remove(galley: Galley, element: Element) -> None:
    if element.tag == "title" and words(element):
        galley.write(words(element))
    elif element.tag == "style":
        galley.desk.note("style-removed", (element.text or "")[:80])


@handles("noscript", "noembed", "noframes")
def _set_fallback(galley: Galley, element: Element) -> None:
    """What is there for readers without scripts: wanted unless it repeats the picture before it."""
    before = element.getprevious()
    if not words(element) and before is not None and before.tag in ("img", "iframe", "a", "picture"):
        return
    galley.set(element)


@handles("form", "input", "select", "textarea", "svg", "canvas", "map", "math", "marquee", "blink")
def _preserve(galley: Galley, element: Element) -> None:
    if element.tag in ("marquee", "blink"):
        galley.set(element)
        return
    galley.desk.note("element-preserved", str(element.tag))
    galley.add(Preserved(source_of(element), "a <" + str(element.tag) + "> element"))
