"""Pictures, figures and galleries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from masthead.archive.sources.body.addresses import is_picture, safe_file
from masthead.archive.sources.body.condense import condensed
from masthead.archive.sources.body.desk import Desk
from masthead.archive.sources.body.galley import HANDLERS, Element, Galley, classes, detached, handles, text_of, words
from masthead.archive.sources.body.plain import escaped
from masthead.stories.incoming import (
    Block,
    Embed,
    Gallery,
    Html,
    IncomingPhoto,
    Media,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
)

_NUMBER = re.compile(r"(?:^|\s)(?:wp-image-|attachment-id-)(\d+)(?:\s|$)")
_SOURCES = ("data-orig-file", "data-src", "data-lazy-src", "data-original", "src")
_EMOJI = frozenset({"emoji", "wp-smiley"})
_CAPTION_CLASSES = frozenset({"wp-caption-text", "wp-caption-dd", "gallery-caption"})
_GALLERY = re.compile(r"gallery|slideshow|carousel|slider", re.I)
_CREDIT = re.compile(r"credit", re.I)
_PLACEHOLDER = "data:image/"
_SIZE = re.compile(r"-(?:\d+x\d+|scaled|rotated|e\d{10,13})$")


def picture_of(desk: Desk, element: Element, link: str = "") -> IncomingPhoto | None:
    """The picture that an ``<img>`` shows, with what the library knows of it; ``None`` without an address."""
    number = _number(element)
    url = _address(element)
    if not url and not number:
        desk.note("picture-without-address", element.get("alt") or "")
        return None
    known = _known(desk, number, url)
    alt = element.get("alt") or ""
    title = element.get("title") or ""
    if known is not None:
        return replace(known, url=known.url or url, caption="", alt=alt or known.alt, title=title or known.title)
    if link and is_picture(link):
        url = safe_file(link) or url
    return IncomingPhoto(number, url=url, alt=alt.strip(), title=title.strip())


def numbered(desk: Desk, number: str) -> IncomingPhoto:
    """The picture with that number, or a bare reference to it."""
    return desk.pictures.photo(number) or IncomingPhoto(number)


def _known(desk: Desk, number: str, url: str) -> IncomingPhoto | None:
    known = desk.pictures.photo(number) if number else None
    if known is not None and (not url or _is_same(known.url, url)):
        return known
    # the number may be another site's: a copied post keeps the class of the picture that it was copied with
    return (desk.pictures.photo_at(url) if url else None) or (known if not url else None)


def _is_same(original: str, shown: str) -> bool:
    """Whether ``shown`` is ``original`` in some size."""
    one, two = _stem(original), _stem(shown)
    return one == two or _SIZE.sub("", one) == _SIZE.sub("", two)


def _stem(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2].rpartition(".")[0].lower()


def _number(element: Element) -> str:
    for name in ("data-id", "data-attachment-id", "data-image-id"):
        if (given := element.get(name) or "").isdecimal():
            return given
    match = _NUMBER.search(element.get("class") or "")
    return match[1] if match else ""


def _address(element: Element) -> str:
    urls = [safe_file(element.get(name) or "") for name in _SOURCES]
    real = [url for url in urls if url and not url.startswith(_PLACEHOLDER)]
    if real:
        return real[0]
    if first := (element.get("srcset") or element.get("data-srcset") or "").strip().split(" ")[0].rstrip(","):
        return safe_file(first)
    return next((url for url in urls if url), "")


@handles("img", "image", "amp-img")
def _set_picture(galley: Galley, element: Element) -> None:
    alt = element.get("alt") or ""
    source = element.get("src") or ""
    if classes(element) & _EMOJI or "s.w.org/images/core/emoji" in source:
        galley.line.write(alt)
    elif _is_pixel(element):
        galley.desk.note("tracking-pixel-removed", source)
    elif (photo := picture_of(galley.desk, element, galley.link)) is not None:
        if galley.link and not is_picture(galley.link):
            galley.desk.note("picture-link-dropped", galley.link)
        galley.add(Picture(photo))
    elif alt:
        galley.write(alt)
    galley.set(element)


def _is_pixel(element: Element) -> bool:
    return element.get("width") in ("0", "1") and element.get("height") in ("0", "1")


@handles("galley-photo")
def _set_numbered(galley: Galley, element: Element) -> None:
    for number in _numbers(element.get("ids") or ""):
        galley.add(Picture(numbered(galley.desk, number)))


@handles("galley-gallery")
def _set_gallery(galley: Galley, element: Element) -> None:
    """``ids`` names pictures in order; without it all pictures of the story are meant, less ``exclude``."""
    numbers = _numbers(element.get("ids") or "")
    if numbers:
        photos = [numbered(galley.desk, number) for number in numbers]
    else:
        left_out = set(_numbers(element.get("exclude") or ""))
        owner = element.get("owner") or galley.desk.story_id
        photos = [photo for photo in galley.desk.pictures.photos_of(owner) if photo.source_id not in left_out]
    if photos:
        galley.add(Gallery(tuple(photos), element.get("title") or ""))
    else:
        galley.desk.note("empty-gallery", element.get("owner") or "")


def _numbers(text: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+", text) if part.isdecimal()][:1000]


@handles("figure", "galley-figure", "amp-story")
def set_figure(galley: Galley, element: Element) -> None:
    """A figure: its caption goes to the first thing in it that can carry one; the rest follows."""
    galley.end_paragraph()
    credit = element.get("data-credit") or ""
    caption, lifted = "", []
    for node in list(element.iter("figcaption", "p", "dd")):
        if _is_caption_of(node, element):
            credit = credit or _credit_in(node)
            html, more = condensed(galley.aside(detached(node)))
            caption = "<br>".join(part for part in (caption, html) if part)
            lifted += more
    blocks = galley.aside(element)
    names = " ".join(classes(element))
    if "embed" in names:
        blocks = [_embedded(block) for block in blocks]
    if _GALLERY.search(names) or sum(isinstance(block, Picture) for block in blocks) > 1:
        blocks = _gathered(blocks, text_of(caption))
        caption = "" if any(isinstance(block, Gallery) for block in blocks) else caption
    galley.blocks.extend(_captioned(blocks, caption, credit))
    galley.blocks.extend(lifted)


@handles("div")
def _set_division(galley: Galley, element: Element) -> None:
    names = classes(element)
    if "wp-caption" in names or (_GALLERY.search(" ".join(names)) and element.find(".//img") is not None):
        set_figure(galley, element)
        return
    galley.end_paragraph()
    if "wp-block-file" in names:
        HANDLERS["galley-download"](galley, element)
    else:
        galley.set(element)
    galley.end_paragraph()


def _is_caption_of(node: Element, figure: Element) -> bool:
    is_caption = node.tag == "figcaption" or bool(classes(node) & _CAPTION_CLASSES)
    owner = next((up for up in node.iterancestors("figure", "galley-figure", "div") if _is_figure(up)), None)
    return is_caption and (owner is figure or node.getparent() is figure)


def _is_figure(element: Element) -> bool:
    return element.tag != "div" or "wp-caption" in classes(element)


def _credit_in(caption: Element) -> str:
    """Take a credit out of a caption: ``<span class="credit">``."""
    for node in caption.iter("span", "cite", "small", "em", "p"):
        if node is not caption and _CREDIT.search(" ".join(classes(node))):
            return words(detached(node))
    return ""


def _embedded(block: Block) -> Block:
    """In an embed's figure an address on its own is the embed, whichever site it is of."""
    if isinstance(block, Paragraph) and re.fullmatch(r"https?://[^\s<>]+", block.html):
        return Embed(block.html.replace("&amp;", "&"))
    return block


