"""The publication gate: what a story must have before a person or a schedule may publish it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from masthead.photos.models import Photo
from masthead.stories import addresses
from masthead.stories.kinds import Kind

if TYPE_CHECKING:
    from masthead.stories.models import Story


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a story from being published: the field's name and a sentence for its editor."""

    field: str
    message: str


def problems(story: Story) -> list[Problem]:
    """All that is missing, in the order in which the editor shows the fields; empty: it may be published."""
    about_body = (*_about_pictures(story), *_about_blocks(story))
    return [*_about_words(story), *_about_lead(story), *about_body, *_about_address(story)]


def check(story: Story) -> None:
    """Raise ``ValidationError`` with a message for each field that keeps the story back."""
    found: dict[str, list[str]] = {}
    for problem in problems(story):
        found.setdefault(problem.field, []).append(problem.message)
    if found:
        raise ValidationError({field if field in _fields(story) else "__all__": found[field] for field in found})


def _fields(story: Story) -> set[str]:
    return {field.name for field in story._meta.get_fields()}


def _about_words(story: Story) -> Iterator[Problem]:
    if not story.title.strip():
        yield Problem("title", _("Headline: a story cannot be published without one."))
    if story.section_id is None:
        yield Problem("section", _("Section: a story cannot be published without one."))
    if not story.bylines.all():
        yield Problem("bylines", _("Byline: name who wrote it, or choose the staff byline."))
    if story.kind == Kind.MEMORIAM and not any(row.person for row in story.memoriam.all()):
        yield Problem("memoriam", _("In memoriam: name the person who is remembered."))


def _about_lead(story: Story) -> Iterator[Problem]:
    if story.lead_photo is not None:
        yield from _about_photo(story.lead_photo, story.lead_alt, story.lead_credit, "lead_photo", _("Lead picture"))


def _about_pictures(story: Story) -> Iterator[Problem]:
    for number, picture in enumerate(pictures_of(story.body), start=1):
        name = _("Picture %(number)d in the body") % {"number": number}
        if picture.get("photo") is None:
            yield Problem("body", _("%(name)s: the photo no longer exists; choose another.") % {"name": name})
            continue
        yield from _about_photo(picture["photo"], picture.get("alt"), picture.get("credit"), "body", name)


def _about_blocks(story: Story) -> Iterator[Problem]:
    """A draft may hold a block that somebody began and left; pictures are told of by themselves."""
    for number, block in enumerate(story.body, start=1):
        if block.block_type in {"picture", "gallery"}:
            continue
        try:
            block.block.clean(block.value)
        except ValidationError:
            message = _("Block %(number)d of the body (%(name)s) is not finished: fill it in or take it out.")
            yield Problem("body", message % {"number": number, "name": block.block.label})


def _about_photo(photo: Photo, alt: str | None, credit: str | None, field: str, name: str) -> Iterator[Problem]:
    if not (alt or photo.description).strip():
        yield Problem(
            field,
            _("%(name)s: alt text is missing; say what it shows for readers who cannot see it.") % {"name": name},
        )
    if not (credit or photo.credit).strip():
        yield Problem(field, _("%(name)s: the credit is missing; say who made it.") % {"name": name})
    if photo.expires_at is not None and photo.expires_at <= timezone.now():
        yield Problem(field, _("%(name)s: the right to use this photo has ended; choose another.") % {"name": name})


def pictures_of(body: Any) -> Iterator[Any]:
    """Every picture block of a body, those in galleries too, in reading order."""
    for block in body:
        if block.block_type == "picture":
            yield block.value
        elif block.block_type == "gallery":
            yield from block.value["pictures"]


def _about_address(story: Story) -> Iterator[Problem]:
    wanted = addresses.wanted(story)
    if wanted is None:
        yield Problem("address_slug", _("Address: the headline gives none; write one."))
        return
    other = addresses.taken_by(story, wanted)
    if other is not None:
        message = _("Address: “%(headline)s” already has %(address)s; change the last part.")
        yield Problem("address_slug", message % {"headline": other.title, "address": wanted})
