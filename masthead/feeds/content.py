"""A story's body as clean HTML for feed readers: no script, no style, no class, every address absolute."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape
from wagtail.documents import get_document_model

from masthead.editions.models import Edition
from masthead.feeds.texts import address
from masthead.look import cards, prose
from masthead.look.parts import Picture
from masthead.photos.printed import PrintedPhoto, printed
from masthead.press.recording import leave

NOTHING = Markup("")
BREAK = Markup("\n")
ROW_HEADER, CELL = Markup('<th scope="row">{}</th>'), Markup("<td>{}</td>")
OWN_LINK = re.compile(r'<a href="(/(?!/)[^"]*)"')
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the bodies of a feed's stories lean on, looked up together: few questions, however many stories."""

    edition: Edition
    links: prose.Links
    photos: Mapping[int, PrintedPhoto] = field(default_factory=dict)
    documents: Mapping[int, Any] = field(default_factory=dict)

    def inline(self, value: object) -> Markup:
        """Inline HTML of a rich text."""
        return self._absolute(prose.inline(value, self.links))

    def block(self, value: object) -> Markup:
        """Block HTML of a rich text."""
        return self._absolute(prose.block(value, self.links))

    def _absolute(self, html: Markup) -> Markup:
        changed = OWN_LINK.sub(lambda match: f'<a href="{escape(address(self.edition, match[1]))}"', str(html))
        return Markup(changed)  # noqa: S704 (cleaned before; only addresses were completed)

    def figure(self, value: Raw) -> Markup:
        """A picture with its caption and credit; nothing where it may not be shown."""
        alt, credit = _text(value.get("alt")), _text(value.get("credit"))
        shown = cards.captioned(
            _number(value.get("photo")) or None,
            self.links,
            alt=alt,
            caption=value.get("caption"),
            credit=credit,
            known=self.photos,
        )
        return figure(shown, self) if shown else NOTHING


def shelf(
    edition: Edition,
    bodies: Iterable[list[Raw]],
    more_texts: Iterable[str] = (),
    more_photos: Iterable[int | None] = (),
) -> Shelf:
    """Look up every photo, document and page that some bodies name: one question for each kind of thing."""
    blocks = [block for body in bodies for block in body]
    texts = [*prose.strings([dict(block) for block in blocks]), *more_texts]
    photo_ids = {*prose.chosen(blocks, {"photo", "poster"}), *(pk for pk in more_photos if pk is not None)}
    document_ids = set(prose.chosen(blocks, {"document", "file"}))
    leave(*(f"document:{pk}" for pk in sorted(document_ids)))
    return Shelf(
        edition,
        prose.links_in(texts, edition),
        printed(list(photo_ids)),
        get_document_model().objects.in_bulk(document_ids) if document_ids else {},
    )


def html(body: list[Raw], on: Shelf) -> Markup:
    """The body in HTML; what repeats its words (pull quotes) or serves the page only is left out."""
    made = (BUILDERS[block["type"]](block.get("value"), on) for block in body if block.get("type") in BUILDERS)
    return BREAK.join(part for part in made if part)


def figure(picture: Picture, on: Shelf) -> Markup:
    """A picture of ours in HTML."""
    image = Markup('<img src="{}" width="{}" height="{}" alt="{}">').format(
        address(on.edition, picture.src), picture.width, picture.height, picture.alt
    )
    words = [on._absolute(picture.caption)] if picture.caption else []
    words += [Markup("<small>{}</small>").format(picture.credit)] if picture.credit else []
    legend = Markup("<figcaption>{}</figcaption>").format(Markup(" ").join(words)) if words else NOTHING
    return Markup("<figure>{}{}</figure>").format(image, legend)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _paragraph(value: Any, on: Shelf) -> Markup:
    words = on.inline(value)
    return Markup("<p>{}</p>").format(words) if words.strip() else NOTHING


def _heading(value: Any, on: Shelf) -> Markup:
    level = "h3" if value.get("level") == "3" else "h2"
    return Markup("<{0}>{1}</{0}>").format(level, _text(value.get("text")))


def _list(value: Any, on: Shelf) -> Markup:
    return _points([on.inline(item) for item in prose.items(value.get("items"))], bool(value.get("is_ordered")))


def _points(items: Iterable[Markup], is_ordered: bool = False) -> Markup:
    lines = NOTHING.join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<{0}>{1}</{0}>").format("ol" if is_ordered else "ul", lines) if lines else NOTHING


def _quotation(value: Any, on: Shelf) -> Markup:
    said_by = _text(value.get("attribution"))
    signed = Markup("<p><cite>{}</cite></p>").format(said_by) if said_by else NOTHING
    return Markup("<blockquote><p>{}</p>{}</blockquote>").format(on.inline(value.get("text")), signed)


