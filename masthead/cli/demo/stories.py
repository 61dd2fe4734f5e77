"""Files the demo's stories: each goes through the real gate, dated back to when it appeared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from babel.dates import format_date
from wagtail.documents import get_document_model

from masthead.cli.demo.bodies import Setting, Wording, body
from masthead.cli.demo.founding import House
from masthead.cli.demo.texts import Text, age, inline, uneven
from masthead.related.models import RelatedChoice
from masthead.stories.models import (
    Byline,
    Correction,
    InMemoriam,
    PublicVersion,
    Section,
    Story,
    StoryTopic,
    Tribute,
)


@dataclass(slots=True)
class Desk:
    """Files the stories of one edition; knows which stories the others have."""

    house: House
    moment: datetime
    """When the demo is built: ages count back from here."""
    documents: Callable[[str], int]
    wording: dict[str, Wording]
    filed: dict[str, Story] = field(default_factory=dict)

    def setting(self, stem: str) -> Setting:
        """What a body of this edition needs."""
        return Setting(stem, self.address, self.house.photos, self.wording, self.documents, self.pk_of)

    def address(self, target: str) -> str:
        """The start tag of a link; a story that is not filed yet is linked by its edition's home page."""
        if not target.startswith("story:"):
            return f'<a href="{target}">'
        pk = self.pk_of(target.removeprefix("story:"))
        return f'<a linktype="page" id="{pk or self.house.edition.home_id}">'

    def pk_of(self, stem: str) -> int | None:
        """The number of a story that is filed already."""
        story = self.filed.get(stem)
        return story.pk if story else None

    def appeared(self, text: Text) -> datetime:
        """When a story was first published."""
        if "published" in text.facts:
            naive = datetime.strptime(text.facts["published"], "%Y-%m-%d %H:%M")
            return naive.replace(tzinfo=self.house.edition.zone)
        return self.moment - uneven(age(text.facts["age"]), text.stem)


def file_stories(desk: Desk, texts: list[Text], tell: Callable[[int, int], None]) -> None:
    """File and publish all stories of an edition, oldest first; links need what they lead to, so twice."""
    ordered = sorted(texts, key=desk.appeared)
    for text in ordered:
        desk.filed[text.stem] = _draft(desk, text)
    for number, text in enumerate(ordered, start=1):
        _publish(desk, text)
        tell(number, len(ordered))
    for text in ordered:
        _pin(desk, text)


def _draft(desk: Desk, text: Text) -> Story:
    facts = text.facts
    section: Section = desk.house.sections[facts["section"]]
    section.refresh_from_db()
    story = Story(
        title=facts["headline"],
        locale=desk.house.edition.locale,
        published_at=desk.appeared(text),
        live=False,
        address_slug=facts.get("slug", text.stem),
    )
    return section.add_child(instance=story)


def _publish(desk: Desk, text: Text) -> None:
    story = desk.filed[text.stem]
    facts = text.facts
    _words(story, facts)
    _lead(story, desk, facts)
    story.body = body(text.body, desk.setting(f"{desk.house.language}-{text.stem}"))
    story.key_points = [{"type": "point", "value": point} for point in facts.get("key_points", [])]
    story.further_sections = [desk.house.sections[key] for key in facts.get("further_sections", [])]
    story.bylines = [
        Byline(person=desk.house.people[key], sort_order=order) for order, key in enumerate(facts["bylines"])
    ]
    story.story_topics = [
        StoryTopic(topic=desk.house.topics[key], sort_order=order) for order, key in enumerate(facts.get("topics", []))
    ]
    story.corrections = [
        Correction(text=note["text"], noted_at=desk.moment - age(note["age"]), sort_order=order)
        for order, note in enumerate(facts.get("corrections", []))
    ]
    _memoriam(story, desk, facts)
    story.save_revision(clean=False).publish()
    _date_back(story, desk, facts)


def _words(story: Story, facts: dict[str, Any]) -> None:
    for name in ("short_headline", "kicker", "standfirst", "dateline"):
        setattr(story, name, facts.get(name, ""))
    story.kind = facts.get("kind", "news")
    story.notes = facts.get("note", "")
    for label in facts.get("labels", []):
        setattr(story, f"is_{label}", True)


def _lead(story: Story, desk: Desk, facts: dict[str, Any]) -> None:
    key = facts.get("lead")
    if not key:
        return
    words = desk.wording.get(key, Wording())
    caption = facts.get("lead_caption", words.caption)
    story.lead_photo_id = desk.house.photos[key]
    story.lead_caption = f"<p>{inline(caption, desk.address)}</p>" if caption else ""
    story.lead_credit = facts.get("lead_credit", words.credit)
    story.lead_alt = words.alt


def _memoriam(story: Story, desk: Desk, facts: dict[str, Any]) -> None:
    entry = facts.get("memoriam")
    if not entry:
        return
    story.memoriam = [
        InMemoriam(
            person=entry["person"],
            born=str(entry.get("born", "")),
            died=_died(desk, entry),
            place=entry.get("place", ""),
        )
    ]
    for tribute in entry.get("tributes", []):
        Tribute.objects.create(
            story=story,
            name=tribute["name"],
            relation=tribute.get("relation", ""),
            text=tribute["text"],
            written_at=story.published_at or desk.moment,
            is_approved=True,
        )


def _died(desk: Desk, entry: dict[str, Any]) -> str:
    if "died_age" not in entry:
        return str(entry.get("died", ""))
    day = (desk.moment - age(entry["died_age"])).astimezone(desk.house.edition.zone).date()
    return format_date(day, "long", locale=desk.house.language)


def _pin(desk: Desk, text: Text) -> None:
    found = [desk.pk_of(stem) for stem in text.facts.get("related", [])]
    RelatedChoice.objects.bulk_create(
        RelatedChoice(story=desk.filed[text.stem], other_id=pk, sort_order=order)
        for order, pk in enumerate(found)
        if pk is not None
    )


def _date_back(story: Story, desk: Desk, facts: dict[str, Any]) -> None:
    appeared = story.published_at
    updated = desk.moment - uneven(age(facts["updated"]), facts["headline"]) if "updated" in facts else None
    Story.objects.filter(pk=story.pk).update(
        updated_at=updated, first_published_at=appeared, last_published_at=updated or appeared
    )
    story.revisions.update(created_at=updated or appeared)
    PublicVersion.objects.filter(story=story).update(published_at=appeared)


def link_translations(desk: Desk, texts: list[Text], others: Desk) -> None:
    """Let a story and the one that it translates share a translation key."""
    for text in texts:
        original = others.filed.get(text.facts.get("translation", ""))
        if original is not None:
            Story.objects.filter(pk=desk.filed[text.stem].pk).update(translation_key=original.translation_key)


def document_maker(bible: dict[str, Any]) -> Callable[[str], int]:
    """Answers the number of a demo document by its file name, making it the first time."""
    from masthead.cli.demo.papers import make

    made: dict[str, int] = {}

    def find(name: str) -> int:
        if name not in made:
            title, file = make(name, bible)
            document = get_document_model()(title=title)
            document.file.save(file.name, file, save=False)
            document.save()
            made[name] = document.pk
        return made[name]

    return find
