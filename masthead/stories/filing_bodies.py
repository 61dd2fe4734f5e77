"""Turns the blocks of an incoming story into the stored form of a body."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from html import escape, unescape
from typing import Any

from masthead.stories import incoming
from masthead.stories.incoming import Block, Html, IncomingPhoto, Note
from masthead.stories.words import bare

Stored = dict[str, Any]
HEADING, ATTRIBUTION, CREDIT, ALT, TITLE = 255, 255, 200, 500, 255


@dataclass(frozen=True, slots=True)
class Hung:
    """A photo of ours, with what it says of itself."""

    pk: int
    alt: str = ""
    credit: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Means:
    """How a body finds what it names: photos, documents, and whole addresses of relative ones."""

    photo: Callable[[IncomingPhoto], Hung | None] = lambda photo: None
    document: Callable[[str], int | None] = lambda url: None
    absolute: Callable[[str], str] = lambda url: url


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead picture with its words; ``photo`` is ``None`` where its file is not there."""

    photo: int | None = None
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(slots=True)
class Body:
    """Stored blocks, what they lack (``alt``, ``credit``) and what had to be changed."""

    blocks: list[Stored] = field(default_factory=list)
    lacks: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    lead: Lead = Lead()
    missing: int = 0
    """Pictures whose file is not there."""


def stored(blocks: tuple[Block, ...], means: Means, stem: str, lead: IncomingPhoto | None = None) -> Body:
    """The stored form of some blocks and a lead picture.

    ``stem`` names the story: the same stem and position give a block the same id on every filing. A picture whose
    file is not there is kept as preserved source, for the newsroom only. A lead picture that the body begins with
    is shown once.
    """
    setter = _Setter(means, stem)
    if lead is not None:
        setter.set_lead(lead)
        first = blocks[0] if blocks else None
        if isinstance(first, incoming.Picture) and setter.body.lead.photo and _is_same(first.photo, lead):
            setter.take_caption(first.photo)
            blocks = blocks[1:]
    return setter.set(blocks)


def _is_same(one: IncomingPhoto, other: IncomingPhoto) -> bool:
    return one.source_id == other.source_id if one.source_id else bool(one.url) and one.url == other.url


class _Setter:
    """One body in the making."""

    def __init__(self, means: Means, stem: str) -> None:
        self.means = means
        self.body = Body()
        base = blake2b(stem.encode(), digest_size=12).hexdigest()
        self._base = f"{base[:8]}-{base[8:12]}-{base[12:16]}-{base[16:20]}-{base[20:]}"
        self._count = 0

    def set(self, blocks: tuple[Block, ...]) -> Body:
        for block in blocks:
            SETTERS[type(block)](self, block)
        return self.body

    def id(self) -> str:
        self._count += 1
        return f"{self._base}{self._count:08x}"

    def add(self, kind: str, value: Any) -> None:
        self.body.blocks.append({"type": kind, "value": value, "id": self.id()})

    def item(self, value: Any) -> Stored:
        return {"type": "item", "value": value, "id": self.id()}

    def cut(self, text: str, length: int, name: str) -> str:
        """The text, cut where a field of ours is shorter; the whole of it is noted."""
        if len(text) <= length:
            return text
        self.body.notes.append(Note("cut", f"{name}: {text}"))
        return text[: length - 1].rstrip() + "…"

    def keep(self, source: str, reason: str) -> None:
        self.add("preserved", {"source": source, "reason": reason[:255]})

    def picture(self, photo: IncomingPhoto) -> Stored | None:
        """The value of a picture block; ``None`` where its file is not there."""
        hung = self.means.photo(photo)
        if hung is None:
            return None
        words = self.words(photo, hung)
        return {"photo": hung.pk, **words}

    def words(self, photo: IncomingPhoto, hung: Hung) -> dict[str, str]:
        """Caption, credit and alt text as the source gives them; "" where they are the photo's own."""
        alt = "" if photo.alt == hung.alt else self.cut(photo.alt, ALT, "alt text")
        credit = "" if photo.credit == hung.credit else self.cut(photo.credit, CREDIT, "credit")
        if not (alt or hung.alt).strip():
            self.body.lacks.add("alt")
        if not (credit or hung.credit).strip():
            self.body.lacks.add("credit")
        caption = rich(photo.caption)
        return {"caption": "" if caption == hung.caption else caption, "credit": credit, "alt": alt}

    def set_lead(self, photo: IncomingPhoto) -> None:
        hung = self.means.photo(photo)
        if hung is None:
            self.keep_picture(photo, "lead picture not fetched")
        else:
            self.body.lead = Lead(hung.pk, **self.words(photo, hung))

    def take_caption(self, photo: IncomingPhoto) -> None:
        """The words of the same picture in the body, where the lead picture has none of its own."""
        lead = self.body.lead
        caption = lead.caption or rich(photo.caption)
        alt = lead.alt or (photo.alt[:ALT] if "alt" in self.body.lacks else "")
        if alt:
            self.body.lacks.discard("alt")
        self.body.lead = Lead(lead.photo, caption, lead.credit, alt)
        self.body.notes.append(Note("lead-picture-once", "the body began with the lead picture"))

    def keep_picture(self, photo: IncomingPhoto, reason: str = "picture not fetched") -> None:
        self.body.missing += 1
        self.keep(picture_source(photo), reason)


