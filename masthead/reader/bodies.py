"""A story's body as the blocks that readers get; what is for the newsroom only is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape
from wagtail.blocks import StreamValue

from masthead.editions.models import Edition
from masthead.look import blocks, cards, prose
from masthead.look.parts import Picture
from masthead.photos.printed import printed
from masthead.press.recording import leave
from masthead.reader.players import player

MEDIA_TYPES = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "ogv": "video/ogg",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What blocks lean on: the edition, and where the body's links lead."""

    edition: Edition
    links: prose.Links
    photos: cards.Photos

    def rich(self, value: object) -> Markup:
        """Inline HTML of a rich text of the body."""
        return prose.inline(value, self.links)


Build = Callable[[Any, Setting], list[blocks.Block]]


def body(stream: StreamValue, edition: Edition, *, more_texts: tuple[str, ...] = ()) -> tuple[blocks.Block, ...]:
    """The blocks of a body in order; those of unknown kinds and preserved source are left out."""
    stored = list(stream.raw_data)
    links = prose.links_in([*prose.strings(stored), *more_texts], edition)
    setting = Setting(edition, links, printed(list(photos_in(stored))))
    made: list[blocks.Block] = []
    for place, item in enumerate(stored):
        kind = item["type"]
        if kind in FROM_STORED:
            made += FROM_STORED[kind](item["value"], setting)
        elif kind in BUILDERS:
            made += BUILDERS[kind](stream[place].value, setting)
    return tuple(made)


def photos_in(stored: list[Any]) -> set[int]:
    """The numbers of the photos in the stored form of a body."""
    return set(prose.chosen(stored, {"photo", "poster"}))


def _paragraph(value: Any, setting: Setting) -> list[blocks.Block]:
    html = setting.rich(value)
    return [blocks.Paragraph(html=html)] if html.strip() else []


def _heading(value: Any, setting: Setting) -> list[blocks.Block]:
    return [blocks.Heading(text=value["text"], level=3 if value["level"] == "3" else 2)]


def _list(value: Any, setting: Setting) -> list[blocks.Block]:
    items = tuple(setting.rich(item) for item in value["items"])
    return [blocks.BulletList(items=items, is_ordered=bool(value["is_ordered"]))] if items else []


def _quotation(value: Any, setting: Setting) -> list[blocks.Block]:
    return [blocks.Quotation(html=setting.rich(value["text"]), attribution=value["attribution"] or "")]


def _pull_quote(value: Any, setting: Setting) -> list[blocks.Block]:
    return [blocks.PullQuote(text=value["text"], attribution=value["attribution"] or "")]


def _shown(value: Any, setting: Setting) -> Picture | None:
    facts = {"alt": value.get("alt") or "", "caption": value.get("caption"), "credit": value.get("credit") or ""}
    return cards.captioned(value.get("photo"), setting.links, **facts, known=setting.photos)


def _picture(value: Any, setting: Setting) -> list[blocks.Block]:
    shown = _shown(value, setting)
    return [blocks.PictureBlock(picture=shown)] if shown else []


def _gallery(value: Any, setting: Setting) -> list[blocks.Block]:
    shown = [picture for picture in (_shown(each, setting) for each in prose.items(value.get("pictures"))) if picture]
    return [blocks.Gallery(pictures=tuple(shown), title=value.get("title") or "")] if shown else []


def _files(value: Any, kind: str) -> tuple[blocks.MediaFile, ...]:
    document = value.get("file")
    if document is not None:
        leave(f"document:{document.pk}")
    url = document.url if document is not None else value.get("url") or ""
    ending = url.rpartition(".")[2].lower().partition("?")[0]
    return (blocks.MediaFile(url, MEDIA_TYPES.get(ending, f"{kind}/{ending or 'mpeg'}")),) if url else ()