def _picture(value: Any, on: Shelf) -> Markup:
    return on.figure(value)


def _gallery(value: Any, on: Shelf) -> Markup:
    title = _text(value.get("title"))
    figures = [shown for shown in (on.figure(each) for each in prose.items(value.get("pictures"))) if shown]
    name = [Markup("<h3>{}</h3>").format(title)] if title and figures else []
    return BREAK.join([*name, *figures])


def _media(tag: str) -> Callable[[Any, Shelf], Markup]:
    def build(value: Any, on: Shelf) -> Markup:
        document = on.documents.get(_number(value.get("file")))
        url = document.url if document is not None else _text(value.get("url"))
        if not url:
            return NOTHING
        player = Markup('<{0} controls src="{1}"></{0}>').format(tag, address(on.edition, url))
        legend = _legend(on.inline(value.get("caption")), _text(value.get("credit")))
        return Markup("<figure>{}{}</figure>").format(player, legend)

    return build


def _legend(caption: Markup, credit: str) -> Markup:
    words = [part for part in (caption, Markup("<small>{}</small>").format(credit) if credit else NOTHING) if part]
    return Markup("<figcaption>{}</figcaption>").format(Markup(" ").join(words)) if words else NOTHING


def _embed(value: Any, on: Shelf) -> Markup:
    url = _text(value.get("url"))
    if not url.startswith(("http://", "https://")):
        return NOTHING
    poster = on.figure({"photo": value.get("poster")})
    caption = on.inline(value.get("caption"))
    link = Markup('<p><a href="{}">{}</a>{}</p>').format(
        url, _text(value.get("title")) or url, Markup(" {}").format(caption) if caption else ""
    )
    return poster + link


def _table(value: Any, on: Shelf) -> Markup:
    table = value.get("table") or {}
    columns = table.get("columns") or []
    rows = [_row(row.get("values") or [], columns, on, bool(value.get("has_header_column"))) for row in _rows(table)]
    if value.get("has_header_row"):
        heads = NOTHING.join(Markup('<th scope="col">{}</th>').format(column.get("heading")) for column in columns)
        rows.insert(0, Markup("<tr>{}</tr>").format(heads))
    caption = _text(value.get("caption"))
    title = Markup("<caption>{}</caption>").format(caption) if caption else NOTHING
    return Markup("<table>{}<tbody>{}</tbody></table>").format(title, NOTHING.join(rows)) if rows else NOTHING


def _rows(table: Raw) -> list[Raw]:
    return [row for row in table.get("rows") or [] if isinstance(row, dict)]


def _row(values: list[Any], columns: list[Raw], on: Shelf, has_header: bool) -> Markup:
    cells = []
    for place, value in enumerate(values):
        is_plain = place < len(columns) and columns[place].get("type") != "text"
        words = escape(value or "") if is_plain else on.inline(value)
        is_header = has_header and place == 0
        cells.append((ROW_HEADER if is_header else CELL).format(words))
    return Markup("<tr>{}</tr>").format(NOTHING.join(cells))


def _key_points(value: Any, on: Shelf) -> Markup:
    title = _text(value.get("title"))
    points = _points(escape(_text(point)) for point in prose.items(value.get("points")))
    return Markup("<h3>{}</h3>{}").format(title, points) if title else points


def _call_out(value: Any, on: Shelf) -> Markup:
    if value.get("style") == "follow":
        return NOTHING
    title = _text(value.get("title"))
    name = Markup("<p><strong>{}</strong></p>").format(title) if title else NOTHING
    return Markup("<aside>{}{}</aside>").format(name, on.block(value.get("text")))


def _document(value: Any, on: Shelf) -> Markup:
    document = on.documents.get(_number(value.get("document")))
    if document is None:
        return NOTHING
    title = _text(value.get("title")) or document.title
    return Markup('<p><a href="{}">{}</a></p>').format(address(on.edition, document.url), title)


def _timeline(value: Any, on: Shelf) -> Markup:
    heads = [part for part in (_text(value.get("when")), _text(value.get("heading"))) if part]
    return Markup("<h3>{}</h3>{}").format(": ".join(heads), on.block(value.get("text")))


BUILDERS: dict[str, Callable[[Any, Shelf], Markup]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "list": _list,
    "quotation": _quotation,
    "picture": _picture,
    "gallery": _gallery,
    "video": _media("video"),
    "audio": _media("audio"),
    "embed": _embed,
    "table": _table,
    "key_points": _key_points,
    "callout": _call_out,
    "document": _document,
    "timeline": _timeline,
}
"""By the blocks' names in ``masthead.stories.blocks``; preserved source is never among them."""
