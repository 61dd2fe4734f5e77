"""Sitemaps of what is no story: fronts, pages that editors wrote, topics and bylines."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max, QuerySet

from masthead.editions.models import Edition
from masthead.editions.queries import editions
from masthead.feeds import directory, tree
from masthead.feeds.sitemap_xml import Place
from masthead.feeds.sitemaps import languages
from masthead.feeds.subjects import has_stories
from masthead.feeds.texts import address
from masthead.look.chrome import address_in
from masthead.people.models import Person
from masthead.press.recording import leave
from masthead.stories.models import InformationPage, Topic

PART = 10_000
"""Numbers of topics or bylines that one sitemap spans: a sitemap never moves what stands in it to another."""

Named = QuerySet[Topic] | QuerySet[Person]


def pages(edition: Edition) -> list[Place]:
    """The home page, sections, kinds, the archive, corrections, the list of feeds and information pages."""
    everywhere = list(editions())
    leave(*(f"edition:{each.pk}" for each in everywhere))
    homes = languages([(each, each.root) for each in everywhere]) if len(everywhere) > 1 else ()
    fronts = [subject.path for _depth, subject in directory.sections(edition)]
    fronts += [subject.path for subject in directory.kinds(edition)]
    fronts += [f"{edition.root}{name}/" for name in ("archive", "corrections", "feeds")]
    return [
        Place(address(edition, edition.root), others=homes),
        *(Place(address(edition, path)) for path in fronts),
        *_information(edition, everywhere),
    ]


def _information(edition: Edition, everywhere: list[Edition]) -> Iterator[Place]:
    leave(f"pages:{edition.pk}")
    found = tree.in_order(InformationPage.objects.all(), edition)
    keys = [page.translation_key for page in found]
    others = InformationPage.objects.filter(live=True, translation_key__in=keys)
    groups: dict[object, list[tuple[Edition, str]]] = {key: [] for key in keys}
    for page in sorted(others, key=lambda page: page.path):
        leave(f"page:{page.pk}")
        home = next((each for each in everywhere if page.path.startswith(each.home.path)), None)
        if home is not None:
            groups[page.translation_key].append((home, address_in(home, page)))
    for page in found:
        group = groups[page.translation_key]
        yield Place(address(edition, address_in(edition, page)), others=languages(group) if len(group) > 1 else ())


def topics(edition: Edition, part: int) -> list[Place]:
    """Topics under which a story stands."""
    return _places(edition, _topics(edition), part, "topic", "topic")


def people(edition: Edition, part: int) -> list[Place]:
    """Bylines under which a story stands."""
    return _places(edition, _people(edition), part, "by", "person")


def parts(edition: Edition) -> Iterator[str]:
    """Names of the sitemaps of topics and bylines that hold something: ``topics-1``, ``people-1`` …"""
    leave(f"topics:{edition.pk}", f"people:{edition.pk}")
    for name, rows, kind in (("topics", _topics(edition), "topic"), ("people", _people(edition), "person")):
        highest = rows.aggregate(highest=Max("pk"))["highest"] or 0
        for part in range(1, highest // PART + 2):
            if _used(rows, part, kind).exists():
                yield f"{name}-{part}"


def _topics(edition: Edition) -> QuerySet[Topic]:
    return Topic.objects.filter(locale=edition.locale_id, merged_into=None)


def _people(edition: Edition) -> QuerySet[Person]:
    return Person.objects.filter(locale=edition.locale_id)


def _used(rows: Named, part: int, kind: str) -> Named:
    """The rows of a part under which a story stands."""
    inside = rows.filter(pk__gte=(part - 1) * PART, pk__lt=part * PART)
    return inside.filter(has_stories(kind)).order_by("pk")


def _places(edition: Edition, rows: Named, part: int, step: str, kind: str) -> list[Place]:
    found = list(_used(rows, part, kind).values_list("pk", "slug"))
    leave(f"{'topics' if kind == 'topic' else 'people'}:{edition.pk}", *(f"{kind}:{pk}" for pk, _slug in found))
    return [Place(address(edition, f"{edition.root}{step}/{slug}/")) for _pk, slug in found]
