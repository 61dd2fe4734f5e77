"""Views of the newspaper: find what an address means, make its page, answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import resolve
from django.views.decorators.http import require_safe
from wagtail.models import Page

from masthead.editions.models import Edition
from masthead.look import edition_style, stylesheet
from masthead.look.chrome import address_in
from masthead.look.pages import Page as PageView
from masthead.look.parts import Link
from masthead.look.render import respond
from masthead.people.models import Person
from masthead.press.recording import leave
from masthead.reader import old_addresses
from masthead.reader.pages import archive, corrections, home, information, lists, story
from masthead.reader.pages import live as live_pages
from masthead.reader.pages.archive import Shelf
from masthead.stories import lists as names
from masthead.stories import queries
from masthead.stories.kinds import ADDRESSES, FRONTS
from masthead.stories.models import InformationPage, Section, Story, Topic


def _edition(request: HttpRequest) -> Edition:
    edition: Edition | None = getattr(request, "edition", None)
    if edition is None:
        raise Http404("no edition answers this host")
    return edition


def _answer(view: PageView | None) -> HttpResponse:
    if view is None:
        raise Http404
    return respond(view)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The home page; a bare ``?p=`` of an old system is looked up among old addresses."""
    edition = _edition(request)
    if request.GET:
        moved = _old_address(request)
        if moved is not None:
            return moved
    return _answer(home.home_page(edition))


@require_safe
def dated(request: HttpRequest, day: date, slug: str, rest: str = "") -> HttpResponse:
    """A story at its address, or what changed in it."""
    edition = _edition(request)
    address = f"{edition.root}{day:%Y/%m/%d}/{slug}/"
    found = queries.at_address(edition, address)
    if found is None:
        if queries.was_deleted(edition, address):
            return _gone(edition)
        return _moved_or_missing(request)
    if not found.live:
        return _gone(edition)
    if rest:
        return _answer(corrections.changes_page(found, edition)) if rest == "changes/" else _moved_or_missing(request)
    return _answer(story.story_page(found, edition))


def _gone(edition: Edition) -> HttpResponse:
    return respond(information.gone_page(edition), status=410)


@require_safe
def tree(request: HttpRequest, path: str) -> HttpResponse:
    """A page of the tree: a section, an information page; a story's tree path leads to its address."""
    edition = _edition(request)
    found = _page_at(edition, path)
    if found is None:
        return _moved_or_missing(request)
    specific = found.specific
    if isinstance(specific, Story):
        return _story_in_tree(specific, edition)
    if not found.live:
        return _moved_or_missing(request)
    if isinstance(specific, Section):
        return _answer(lists.section_page(specific, edition))
    if isinstance(specific, InformationPage):
        return _answer(information.information_page(specific, edition))
    return _moved_or_missing(request)


@require_safe
def without_slash(request: HttpRequest, path: str) -> HttpResponse:
    """An address that does not end in a slash: an old one, or ours with the slash forgotten."""
    moved = _old_address(request)
    if moved is not None:
        return moved
    try:
        match = resolve(f"{request.path_info}/")
        match.func(request, *match.args, **match.kwargs)
    except Http404:
        return _moved_or_missing(request)
    return HttpResponsePermanentRedirect(f"{request.path}/")


def _story_in_tree(found: Story, edition: Edition) -> HttpResponse:
    if found.live:
        return HttpResponsePermanentRedirect(found.address)
    if found.was_withdrawn:
        return _gone(edition)
    raise Http404