def _video(value: Any, setting: Setting) -> list[blocks.Block]:
    files = _files(value, "video")
    poster = _poster(value, setting)
    if not files:
        return []
    return [
        blocks.Video(
            files=files,
            poster_url=poster.src if poster else "",
            caption=setting.rich(value["caption"]),
            credit=value["credit"] or "",
            transcript=_spoken(value),
        )
    ]


def _poster(value: Any, setting: Setting) -> Picture | None:
    poster = value.get("poster")
    return cards.picture(poster.pk, known=setting.photos) if poster else None


def _spoken(value: Any) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value.get("transcript") or "").split("\n\n") if part.strip())


def _audio(value: Any, setting: Setting) -> list[blocks.Block]:
    files = _files(value, "audio")
    if not files:
        return []
    return [
        blocks.Audio(
            files=files,
            caption=setting.rich(value["caption"]),
            credit=value["credit"] or "",
            transcript=_spoken(value),
        )
    ]


def embed(url: str, *, title: str = "", caption: Markup | None = None, poster: Picture | None = None) -> blocks.Embed:
    """Something on another site, framed after a click where it has a player."""
    found = player(url)
    return blocks.Embed(
        url=url,
        provider=found.provider,
        title=title,
        frame_url=found.frame_url,
        shape=found.shape,
        poster=poster,
        caption=caption or Markup(""),
    )


def _embed(value: Any, setting: Setting) -> list[blocks.Block]:
    poster = _poster(value, setting)
    return [embed(value["url"], title=value["title"] or "", caption=setting.rich(value["caption"]), poster=poster)]


def _table(value: Any, setting: Setting) -> list[blocks.Block]:
    table = value["table"]
    has_header = bool(value["has_header_row"])
    rows = [tuple(setting.rich(cell) for cell in row) for row in table.rows]
    if has_header:
        rows.insert(0, tuple(escape(column["heading"]) for column in table.columns))
    if not rows:
        return []
    return [
        blocks.Table(
            rows=tuple(rows),
            has_header_row=has_header,
            has_header_column=bool(value["has_header_column"]),
            caption=value["caption"] or "",
        )
    ]


def _key_points(value: Any, setting: Setting) -> list[blocks.Block]:
    return [blocks.KeyPoints(items=tuple(escape(point) for point in value["points"]), title=value["title"] or "")]


def _callout(value: Any, setting: Setting) -> list[blocks.Block]:
    if value["style"] == "follow":
        return [blocks.FollowUs(text=str(value["title"] or ""))]
    return [blocks.CallOut(html=prose.block(value["text"], setting.links), title=value["title"] or "")]


def _related(value: Any, setting: Setting) -> list[blocks.Block]:
    ids = [page.pk for page in value["stories"] if page is not None]
    found = cards.cards(ids, setting.edition) if ids else ()
    return [blocks.RelatedStories(cards=found, title=value["title"] or "")] if found else []


def _document(value: Any, setting: Setting) -> list[blocks.Block]:
    document = value.get("document")
    if document is None:
        return []
    leave(f"document:{document.pk}")
    ending = document.file_extension.upper()
    title = value["title"] or document.title
    return [blocks.Document(url=document.url, title=title, format_name=ending, size=document.get_file_size() or 0)]


def _timeline(value: Any, setting: Setting) -> list[blocks.Block]:
    return [
        blocks.TimelineEntry(
            when=value["when"], heading=value["heading"] or "", html=prose.block(value["text"], setting.links)
        )
    ]


FROM_STORED: dict[str, Build] = {
    "paragraph": _paragraph,
    "picture": _picture,
    "gallery": _gallery,
}
"""The most frequent blocks, made from their stored form: Wagtail's values of them cost as much as the page."""
BUILDERS: dict[str, Build] = {
    "heading": _heading,
    "quotation": _quotation,
    "pull_quote": _pull_quote,
    "list": _list,
    "video": _video,
    "audio": _audio,
    "embed": _embed,
    "table": _table,
    "key_points": _key_points,
    "callout": _callout,
    "related": _related,
    "document": _document,
    "timeline": _timeline,
}
