"""How the press makes a page of the newspaper, and which pages there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import Http404, HttpRequest, HttpResponse
from django.test.client import RequestFactory
from django.urls import get_resolver
from django.utils import translation

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.look.chrome import address_in
from masthead.look.pages import Page as PageView
from masthead.look.render import html
from masthead.people.models import Person
from masthead.press.address import LIVE, SPECIAL, Address
from masthead.press.changes import EVERYTHING
from masthead.press.recording import leave
from masthead.press.rendering import Made
from masthead.reader.middleware import in_edition
from masthead.reader.old_addresses import is_guessed
from masthead.reader.pages import information
from masthead.stories.kinds import ADDRESSES
from masthead.stories.models import InformationPage, Section, Story, Topic

AT_ONCE = 1_000
"""Stories whose addresses are read together."""
_SPECIAL: dict[str, Callable[[Edition], PageView]] = {
    ".404": information.not_found_page,
    ".410": information.gone_page,
    ".500": information.server_error_page,
    ".503": information.maintenance_page,
}
_requests = RequestFactory()


def make(address: Address) -> Made:
    """A page as readers without a cookie, a query or a header of their own get it."""
    leave(EVERYTHING)
    base, _, last = address.path.rpartition("/")
    if last in SPECIAL:
        return _special(address.host, f"{base}/", last)
    own = urlsplit(settings.MASTHEAD_ADDRESS)
    request = _requests.get(
        quote(address.path), headers={"host": address.host or own.netloc}, secure=own.scheme == "https"
    )
    response = in_edition(request, _respond)
    if response.status_code == 301:
        return Made(404) if is_guessed(response) else Made(301, location=response.headers["Location"])
    return Made(response.status_code, response.content if response.status_code == 200 else b"")


def _special(host: str, root: str, name: str) -> Made:
    for edition in editions():
        if (edition.host, edition.root) == (host, root):
            with translation.override(edition.language):
                return Made(200, html(_SPECIAL[name](edition)).encode())
    return Made(404)


def _resolved(request: HttpRequest) -> HttpResponse:
    try:
        match = get_resolver().resolve(request.path_info)
        request.resolver_match = match
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404:
        # Nothing is stored, so nobody needs the page that says so.
        return HttpResponse(status=404)
    return response


_respond = cast(Callable[[HttpRequest], HttpResponse], convert_exception_to_response(_resolved))


def existing(keys: Iterable[str]) -> Iterator[Address]:
    """Where stories, pages, topics, people and editions of these keys stand."""
    numbers: dict[str, list[int]] = {}
    for key in keys:
        kind, _, number = key.partition(":")
        if number.isdigit():
            numbers.setdefault(kind, []).append(int(number))
    if not numbers:
        return
    every = list(editions())
    if wanted := numbers.get("story"):
        yield from _stories(every, Story.objects.filter(pk__in=wanted, live=True).values_list("edition_id", "address"))
    if wanted := numbers.get("page"):
        yield from _tree(every, wanted)
    yield from _named(every, numbers)
    for edition in every:
        if edition.pk in numbers.get("edition", ()):
            yield from _fixed(edition)


def _stories(every: list[Edition], rows: Iterable[tuple[int | None, str]]) -> Iterator[Address]:
    hosts = {edition.pk: edition.host for edition in every}
    for number, address in rows:
        if address and number in hosts:
            yield Address(hosts[number], address)


def _tree(every: list[Edition], wanted: list[int] | None = None) -> Iterator[Address]:
    for model in (Section, InformationPage):
        rows = model.objects.filter(live=True).order_by("path")
        for page in rows if wanted is None else rows.filter(pk__in=wanted):
            for edition in every:
                if page.path.startswith(edition.home.path):
                    yield Address(edition.host, address_in(edition, page))


def _named(every: list[Edition], numbers: dict[str, list[int]] | None = None) -> Iterator[Address]:
    for step, kind, model in (("topic", "topic", Topic), ("by", "person", Person)):
        rows = model.objects.order_by("-pk").values_list("slug", "locale_id")
        for slug, locale in rows if numbers is None else rows.filter(pk__in=numbers.get(kind, ())):
            for edition in every:
                if edition.locale_id == locale:
                    yield Address(edition.host, f"{edition.root}{step}/{slug}/")


def _fixed(edition: Edition) -> Iterator[Address]:
    for name in ("", *sorted(SPECIAL), LIVE, "corrections/", "archive/", *(f"kind/{slug}/" for slug in ADDRESSES)):
        yield Address(edition.host, f"{edition.root}{name}")


def everything() -> Iterator[Address]:
    """Fronts and other few pages first, then every public story, the newest first, then topics and people.

    Back issues by day and month wait for the first who asks.
    """
    every = list(editions())
    for edition in every:
        yield from _fixed(edition)
    yield from _tree(every)
    last: int | None = None
    rows = (
        Story.objects.filter(live=True).exclude(address="").order_by("-pk").values_list("pk", "edition_id", "address")
    )
    while found := list((rows if last is None else rows.filter(pk__lt=last))[:AT_ONCE]):
        yield from _stories(every, (row[1:] for row in found))
        last = found[-1][0]
    yield from _named(every)
