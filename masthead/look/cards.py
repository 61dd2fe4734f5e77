"""Stories, pictures and bylines of the database as the plain data that components show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from masthead.editions.models import Edition
from masthead.look import prose
from masthead.look.chrome import address_in
from masthead.look.parts import Byline, Card, Label, Link, Picture, PictureSource, Rendition, focus_class
from masthead.people.models import Person
from masthead.photos.models import Photo, PhotoRendition
from masthead.press.recording import leave, remembered_each, until
from masthead.stories import queries
from masthead.stories.kinds import Kind
from masthead.stories.models import Story

MODERN = {"avif": "image/avif", "webp": "image/webp"}


def cards(ids: Sequence[int], edition: Edition) -> tuple[Card, ...]:
    """The cards of these stories, in the order given; those that readers may not see are left out."""
    found = by_id(ids, edition)
    return tuple(found[pk] for pk in ids if pk in found)


def by_id(ids: Sequence[int], edition: Edition) -> dict[int, Card]:
    """The cards of these stories, each made once until it changes; those that readers may not see are left out."""
    leave(*(f"card:{pk}" for pk in ids))

    def made(wanted: list[int]) -> Iterator[tuple[int, Card]]:
        for story in queries.for_cards().filter(pk__in=wanted):
            leave(f"card:{story.pk}")
            yield story.pk, card(story, edition)

    return remembered_each(("card", edition.pk), ids, made, is_lasting=True)


def card(story: Story, edition: Edition) -> Card:
    """A story as other pages show it."""
    section = story.section
    if section is not None:
        leave(f"page:{section.pk}")
    return Card(
        url=story.address,
        headline=story.card_headline,
        kicker=story.kicker,
        standfirst=story.standfirst,
        picture=picture(story.lead_photo, alt=story.lead_alt) if story.lead_photo else None,
        bylines=bylines((row.person for row in story.bylines.all()), edition, with_portrait=story.kind == Kind.OPINION),
        published=story.published_at,
        updated=story.updated_at,
        kind=kind_code(story.kind),
        kind_label="" if story.kind == Kind.NEWS else str(story.get_kind_display()),
        labels=labels(story),
        section=Link(section.title, address_in(edition, section)) if section else None,
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


def bylines(people: Iterable[Person], edition: Edition, *, with_portrait: bool = False) -> tuple[Byline, ...]:
    """Bylines in the order given, each leaving its key."""
    return tuple(byline(person, edition, with_portrait=with_portrait) for person in people)


def byline(person: Person, edition: Edition, *, with_portrait: bool = False) -> Byline:
    """Who wrote it, with the address of their page in the edition."""
    leave(f"person:{person.pk}")
    portrait = picture(person.portrait) if with_portrait and person.portrait else None
    return Byline(person.name, f"{edition.root}by/{person.slug}/", person.kind, person.role, portrait)  # type: ignore[arg-type]


def picture(photo: Photo, *, alt: str = "", caption: Markup | None = None, credit: str = "") -> Picture | None:
    """A photo by the files that exist; ``None`` while there is none, or when its rights have ended."""
    leave(f"photo:{photo.pk}")
    if photo.is_expired:
        return None
    if photo.expires_at is not None:
        until(photo.expires_at)
    files = _by_format(photo.renditions.all())
    plain = files.get("jpeg") or files.get("png")
    if not plain:
        return None
    main = min(plain, key=lambda rendition: abs(rendition.width - 960))
    return Picture(
        src=main.url,
        width=main.width,
        height=main.height,
        alt=alt or photo.description,
        sources=tuple(
            PictureSource(media_type, _renditions(files[name])) for name, media_type in MODERN.items() if name in files
        ),
        renditions=_renditions(plain),
        caption=caption or Markup(""),
        credit=credit or photo.credit,
        focus=_focus(photo),
    )


def captioned(photo: Photo, links: prose.Links, *, alt: str, caption: object, credit: str) -> Picture | None:
    """A photo with its own caption where the story gives none."""
    words = prose.inline(prose.source_of(caption) or photo.caption, links)
    return picture(photo, alt=alt, caption=words, credit=credit)


def _by_format(renditions: Iterable[PhotoRendition]) -> dict[str, list[PhotoRendition]]:
    files: dict[str, list[PhotoRendition]] = {}
    for rendition in renditions:
        width, _, file_format = rendition.filter_spec.partition("|format-")
        if width.startswith("width-") and file_format:
            files.setdefault(file_format, []).append(rendition)
    return files


def _renditions(files: Iterable[PhotoRendition]) -> tuple[Rendition, ...]:
    return tuple(Rendition(file.url, file.width) for file in sorted(files, key=lambda file: file.width))


def _focus(photo: Photo) -> str:
    if photo.focal_point_x is None or photo.focal_point_y is None or not photo.width or not photo.height:
        return ""
    return focus_class(photo.focal_point_x / photo.width, photo.focal_point_y / photo.height)
