"""Fronts as readers see them: no picture twice, the large place to who has a picture, what belongs to the lead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from masthead.fronts.models import River, RiverPin
from masthead.photos import renditions
from masthead.photos.models import Photo
from masthead.reader.pages.home import home_page
from masthead.reader.pages.lists import section_page
from masthead.related.models import Related
from masthead.stories.kinds import Kind
from tests import make
from tests.once import once

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database("which story stands where on a front is decided after the rows are read"),
]


@once
def paper():
    return make.edition()


@once
def city(paper):
    return make.section(paper)


def picture(title: str = "Harbour") -> Photo:
    """A photo with the files that readers get."""
    photo = make.photo(title)
    renditions.make(photo.pk, ["jpeg"])
    return photo


def stories(section, count: int, **fields) -> list:
    """Public stories, an hour apart, the first one newest."""
    now = timezone.now()
    by = make.person(section.find_edition(), f"Writer of {section.pk}")
    return [
        make.published(section, f"{section.title} {number}", by=by, at=now - timedelta(hours=number), **fields)
        for number in range(count)
    ]


def test_a_picture_stands_once_on_a_front(paper, city):
    photo = picture()
    found = stories(city, 4, lead_photo=photo)
    page = home_page(paper)
    shown = [page.lead, *page.secondaries, *page.latest]
    assert [card.headline for card in shown if card.picture] == [found[0].title]
    assert len(shown) == 4


@pytest.mark.parametrize(("is_pinned", "first"), [(False, "City 8"), (True, "City 7")])
def test_the_large_place_of_a_river_goes_to_a_picture_unless_an_editor_chose(paper, city, is_pinned, first):
    found = stories(city, 9)
    found[8].lead_photo = picture()
    found[8].save()
    river = River.objects.create(front=paper.home, section=city, density=River.Density.WIDE, length=4)
    if is_pinned:
        RiverPin.objects.create(river=river, story=found[7])
    (row,) = home_page(paper).rivers
    assert row.cards[0].headline == first
    assert len(row.cards) == 4


def test_under_the_lead_stands_what_belongs_to_it_and_stands_nowhere_else(paper, city):
    found = stories(city, 30)
    for position, other in enumerate((found[1], found[25], found[26])):
        Related.objects.create(story=found[0], other=other, position=position, likeness=1)
    page = home_page(paper)
    assert page.lead.headline == "City 0"
    assert [card.headline for card in page.lead_related] == ["City 25", "City 26"]


def test_the_lead_of_a_running_story_does_not_stand_among_its_days(paper):
    strike = make.section(paper, "The strike", is_running_story=True)
    stories(strike, 3)
    page = section_page(strike, paper)
    assert page.lead.headline == "The strike 0"
    assert [card.headline for day in page.days for card in day.cards] == ["The strike 1", "The strike 2"]


def test_only_opinions_show_their_writers_face(paper, city):
    face = picture("Face")
    writer = make.person(paper, "Noa Levi", portrait=face)
    make.published(city, "What I think", by=writer, kind=Kind.OPINION)
    make.published(city, "What happened", by=writer, at=timezone.now() - timedelta(hours=1))
    page = home_page(paper)
    faces = {card.headline: card.bylines[0].portrait is not None for card in (page.lead, *page.secondaries)}
    assert faces == {"What I think": True, "What happened": False}
