"""Views for machines: find what an address means, make it, answer."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.feeds import (
    build,
    directory,
    notices,
    opml,
    sitemap_xml,
    sitemaps,
    subjects,
    write_json,
    write_xml,
)
from masthead.feeds import (
    sitemap_pages as of_pages,
)
from masthead.feeds.answer import answer
from masthead.feeds.entries import FORMS
from masthead.feeds.sitemap_xml import Place
from masthead.feeds.sitemaps import Stretch
from masthead.feeds.texts import address
from masthead.look.render import respond
from masthead.press.recording import leave

FIRST_YEAR, END_YEAR = 1600, 3000
WRITERS = {"rss": write_xml.rss, "atom": write_xml.atom, "json": write_json.json_feed}


def _edition(request: HttpRequest) -> Edition:
    edition: Edition | None = getattr(request, "edition", None)
    if edition is None:
        raise Http404("no edition answers this host")
    return edition


@require_safe
def feed(request: HttpRequest, path: str, form: str) -> HttpResponse:
    """A feed of the paper or of one of its lists."""
    edition = _edition(request)
    subject = subjects.find(edition, path)
    if subject is None:
        raise Http404
    if subject.path != f"{edition.root}{path}":
        return HttpResponsePermanentRedirect(iri_to_uri(f"{subject.path}feed.{form}"))
    made = build.feed(edition, subject)
    changed = max((entry.changed for entry in made.entries), default=None)
    response = answer(request, WRITERS[form](made), FORMS[form], changed, is_shared=True)
    response.headers["Link"] = f'<{made.url(form)}>; rel="self"'
    return response


@require_safe
def directory_page(request: HttpRequest) -> HttpResponse:
    """The list of feeds, for people."""
    return respond(directory.feeds_page(_edition(request)))


@require_safe
def outline(request: HttpRequest) -> HttpResponse:
    """The sections' feeds as OPML."""
    return answer(request, opml.opml(_edition(request)), opml.MEDIA_TYPE, is_shared=True)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The sitemap of sitemaps of an edition."""
    edition = _edition(request)
    leave(f"edition:{edition.pk}")
    names = ["news", "pages", *of_pages.parts(edition), *(each.name for each in sitemaps.stretches(edition))]
    urls = [address(edition, f"{edition.root}sitemap-{name}.xml") for name in names]
    return answer(request, sitemap_xml.index(urls), sitemap_xml.MEDIA_TYPE)


def _sitemap(request: HttpRequest, places: list[Place]) -> HttpResponse:
    if not places:
        raise Http404
    changed = max((place.changed for place in places if place.changed), default=None)
    return answer(request, sitemap_xml.sitemap(places), sitemap_xml.MEDIA_TYPE, changed)


@require_safe
def sitemap_news(request: HttpRequest) -> HttpResponse:
    """Stories of the last two days, for Google News."""
    return _sitemap(request, sitemaps.news(_edition(request)))


@require_safe
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """Fronts and information pages."""
    return _sitemap(request, of_pages.pages(_edition(request)))


@require_safe
def sitemap_names(request: HttpRequest, what: str, part: str) -> HttpResponse:
    """Topics or bylines."""
    places = of_pages.topics if what == "topics" else of_pages.people
    return _sitemap(request, places(_edition(request), int(part)))


@require_safe
def sitemap_month(request: HttpRequest, month: str) -> HttpResponse:
    """Stories of a month."""
    return _sitemap(request, sitemaps.stories(_edition(request), Stretch.of_month(_date(f"{month}-01"))))


@require_safe
def sitemap_day(request: HttpRequest, day: str, part: str | None = None) -> HttpResponse:
    """Stories of a day, where a month has too many for one sitemap."""
    return _sitemap(request, sitemaps.stories(_edition(request), Stretch.of_day(_date(day), int(part or 1))))


def _date(text: str) -> date:
    """A day of a century in which there may be a newspaper; its neighbours can be counted in any zone."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not FIRST_YEAR <= day.year < END_YEAR:
        raise Http404
    return day


def _on_host(request: HttpRequest) -> list[Edition]:
    """The editions that share the host of a request, the first one first."""
    edition: Edition | None = getattr(request, "edition", None)
    host = edition.host if edition else ""
    found = [each for each in editions() if each.host == host]
    leave(*(f"edition:{each.pk}" for each in found))
    return found


def _root_edition(request: HttpRequest) -> Edition:
    """The edition without a prefix: these files have a meaning at the root of a host only."""
    edition = _edition(request)
    if edition.prefix:
        raise Http404
    leave(f"edition:{edition.pk}")
    return edition


def _text(request: HttpRequest, text: str) -> HttpResponse:
    if not text:
        raise Http404
    return answer(request, text.encode(), "text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read, and where the sitemaps are."""
    edition: Edition | None = getattr(request, "edition", None)
    if edition is not None and edition.prefix:
        raise Http404
    return _text(request, notices.robots(_on_host(request)))


@require_safe
def ads(request: HttpRequest) -> HttpResponse:
    """Who may sell the paper's advertising space."""
    return _text(request, notices.ads(_root_edition(request)))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in the paper's security."""
    edition = _root_edition(request)
    return _text(request, notices.security(edition, _on_host(request), timezone.now()))
