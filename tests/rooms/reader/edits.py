"""A small newsroom in which one thing after another is done, of every kind that changes what readers see."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from masthead.editions.models import Menu, MenuItem, SocialAccount
from masthead.fronts import breaking
from masthead.fronts.models import Placement, River, RiverPin
from masthead.related.models import RelatedChoice
from masthead.stories import topics
from masthead.stories.models import Byline, Correction, InformationPage, InMemoriam, Section, Story, Topic, Tribute
from tests import make

KINDS = ("news", "news", "opinion", "analysis", "memoriam")


class Newsroom:
    """A newspaper of two editions; ``step`` does one thing, drawn with the dice, and notes it in ``done``."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.made = 0
        self.done: list[str] = []
        self.english = make.edition(contact_email="desk@example.org")
        self.hebrew = make.edition("he")
        self.city = make.section(self.english, "City", slug="city")
        self.trams = make.section(self.english, "Trams", parent=self.city, slug="trams", is_running_story=True)
        self.culture = make.section(self.english, "Culture", slug="culture")
        self.hadashot = make.section(self.hebrew, "חדשות", slug="hadashot")
        self.maya = make.person(self.english)
        self.noa = make.person(self.hebrew, "נועה", slug="noa")
        for name in ("Trams", "Harbour", "Water"):
            make.topic(self.english, name)
        self.photo = make.photo()
        self.menus = [Menu.objects.get_or_create(edition=each)[0] for each in (self.english, self.hebrew)]
        for _ in range(6):
            self.publish()

    def step(self) -> None:
        """One edit."""
        edits: list[Callable[[], object]] = [
            *(self.publish, self.publish, self.correct, self.correct, self.rename, self.withdraw, self.put_back),
            *(self.delete, self.move, self.new_slug, self.draft, self.byline, self.name_a_topic, self.merge),
            *(self.section, self.section_moves, self.section_goes),
            *(self.place, self.river, self.pin, self.choose_related, self.photo_words, self.photo_expires),
            *(self.information, self.redirect, self.translate, self.tribute),
            *(self.raise_bar, self.raise_bar, self.raise_bar_of_a_story, self.lower_bar),
        ]
        # What stands on every page is seldom changed: the press would make all anew, and hide what it forgot.
        everywhere = (self.menu, self.edition, self.account)
        edit = self.dice.choice([*edits, *edits, *everywhere])
        self.done.append(edit.__name__)
        try:
            edit()
        except ValidationError:
            # The gate refuses: a picture whose rights have ended.
            self.done.append("refused")

    def _one(self, model: Any, **where: Any) -> Any:
        return self.dice.choice(list(model.objects.filter(**where).order_by("pk")) or [None])

    def _word(self) -> str:
        self.made += 1
        return f"word {self.made}"

    def publish(self) -> None:
        place = self._one(Section, live=True)
        is_hebrew = place.locale_id == self.hebrew.locale_id
        kind = self.dice.choice(KINDS)
        days = self.dice.choice([0, 0, 0, 1, 40, 400])
        topic = None if is_hebrew else self._one(Topic, merged_into=None)
        story = make.draft(
            place,
            f"Story {self._word()}",
            by=self.noa if is_hebrew else self.maya,
            about=(topic,) if topic else (),
            kind=kind,
            lead_photo=self.photo if self.dice.random() < 0.4 else None,
        )
        story.published_at = timezone.now() - timedelta(days=days)
        story.save(update_fields=["published_at"])
        if kind == "memoriam":
            story.memoriam = [InMemoriam(person="Ruth")]
        story.save_revision().publish()

    def correct(self) -> None:
        story = self._one(Story, live=True)
        if story:
            story.corrections = [*story.corrections.all(), Correction(text=self._word(), noted_at=timezone.now())]
            other = self._one(self.dice.choice([Story, Section]), locale=story.locale_id)
            link = f'<a linktype="page" id="{other.pk}">there</a>'
            story.body = [{"type": "paragraph", "value": f"<p>{self._word()}, {link}</p>", "id": "p1"}]
            story.save_revision().publish()

    def rename(self) -> None:
        story = self._one(Story, live=True)
        if story:
            story.title = f"Renamed {self._word()}"
            story.standfirst = self._word()
            story.marks_update = self.dice.random() < 0.5
            story.save_revision().publish()

    def draft(self) -> None:
        """Nobody may see what is only saved."""
        story = self._one(Story)
        if story:
            story.title = f"Draft {self._word()}"
            story.save_revision()

    def withdraw(self) -> None:
        story = self._one(Story, live=True)
        if story:
            story.unpublish()

    def put_back(self) -> None:
        story = self._one(Story, live=False)
        if story:
            story.save_revision().publish()

    def delete(self) -> None:
        story = self._one(Story)
        if story and self.dice.random() < 0.5:
            story.delete()

    def move(self) -> None:
        story = self._one(Story)
        place = self._one(Section, live=True)
        if story and story.locale_id == place.locale_id:
            story.move(place, pos="last-child")

    def new_slug(self) -> None:
        story = self._one(Story, live=True)
        if story:
            story.address_slug = self._word().replace(" ", "-")
            story.save_revision().publish()

    def byline(self) -> None:
        person = self.dice.choice([self.maya, self.noa])
        person.refresh_from_db()
        person.name = f"Maya {self._word()}"
        if self.dice.random() < 0.3:
            person.slug = self._word().replace(" ", "-")
        person.save()
        story = self._one(Story, live=True, edition=self.english)
        if story and self.dice.random() < 0.5:
            other = make.person(self.english, f"Byline {self._word()}")
            story.bylines = [Byline(person=other)]
            story.save_revision().publish()

    def name_a_topic(self) -> None:
        topic = self._one(Topic, merged_into=None)
        if topic:
            topic.name = f"Topic {self._word()}"
            if self.dice.random() < 0.5:
                topic.slug = self._word().replace(" ", "-")
            topic.save()

    def merge(self) -> None:
        one, other = self._one(Topic, merged_into=None), self._one(Topic, merged_into=None)
        if one and other and one.pk != other.pk:
            topics.merge(one, [other])
            make.topic(self.english, f"New {self._word()}")

    def section(self) -> None:
        section = self._one(Section)
        section.title = f"Section {self._word()}"
        if self.dice.random() < 0.3:
            section.slug = self._word().replace(" ", "-")
        section.save_revision().publish()

    def section_moves(self) -> None:
        trams = Section.objects.get(pk=self.trams.pk)
        above = trams.get_parent().specific
        place = self.english.home if isinstance(above, Section) else Section.objects.get(pk=self.city.pk)
        trams.move(place, pos="last-child")

    def section_goes(self) -> None:
        section = self._one(Section, pk=self.culture.pk)
        if section.live:
            section.unpublish()
        else:
            section.save_revision().publish()

    def menu(self) -> None:
        menu = self.dice.choice(self.menus)
        if menu.edition == self.english and self.dice.random() < 0.5:
            MenuItem.objects.create(menu=menu, page=self._one(self.dice.choice([Story, Section])) or self.city)
        else:
            MenuItem.objects.create(menu=menu, title=self._word(), path="archive/")

    def edition(self) -> None:
        edition = self.dice.choice([self.english, self.hebrew])
        edition.name = f"The {self._word()}"
        edition.save()

    def account(self) -> None:
        SocialAccount.objects.create(edition=self.english, network="x", url=f"https://x.example/{self.made}")

    def place(self) -> None:
        story = self._one(Story)
        front = self.dice.choice([self.english.home_id, self.city.pk])
        if story:
            Placement.objects.filter(front=front, story=story).delete()
            Placement.objects.create(front_id=front, story=story, slot=self.dice.choice(Placement.Slot.values))

    def river(self) -> None:
        section = self._one(Section, locale=self.english.locale)
        river, is_new = River.objects.get_or_create(front_id=self.english.home_id, section=section)
        if not is_new:
            river.length = self.dice.randrange(1, 6)
            river.save()

    def pin(self) -> None:
        river, story = self._one(River), self._one(Story)
        if river and story:
            RiverPin.objects.get_or_create(river=river, story=story, defaults={"position": 1})

    def choose_related(self) -> None:
        story, other = self._one(Story), self._one(Story)
        if story and other and story.pk != other.pk:
            RelatedChoice.objects.filter(story=story, other=other).delete()
            verdict = self.dice.choice(RelatedChoice.Verdict.values)
            RelatedChoice.objects.create(story=story, other=other, verdict=verdict)

    def photo_words(self) -> None:
        self.photo.refresh_from_db()
        self.photo.description = self._word()
        self.photo.save()

    def photo_expires(self) -> None:
        self.photo.refresh_from_db()
        self.photo.expires_at = self.dice.choice([None, timezone.now() + timedelta(minutes=self.dice.choice([1, 90]))])
        self.photo.save()

    def information(self) -> None:
        page = self._one(InformationPage)
        if page is None:
            home = type(self.english.home).objects.get(pk=self.english.home_id)
            home.add_child(instance=InformationPage(title="About", slug="about", locale=self.english.locale))
            return
        page.title = self._word()
        page.save_revision().publish()

    def redirect(self) -> None:
        Redirect.objects.create(
            old_path=f"/{self._word().replace(' ', '-')}", redirect_page=self._one(Section, pk=self.city.pk)
        )

    def translate(self) -> None:
        """A draft of the other edition becomes the translation of a story, and is published."""
        one, other = self._one(Story, edition=self.english), self._one(Story, edition=self.hebrew, live=False)
        if one and other and not Story.objects.filter(translation_key=one.translation_key, edition=self.hebrew):
            other.translation_key = one.translation_key
            other.save(update_fields=["translation_key"])
            other.save_revision().publish()

    def tribute(self) -> None:
        story = self._one(Story, kind="memoriam")
        if story:
            Tribute.objects.create(
                story=story, name="Dan", text=self._word(), is_approved=True, written_at=timezone.now()
            )

    def raise_bar(self) -> None:
        """Breaking news before anything is written; most end while other things are done."""
        until = timezone.now() + timedelta(minutes=self.dice.choice([1, 30, 60, 60 * 30]))
        breaking.raise_bar(
            self.dice.choice([self.english, self.hebrew]), text=f"Just in: {self._word()}", until=until, by=None
        )

    def raise_bar_of_a_story(self) -> None:
        """The bar follows the story's headline and address, and goes when it is withdrawn."""
        story = self._one(Story, live=True)
        if story:
            text = self.dice.choice(["", f"Just in: {self._word()}"])
            until = timezone.now() + timedelta(hours=self.dice.choice([1, 40]))
            breaking.raise_bar(story.edition, text=text, story=story, until=until, by=None)

    def lower_bar(self) -> None:
        breaking.lower_bar(self.dice.choice([self.english, self.hebrew]), by=None)
