"""The one place that listens to edits of what readers see beside stories, and says which pages they concern.

Stories say so themselves where they are published (``stories/publication.py``), lists where they are kept
(``stories/lists.py``). A key that is touched without need costs a page made for nothing; one that is forgotten would
leave a page stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page
from wagtail.signals import post_page_move

from masthead.agencies.models import Agency, AgencyName
from masthead.editions.models import Edition, Menu, MenuItem, SocialAccount
from masthead.editions.queries import edition_of_path
from masthead.fronts import breaking
from masthead.fronts.models import BreakingNews, Placement, River, RiverPin
from masthead.people.models import Person
from masthead.photos.models import Photo, PhotoRendition
from masthead.press.changes import EVERYTHING, touch
from masthead.press.recording import Key
from masthead.related.models import RelatedChoice
from masthead.stories.models import HomePage, InformationPage, Section, Story, Topic, TopicSynonym, Tribute

DRAFT_FIELDS = frozenset(
    {
        *("latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"),
        *("locked", "locked_at", "locked_by", "numchild", "alias_of", "expired", "go_live_at", "expire_at"),
    }
)
"""Columns of a page of which readers see nothing (Wagtail writes them when a draft is saved)."""


def _person(person: Person) -> Iterator[Key]:
    yield f"person:{person.pk}"
    yield from (f"people:{pk}" for pk in _editions_of(person.locale_id))


def _topic(topic: Topic) -> Iterator[Key]:
    yield f"topic:{topic.pk}"
    yield from (f"topics:{pk}" for pk in _editions_of(topic.locale_id))


def _editions_of(locale: int) -> list[int]:
    return list(Edition.objects.filter(locale=locale).values_list("pk", flat=True))


def _agency(agency: Agency) -> Iterator[Key]:
    yield f"agency:{agency.pk}"
    yield from (f"person:{pk}" for pk in Person.objects.filter(agency=agency).values_list("pk", flat=True))


def _edition(edition: Edition) -> Iterator[Key]:
    """Every page shows the edition, and an address may have become another edition's."""
    yield from (f"edition:{edition.pk}", EVERYTHING)


KEYS: dict[type[Model], Callable[[Any], Iterator[Key] | tuple[Key, ...]]] = {
    Agency: _agency,
    AgencyName: lambda row: _agency(row.agency),
    BreakingNews: lambda bar: (breaking.key(bar.edition_id),),
    Edition: _edition,
    Locale: lambda _locale: (EVERYTHING,),
    Menu: lambda menu: (f"menu:{menu.edition_id}",),
    MenuItem: lambda item: (f"menu:{item.menu.edition_id}",),
    Person: _person,
    Photo: lambda photo: (f"photo:{photo.pk}",),
    PhotoRendition: lambda rendition: (f"photo:{rendition.image_id}",),
    Placement: lambda row: (f"front:{row.front_id}",),
    Redirect: lambda row: (f"redirect:{row.pk}",),
    RelatedChoice: lambda row: (f"related:{row.story_id}",),
    River: lambda row: (f"front:{row.front_id}",),
    RiverPin: lambda pin: (f"front:{pin.river.front_id}",),
    SocialAccount: lambda account: (f"edition:{account.edition_id}",),
    Topic: _topic,
    TopicSynonym: lambda row: (f"topic:{row.topic_id}",),
    Tribute: lambda row: (f"story:{row.story_id}",),
    get_document_model(): lambda document: (f"document:{document.pk}",),
}
"""The keys of a row of each model, the same before and after an edit."""
UID = "masthead.reader.touching"
PAGES = (HomePage, InformationPage, Section)


def listen() -> None:
    """Connect to the signals; called once, from ``AppConfig.ready()``."""
    for model in KEYS:
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=UID)
    for page in PAGES:
        # Publishing and withdrawing save it, and what they tell of afterwards is known by then.
        post_save.connect(_page_saved, sender=page, dispatch_uid=UID)
        post_delete.connect(_page_gone, sender=page, dispatch_uid=UID)
    post_page_move.connect(_page_moved, dispatch_uid=UID)


def _changed(sender: type[Model], instance: Model, **_: object) -> None:
    touch(*KEYS[sender](instance))


def _page_saved(sender: type[Page], instance: Page, update_fields: frozenset[str] | None = None, **_: object) -> None:
    if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
        touch(*page_keys(instance))


def _page_gone(sender: type[Page], instance: Page, **_: object) -> None:
    touch(*page_keys(instance))


def _page_moved(sender: type[Page], instance: Page, parent_page_before: Page, **_: object) -> None:
    """Where it stands now is among its keys."""
    if not issubclass(sender, Story):
        touch(f"page:{parent_page_before.pk}", *page_keys(instance))


def page_keys(page: Page) -> Iterator[Key]:
    """A section's or information page's own key, those of the pages above and below it and of its translations.

    Above stand lists of what is below; below, the address begins with its own. Stories keep their address.
    """
    above = Page.objects.filter(path=page.path[: -Page.steplen])
    same = Page.objects.filter(translation_key=page.translation_key)
    # Each of its kind: among all pages below stand the stories, which may be very many.
    below = (model.objects.filter(path__startswith=page.path) for model in (Section, InformationPage))
    for pages in (above, same, *below):
        yield from (f"page:{pk}" for pk in pages.values_list("pk", flat=True))
    yield f"page:{page.pk}"
    edition = edition_of_path(page.path)
    if edition is not None:
        yield from (f"{what}:{edition.pk}" for what in ("sections", "pages", "running"))