def _page_at(edition: Edition, path: str) -> Page | None:
    """Walk down the tree by slugs: each step is one look-up in an index, however many pages stand beside it."""
    page: Page = edition.home
    for slug in path.strip("/").split("/"):
        below = Page.objects.child_of(page).filter(slug=slug).first()
        if below is None:
            return None
        page = below
        leave(f"page:{page.pk}", f"story:{page.pk}")
    return page


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic; one that was merged leads to the one that took it in."""
    edition = _edition(request)
    found = Topic.objects.filter(locale=edition.locale_id, slug=slug).select_related("merged_into").first()
    if found is None:
        return _moved_or_missing(request)
    leave(f"topic:{found.pk}")
    if found.merged_into is not None:
        leave(f"topic:{found.merged_into.pk}")
        return HttpResponsePermanentRedirect(f"{edition.root}topic/{found.merged_into.slug}/")
    return _answer(lists.topic_page(found, edition))


@require_safe
def byline(request: HttpRequest, slug: str) -> HttpResponse:
    """A person or an agency."""
    edition = _edition(request)
    found = Person.objects.filter(locale=edition.locale_id, slug=slug).first()
    if found is None:
        return _moved_or_missing(request)
    return _answer(lists.byline_page(found, edition))


@require_safe
def kind(request: HttpRequest, slug: str) -> HttpResponse:
    """The front of a kind or a label."""
    found = ADDRESSES.get(slug)
    if found is None:
        raise Http404
    return _answer(lists.kind_page(found, _edition(request)))


def _shelf(request: HttpRequest, what: str, slug: str) -> Shelf:
    """The list whose back issues an address asks for."""
    edition = _edition(request)
    match what:
        case "topic":
            row = Topic.objects.filter(locale=edition.locale_id, slug=slug, merged_into=None).first()
            if row is not None:
                leave(f"topic:{row.pk}")
                base = f"{edition.root}topic/{row.slug}/"
                return Shelf(names.of_topic(row.pk), f"{base}archive/", Link(row.name, base))
        case "by":
            person = Person.objects.filter(locale=edition.locale_id, slug=slug).first()
            if person is not None:
                leave(f"person:{person.pk}")
                base = f"{edition.root}by/{person.slug}/"
                return Shelf(names.of_person(person.pk), f"{base}archive/", Link(person.name, base))
        case "kind":
            found = ADDRESSES.get(slug)
            if found is not None:
                base = f"{edition.root}kind/{slug}/"
                return Shelf(names.of_kind(edition.pk, found), f"{base}archive/", Link(str(FRONTS[found]), base))
        case "section":
            page = _page_at(edition, slug)
            section = Section.objects.filter(pk=page.pk, live=True).first() if page else None
            if section is not None:
                base = address_in(edition, section)
                return Shelf(names.of_section(section.pk), f"{base}archive/", Link(section.title, base))
        case "":
            return Shelf.of_paper(edition)
    raise Http404


@require_safe
def back_issues(request: HttpRequest, what: str = "", slug: str = "", **when: Any) -> HttpResponse:
    """The calendar of the paper or of a list: all years, a year, a month or a day."""
    edition = _edition(request)
    shelf = _shelf(request, what, slug)
    match when:
        case {"day": day}:
            return _answer(archive.day_page(edition, shelf, day))
        case {"month": month}:
            return _answer(archive.month_page(edition, shelf, month))
        case {"year": year}:
            return _answer(archive.year_page(edition, shelf, year))
    return _answer(archive.archive_page(edition, shelf))


@require_safe
def corrected(request: HttpRequest) -> HttpResponse:
    """All corrections."""
    return _answer(corrections.corrections_page(_edition(request)))


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """What every page of the edition fetches by itself."""
    return _answer(live_pages.live_page(_edition(request)))


@require_safe
def colours(request: HttpRequest) -> HttpResponse:
    """An edition's stylesheet, made anew from its sources: where there is a front, that answers, from static files."""
    named = edition_style.named(request.path)
    if named is None:
        raise Http404
    sheet = stylesheet.build(Path(settings.MASTHEAD_THEME)).text
    response = HttpResponse(edition_style.text(named, sheet), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it by this name whatever a page says."""
    return HttpResponsePermanentRedirect(staticfiles_storage.url("look/icon.svg"))


def _old_address(request: HttpRequest) -> HttpResponse | None:
    edition: Edition | None = getattr(request, "edition", None)
    target, is_written_down = old_addresses.led_to(request, edition.root if edition else "/")
    if not target:
        return None
    moved = HttpResponsePermanentRedirect(target)
    return moved if is_written_down else old_addresses.guessed(moved)


def _moved_or_missing(request: HttpRequest) -> HttpResponse:
    moved = _old_address(request)
    if moved is not None:
        return moved
    raise Http404


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in the edition's dress; old addresses are tried first, whatever view gave up."""
    edition: Edition | None = getattr(request, "edition", None)
    if edition is None:
        return HttpResponse("Not found", status=404, content_type="text/plain")
    return respond(information.not_found_page(edition), status=404)
