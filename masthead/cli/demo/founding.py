"""Founds the demo newspaper from its bible: editions, sections, agencies, bylines, topics, pages and menus."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils import timezone

from masthead.agencies.models import Agency, AgencyName
from masthead.cli.demo import bodies
from masthead.cli.demo.texts import paragraphs
from masthead.editions.models import Edition, Menu, MenuItem, SocialAccount
from masthead.people.models import Person
from masthead.photos.models import Photo
from masthead.stories.founding import found_edition, found_section
from masthead.stories.kinds import SLUGS, Kind
from masthead.stories.models import InformationPage, Section, Topic, TopicSynonym

Bible = dict[str, Any]
PREFIXES = {"en": "", "he": "he"}


@dataclass(slots=True)
class House:
    """One edition of the demo and the rows that its keys stand for."""

    edition: Edition
    sections: dict[str, Section] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    pages: dict[str, InformationPage] = field(default_factory=dict)
    photos: dict[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Which wording of the bible it takes."""
        return self.edition.code

    def say(self, wording: Any) -> Any:
        """The edition's wording of a ``{en, he}`` table; other values as they are."""
        return wording.get(self.language, "") if isinstance(wording, dict) else wording


def found(bible: Bible) -> list[House]:
    """Make all editions with everything that stories lean on, but without photos and stories."""
    houses = [_house(bible, entry["language"]) for entry in bible["editions"]]
    agencies = {entry["key"]: _agency(entry, houses) for entry in bible["agencies"]}
    for house in houses:
        _sections(bible, house)
        _topics(bible, house, houses[0])
        _people(bible, house, houses[0], agencies)
    return houses


def _house(bible: Bible, language: str) -> House:
    facts = bible["paper"]
    colours = facts["colours"]["accent"]

    def say(wording: dict[str, str]) -> str:
        return wording[language]

    edition = found_edition(
        code=language,
        language=language,
        name=say(facts["name"]),
        time_zone=facts["zone"],
        tagline=say(facts["tagline"]),
        accent=colours["light"],
        accent_dark=colours["dark"],
        about=f"<p>{say(facts['about'])}</p>",
        founded=facts["founded"],
        publisher=say(facts["name"]),
        rights=say(facts["rights"]).replace("{year}", str(timezone.now().year)),
        hosting=say(facts["hosting"]),
        contact_email=facts["email"],
    )
    for order, (network, url) in enumerate(facts["social"].items()):
        SocialAccount.objects.create(edition=edition, network=network, url=url, sort_order=order)
    return House(edition)


def _agency(entry: dict[str, Any], houses: list[House]) -> Agency:
    agency = Agency.objects.create(
        code=entry["key"],
        name=entry["name"]["en"],
        credit=entry["credit"],
        aliases="\n".join(entry.get("synonyms", [])),
        rights=entry["rights"]["en"],
        expires_after_days=entry.get("expiry_days") or None,
    )
    for order, house in enumerate(houses):
        AgencyName.objects.create(
            agency=agency, locale=house.edition.locale, name=house.say(entry["name"]), sort_order=order
        )
    return agency


def _sections(bible: Bible, house: House) -> None:
    for entry in bible["sections"]:
        house.sections[entry["key"]] = found_section(
            house.edition,
            title=house.say(entry["name"]),
            slug=house.say(entry["slug"]),
            above=house.sections.get(entry["parent"]),
            description=house.say(entry["description"]),
            is_running_story=entry["is_running_story"],
        )


def _topics(bible: Bible, house: House, first: House) -> None:
    for entry in bible["topics"]:
        topic = Topic(locale=house.edition.locale, name=house.say(entry["name"]), slug=entry["key"])
        if house is not first:
            topic.translation_key = first.topics[entry["key"]].translation_key
        topic.save()
        for order, name in enumerate(entry.get("synonyms", [])):
            TopicSynonym.objects.create(topic=topic, name=name, sort_order=order)
        house.topics[entry["key"]] = topic


def _people(bible: Bible, house: House, first: House, agencies: dict[str, Agency]) -> None:
    staff = next(entry["staff"] for entry in bible["editions"] if entry["language"] == house.language)
    for entry in bible["people"]:
        if not house.say(entry["name"]):
            continue
        person = Person(
            locale=house.edition.locale,
            name=house.say(entry["name"]),
            slug=house.say(entry["slug"]),
            kind=entry["kind"],
            agency=agencies.get(entry["key"]) if entry["kind"] == Person.Kind.AGENCY else None,
            role=house.say(entry.get("role", "")),
            biography=paragraphs(house.say(entry.get("biography", "")), str),
            is_default_staff=entry["key"] == staff,
        )
        if house is not first and entry["key"] in first.people:
            person.translation_key = first.people[entry["key"]].translation_key
        person.save()
        house.people[entry["key"]] = person


def write_portraits(bible: Bible, house: House) -> None:
    """Give each byline its portrait, once the photos are there."""
    for entry in bible["people"]:
        if entry.get("portrait") and entry["key"] in house.people:
            Person.objects.filter(pk=house.people[entry["key"]].pk).update(portrait=house.photos[entry["portrait"]])


def write_pages(bible: Bible, house: House, setting: bodies.Setting, first: House) -> None:
    """The information pages: terms, privacy, about us, contact …"""
    for entry in bible["pages"]:
        setting.stem = f"{house.language}-page-{entry['key']}"
        setting.count = 0
        page = InformationPage(
            title=house.say(entry["title"]),
            slug=house.say(entry["slug"]),
            locale=house.edition.locale,
            body=bodies.body(house.say(entry["body"]).strip(), setting),
        )
        if house is not first:
            page.translation_key = first.pages[entry["key"]].translation_key
        house.edition.home.refresh_from_db()
        house.edition.home.specific.add_child(instance=page)
        page.save_revision().publish()
        house.pages[entry["key"]] = page


def write_menu(bible: Bible, house: House) -> None:
    """The main menu with its second level, and what the footer adds."""
    menu = Menu.objects.create(edition=house.edition)
    for entry in bible["menus"]:
        place = MenuItem.Place.FOOTER if entry["key"] == "footer" else MenuItem.Place.EVERYWHERE
        for item in entry["items"]:
            _menu_item(menu, house, item, place, is_indented=False)
            for child in item.get("children", []):
                _menu_item(menu, house, child, place, is_indented=True)


def _menu_item(menu: Menu, house: House, item: dict[str, str], place: str, *, is_indented: bool) -> None:
    highest = menu.items.aggregate(Max("sort_order"))["sort_order__max"]
    order = 0 if highest is None else highest + 1
    values: dict[str, Any] = {"place": place, "is_indented": is_indented, "sort_order": order}
    if "kind" in item:
        kind = Kind(item["kind"])
        from django.utils import translation

        with translation.override(house.language):
            values |= {"path": f"kind/{SLUGS[kind]}/", "title": str(kind.label)}
    else:
        page = house.sections[item["section"]] if "section" in item else house.pages[item["page"]]
        values["page"] = page
    MenuItem.objects.create(menu=menu, **values)


def photo_ids(house: House, photos: dict[str, Photo]) -> None:
    """Let the edition's keys stand for these photos."""
    house.photos = {key: photo.pk for key, photo in photos.items()}