def _gathered(blocks: Iterable[Block], title: str) -> list[Block]:
    """All pictures as one gallery, what stood between them after it."""
    photos: list[IncomingPhoto] = []
    others: list[Block] = []
    for block in blocks:
        if isinstance(block, Picture):
            photos.append(block.photo)
        elif isinstance(block, Gallery):
            photos.extend(block.photos)
            title = title or block.title
        else:
            others.append(block)
    if not photos:
        return others
    return [Gallery(tuple(photos), title), *others]


def _captioned(blocks: list[Block], caption: Html, credit: str) -> list[Block]:
    done = False
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Picture):
            if not done:
                block = Picture(_with_caption(block.photo, caption, credit))
                done = True
        elif not done and caption and (carrier := _carrying(block, caption)) is not None:
            block = carrier
            done = True
        result.append(block)
    if not done:
        result += [Paragraph(html) for html in (caption, escaped(credit)) if html]
    return result


def _with_caption(photo: IncomingPhoto, caption: Html, credit: str) -> IncomingPhoto:
    both = "<br>".join(dict.fromkeys(part for part in (photo.caption, caption) if part))
    return replace(photo, caption=both, credit=credit or photo.credit)


def _carrying(block: Block, caption: Html) -> Block | None:
    """The block with the caption, ``None`` if it cannot carry one."""
    if isinstance(block, Media | Embed) and not block.caption:
        return replace(block, caption=caption)
    if isinstance(block, Table) and not block.caption:
        return replace(block, caption=text_of(caption))
    if isinstance(block, Gallery) and not block.title:
        return replace(block, title=text_of(caption))
    if isinstance(block, Quotation | PullQuote) and not block.attribution:
        return replace(block, attribution=text_of(caption))
    return None
