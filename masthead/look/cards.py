"""Stories, pictures and bylines of the database as the plain data that components show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from masthead.editions.models import Edition
from masthead.look import prose
from masthead.look.chrome import address_at
from masthead.look.parts import Byline, Card, Label, Link, Picture, PictureSource, Rendition, focus_class
from masthead.photos.printed import PhotoFile, PrintedPhoto, printed
from masthead.press.recording import leave, remembered, remembered_each, until
from masthead.stories.card_rows import CardRow, CardWriter, on_cards
from masthead.stories.kinds import Kind
from masthead.stories.models import Story

MODERN = {"avif": "image/avif", "webp": "image/webp"}
Photos = Mapping[int, PrintedPhoto]


def cards(ids: Sequence[int], edition: Edition) -> tuple[Card, ...]:
    """The cards of these stories, in the order given; those that readers may not see are left out."""
    found = by_id(ids, edition)
    return tuple(found[pk] for pk in ids if pk in found)


def by_id(ids: Sequence[int], edition: Edition) -> dict[int, Card]:
    """The cards of these stories, each made once until it changes; those that readers may not see are left out."""
    leave(*(f"card:{pk}" for pk in ids))

    def made(wanted: list[int]) -> Iterator[tuple[int, Card]]:
        rows = on_cards(wanted)
        photos = printed(list({pk for row in rows for pk in photos_of(row)}))
        for row in rows:
            leave(f"edition:{edition.pk}", f"card:{row.pk}")
            yield row.pk, card(row, edition, photos)

    return remembered_each(("card", edition.pk), ids, made, is_lasting=True)


def photos_of(row: CardRow) -> list[int]:
    """The numbers of the photos on a card."""
    shown = [row.lead_photo, *(writer.portrait for writer in row.bylines if row.kind == Kind.OPINION)]
    return [pk for pk in shown if pk is not None]


def card(row: CardRow, edition: Edition, photos: Photos) -> Card:
    """A story as other pages show it; ``photos`` holds those of the card."""
    if row.section is not None:
        leave(f"page:{row.section}")
    return Card(
        url=row.address,
        headline=row.headline,
        kicker=row.kicker,
        standfirst=row.standfirst,
        picture=picture(row.lead_photo, alt=row.lead_alt, known=photos),
        bylines=tuple(byline(writer, edition, photos if row.kind == Kind.OPINION else None) for writer in row.bylines),
        published=row.published_at,
        updated=row.updated_at,
        kind=kind_code(row.kind),
        kind_label="" if row.kind == Kind.NEWS else str(Kind(row.kind).label),
        labels=tuple(Label(label.value, str(label.label)) for label in row.labels),  # type: ignore[arg-type]
        section=Link(row.section_title, address_at(edition, row.section_path)) if row.section is not None else None,
    )


def once(shown: Iterable[Card], seen: set[str]) -> tuple[Card, ...]:
    """Cards whose pictures no card before them on the page has; ``seen`` holds those and is added to."""
    found = []
    for each in shown:
        if each.picture is not None and each.picture.src in seen:
            found.append(replace(each, picture=None))
            continue
        found.append(each)
        if each.picture is not None:
            seen.add(each.picture.src)
    return tuple(found)


def kind_code(kind: str) -> str:
    """The word for a kind that templates and styles use."""
    return {"brief": "in-brief", "blog": "blog-post", "memoriam": "in-memoriam"}.get(kind, kind)


def labels(story: Story) -> tuple[Label, ...]:
    """What editors say about a story beside its kind."""
    return tuple(Label(label.value, str(label.label)) for label in story.labels)  # type: ignore[arg-type]


def byline(writer: CardWriter, edition: Edition, portraits: Photos | None = None) -> Byline:
    """Who wrote it, with the address of their page in the edition; with their portrait if it is among these photos."""
    leave(f"person:{writer.pk}")
    portrait = picture(writer.portrait, known=portraits) if portraits is not None else None
    return Byline(writer.name, f"{edition.root}by/{writer.slug}/", writer.kind, writer.role, portrait)  # type: ignore[arg-type]


def picture(
    pk: int | None, *, alt: str = "", caption: Markup | None = None, credit: str = "", known: Photos | None = None
) -> Picture | None:
    """A photo by the files that exist; ``None`` where there is none, or when its rights have ended.

    ``known`` are photos read before, of which this may be one.
    """
    if pk is None:
        return None
    leave(f"photo:{pk}")
    photo = printed([pk]).get(pk) if known is None else known.get(pk)
    if photo is None or photo.is_expired:
        return None
    if photo.expires_at is not None:
        until(photo.expires_at)
    files = remembered(("files", pk), lambda: _files(photo))
    if files is None:
        return None
    return Picture(
        src=files.main.url,
        width=files.main.width,
        height=files.main.height,
        alt=alt or photo.description,
        sources=files.sources,
        renditions=files.renditions,
        caption=caption or Markup(""),
        credit=credit or photo.credit,
        focus=focus_class(*photo.focus) if photo.focus else "",
    )


def captioned(
    pk: int | None, links: prose.Links, *, alt: str, caption: object, credit: str, known: Photos | None = None
) -> Picture | None:
    """A photo with its own caption where the story gives none."""
    if pk is None:
        return None
    photos = printed([pk]) if known is None else known
    own = photos[pk].caption if pk in photos else ""
    words = prose.inline(prose.source_of(caption) or own, links)
    return picture(pk, alt=alt, caption=words, credit=credit, known=photos)


@dataclass(frozen=True, slots=True)
class _Files:
    """What a picture is shown with: ``main`` where a browser knows no better."""

    main: PhotoFile
    sources: tuple[PictureSource, ...]
    renditions: tuple[Rendition, ...]


def _files(photo: PrintedPhoto) -> _Files | None:
    plain = photo.files.get("jpeg") or photo.files.get("png")
    if not plain:
        return None
    modern = ((media_type, photo.files[name]) for name, media_type in MODERN.items() if name in photo.files)
    return _Files(
        main=min(plain, key=lambda file: abs(file.width - 960)),
        sources=tuple(PictureSource(media_type, _renditions(files)) for media_type, files in modern),
        renditions=_renditions(plain),
    )


def _renditions(files: Iterable[PhotoFile]) -> tuple[Rendition, ...]:
    return tuple(Rendition(file.url, file.width) for file in files)
