"""What boxes that find one thing while typing ask: bylines and stories."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from masthead.people.models import Person
from masthead.search.documents import Order, Query, Where
from masthead.search.indexes import search
from masthead.stories.models import Story

SHOWN = 12
MOST_WORDS = 200


@require_GET
def people(request: HttpRequest) -> JsonResponse:
    """``{"found": [{"id", "name", "also"}]}``: bylines for the words in ``q``."""
    words = request.GET.get("q", "").strip()[:MOST_WORDS]
    found = search(Query(words, kinds=("person",), is_typing=True, limit=SHOWN))
    if found.is_available:
        rows = Person.objects.in_bulk(found.ids)
        persons = [rows[pk] for pk in found.ids if pk in rows]
    else:
        persons = list(Person.objects.filter(name__icontains=words)[:SHOWN])
    return JsonResponse({"found": [{"id": each.pk, "name": each.name, "also": each.role} for each in persons]})


@require_GET
def stories(request: HttpRequest) -> JsonResponse:
    """``{"found": [{"id", "name", "also"}]}``: public stories for the words in ``q``, of one ``edition``."""
    words = request.GET.get("q", "").strip()[:MOST_WORDS]
    where = [Where("status", ("live", "changed"))]
    edition = request.GET.get("edition", "")
    if edition.isdecimal():
        where.append(Where("edition", (edition,)))
    order = Order.RELEVANCE if words else Order.NEWEST
    asked = Query(words, kinds=("story",), where=tuple(where), is_typing=True, limit=SHOWN, order=order)
    found = search(asked)
    if found.is_available:
        rows = Story.objects.filter(live=True).select_related("section").in_bulk(found.ids)
        shown = [rows[pk] for pk in found.ids if pk in rows]
    else:
        live = Story.objects.filter(live=True, title__icontains=words).select_related("section")
        shown = list((live.filter(edition=edition) if edition.isdecimal() else live).order_by("-published_at")[:SHOWN])
    return JsonResponse(
        {
            "found": [
                {"id": story.pk, "name": story.title, "also": f"{story.section or ''} {story.published_at:%Y-%m-%d}"}
                for story in shown
            ]
        }
    )