def rich(html: Html) -> str:
    """Inline HTML as a rich text of one paragraph."""
    return f"<p>{html}</p>" if html else ""


def picture_source(photo: IncomingPhoto) -> str:
    """A picture that is not there, as HTML that names all that is known of it."""
    facts = {"src": photo.url or photo.file, "alt": photo.alt, "title": photo.title, "data-id": photo.source_id}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in facts.items() if value)
    words = " ".join(part for part in (photo.caption, escape(photo.credit)) if part)
    return f"<figure><img{attributes}>{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"


def _paragraph(setter: _Setter, block: incoming.Paragraph) -> None:
    setter.add("paragraph", f"<p>{block.html}</p>")


def _heading(setter: _Setter, block: incoming.Heading) -> None:
    if len(block.text) > HEADING:
        # Longer than a heading may be: it was a paragraph in large type.
        setter.add("paragraph", f"<p><b>{escape(block.text, quote=False)}</b></p>")
    elif block.text.strip():
        setter.add("heading", {"text": block.text, "level": "3" if block.level > 2 else "2"})


def _list(setter: _Setter, block: incoming.BulletList) -> None:
    items = [setter.item(rich(item)) for item in block.items]
    setter.add("list", {"items": items, "is_ordered": block.is_ordered})


def _quotation(setter: _Setter, block: incoming.Quotation) -> None:
    attribution = setter.cut(block.attribution, ATTRIBUTION, "who said it")
    setter.add("quotation", {"text": rich(block.html), "attribution": attribution})


def _pull_quote(setter: _Setter, block: incoming.PullQuote) -> None:
    attribution = setter.cut(block.attribution, ATTRIBUTION, "who said it")
    setter.add("pull_quote", {"text": block.text, "attribution": attribution})


def _picture(setter: _Setter, block: incoming.Picture) -> None:
    value = setter.picture(block.photo)
    if value is None:
        setter.keep_picture(block.photo)
    else:
        setter.add("picture", value)


def _gallery(setter: _Setter, block: incoming.Gallery) -> None:
    values = [(photo, setter.picture(photo)) for photo in block.photos]
    found = [setter.item(value) for _, value in values if value is not None]
    if found:
        setter.add("gallery", {"title": setter.cut(block.title, TITLE, "title"), "pictures": found})
    for photo, value in values:
        if value is None:
            setter.keep_picture(photo)


def _media(setter: _Setter, block: incoming.Media) -> None:
    url = setter.means.absolute(block.url)
    document = setter.means.document(url)
    if document is None and not _is_web(url):
        setter.keep(f'<{block.kind} src="{escape(block.url)}">', f"{block.kind} without a web address")
        return
    value: dict[str, Any] = {"file": document, "url": "" if document else url, "caption": rich(block.caption)}
    value |= {"credit": "", "transcript": ""}
    if block.kind == "audio":
        setter.add("audio", value)
        return
    poster = setter.means.photo(IncomingPhoto("", url=block.poster_url)) if block.poster_url else None
    setter.add("video", value | {"poster": poster.pk if poster else None})


def _embed(setter: _Setter, block: incoming.Embed) -> None:
    url = setter.means.absolute(block.url)
    if _is_web(url):
        setter.add("embed", {"url": url, "caption": rich(block.caption), "title": "", "poster": None})
    else:
        setter.keep(block.url, "an embed without a web address")


def _table(setter: _Setter, block: incoming.Table) -> None:
    width = max((len(row) for row in block.rows), default=0)
    if not width:
        return
    rows = [[*row, *[""] * (width - len(row))] for row in block.rows]
    headings = [_words(cell) for cell in rows.pop(0)] if block.has_header_row else [""] * width
    table = {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": [rich(cell) for cell in row]} for row in rows],
        "caption": "",
    }
    facts = {"has_header_row": block.has_header_row, "has_header_column": block.has_header_column, "table": table}
    setter.add("table", {"caption": setter.cut(block.caption, TITLE, "caption"), **facts})


def _file(setter: _Setter, block: incoming.File) -> None:
    url = setter.means.absolute(block.url)
    document = setter.means.document(url)
    if document is not None:
        setter.add("document", {"document": document, "title": setter.cut(block.title, TITLE, "title")})
    elif _is_web(url):
        title = escape(block.title or url, quote=False)
        setter.add("paragraph", f'<p><a href="{escape(url)}">{title}</a></p>')
    else:
        setter.keep(url, f"a file without a web address: {block.title}")


def _preserved(setter: _Setter, block: incoming.Preserved) -> None:
    setter.keep(block.source, block.reason)


SETTERS: dict[type, Callable[[_Setter, Any], None]] = {
    incoming.Paragraph: _paragraph,
    incoming.Heading: _heading,
    incoming.BulletList: _list,
    incoming.Quotation: _quotation,
    incoming.PullQuote: _pull_quote,
    incoming.Picture: _picture,
    incoming.Gallery: _gallery,
    incoming.Media: _media,
    incoming.Embed: _embed,
    incoming.Table: _table,
    incoming.File: _file,
    incoming.Preserved: _preserved,
}


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://")) and " " not in url


def _words(html: Html) -> str:
    return bare(html) if "<" in html else unescape(html)


def as_text(blocks: list[Stored]) -> str:
    """Stored blocks as the text of the column."""
    return json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))
