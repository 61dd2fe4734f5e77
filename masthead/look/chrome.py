"""What surrounds every page: the edition as readers see it, its menu, the way down from the home page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from markupsafe import Markup
from wagtail.models import Page

from masthead.conf.languages import own_name
from masthead.editions.models import Edition, MenuItem, is_relative
from masthead.editions.queries import known
from masthead.look import edition_style, prose
from masthead.look.parts import EditionView, Link, Logo, Menu, OtherEdition, SocialAccount
from masthead.look.parts import MenuItem as Entry
from masthead.press.address import LIVE
from masthead.press.recording import leave, remembered, remembered_each
from masthead.stories import keys
from masthead.stories.models import Section, Story

NO_TRANSLATIONS: Mapping[int, str] = {}


def absolute(edition: Edition, path: str) -> str:
    """An address with scheme and host; what is absolute already stays."""
    if "://" in path:
        return path
    scheme, _, host = settings.MASTHEAD_ADDRESS.partition("://")
    return f"{scheme}://{edition.host or host}{path}"


def address_in(edition: Edition, page: Page) -> str:
    """The path of a page of the tree without asking the database: a section's or an information page's."""
    return address_at(edition, page.url_path)


def address_at(edition: Edition, url_path: str) -> str:
    """The same of a page of which only its path in the tree is known (``Page.url_path``)."""
    return f"{edition.root}{url_path.removeprefix(edition.home.url_path)}"


def edition_view(edition: Edition, translations: Mapping[int, str] = NO_TRANSLATIONS) -> EditionView:
    """The edition as pages show it; ``translations`` maps other editions' numbers to this page's address there."""
    view = remembered(("edition", edition.pk), lambda: _edition(edition))
    name = ("edition", edition.pk, *sorted(translations.items()))
    return remembered((name, "with others"), lambda: replace(view, others=_others(edition, translations)))


def _edition(edition: Edition) -> EditionView:
    leave(f"edition:{edition.pk}")
    return EditionView(
        name=edition.name,
        language=edition.language,
        direction="rtl" if edition.direction == "rtl" else "ltr",
        zone=edition.time_zone,
        home_url=edition.root,
        tagline=edition.tagline,
        logo=_logo(edition),
        about=prose.prose(edition.about, edition),
        founded=edition.founded,
        rights=edition.rights,
        hosting=Markup.escape(edition.hosting),
        social=tuple(
            SocialAccount(account.network, account.get_network_display(), account.url)
            for account in edition.social_accounts.all()
        ),
        style_url=edition_style.address(static(edition_style.SHEET), edition.accent, edition.accent_dark),
        feeds_url=f"{edition.root}feeds/",
        archive_url=f"{edition.root}archive/",
        corrections_url=f"{edition.root}corrections/",
        live_url=f"{edition.root}{LIVE}",
        embed_hosts=tuple(settings.MASTHEAD_EMBED_HOSTS),
    )


def _logo(edition: Edition) -> Logo | None:
    if not edition.logo or not edition.logo_height:
        return None
    dark = edition.logo_dark.url if edition.logo_dark else ""
    return Logo(edition.logo.url, edition.logo_width or 0, edition.logo_height, dark)


def _others(edition: Edition, translations: Mapping[int, str]) -> tuple[OtherEdition, ...]:
    found = []
    for other in known():
        leave(f"edition:{other.pk}")
        if other.pk == edition.pk:
            continue
        url = translations.get(other.pk) or absolute(other, other.root)
        same_host = other.host == edition.host
        found.append(
            OtherEdition(
                name=own_name(other.language),
                language=other.language,
                direction="rtl" if other.direction == "rtl" else "ltr",
                url=other.root if same_host and other.pk not in translations else url,
            )
        )
    return tuple(found)


def menu_view(edition: Edition) -> Menu:
    """The edition's menu; entries whose page readers cannot see are left out."""
    return remembered(("menu", edition.pk), lambda: _menu(edition))


def _menu(edition: Edition) -> Menu:
    leave(f"menu:{edition.pk}")
    items = MenuItem.objects.filter(menu__edition=edition).select_related("page", "page__content_type")
    places: dict[str, list[Entry]] = {place: [] for place in MenuItem.Place.values}
    for item in items.order_by("sort_order"):
        url = _menu_url(edition, item)
        if url is None:
            continue
        entry = Entry(item.title or item.page.title, url)
        row = places[item.place]
        if item.is_indented and row:
            parent = row[-1]
            row[-1] = Entry(parent.text, parent.url, (*parent.children, entry))
        else:
            row.append(entry)
    return Menu(
        main=tuple(places[MenuItem.Place.EVERYWHERE]),
        header=tuple(places[MenuItem.Place.HEADER]),
        phone=tuple(places[MenuItem.Place.PHONE]),
        footer=tuple(places[MenuItem.Place.FOOTER]),
    )


def _menu_url(edition: Edition, item: MenuItem) -> str | None:
    if item.page is None:
        return f"{edition.root}{item.path}" if is_relative(item.path) else item.path
    leave(*keys.linked([item.page_id]))
    if not item.page.live:
        return None
    home = next((each for each in known() if item.page.path.startswith(each.home.path)), edition)
    if home.pk != edition.pk:
        leave(f"edition:{home.pk}")
    if item.page.content_type.model == "story":
        path = Story.objects.values_list("address", flat=True).get(pk=item.page_id)
    else:
        path = address_in(home, item.page)
    return path if home.host == edition.host else absolute(home, path)


def way_to(edition: Edition, section: Section | None, *, with_itself: bool = True) -> tuple[Link, ...]:
    """Breadcrumbs: the home page, then each section down to (and with) the one given."""
    number = section.pk if section is not None else None
    return remembered(("way", edition.pk, number, with_itself), lambda: _way_to(edition, section, with_itself))


def _way_to(edition: Edition, section: Section | None, with_itself: bool) -> tuple[Link, ...]:
    from masthead.stories.lists import ancestor_paths

    crumbs = [Link(translation.gettext("Home"), edition.root)]
    paths = ancestor_paths(section.path) if section is not None else []
    found = sections_at(paths)
    for path in paths:
        each = found.get(path)
        if each is not None and (with_itself or section is None or each.pk != section.pk):
            crumbs.append(Link(each.title, address_in(edition, each)))
    return tuple(crumbs)


def sections_at(paths: Sequence[str]) -> dict[str, Section]:
    """The sections at these paths of the tree, each read once for a batch of pages."""

    def made(wanted: list[str]) -> Iterator[tuple[str, Section]]:
        for section in Section.objects.filter(path__in=wanted):
            leave(f"page:{section.pk}")
            yield section.path, section

    return remembered_each("section at", paths, made)
