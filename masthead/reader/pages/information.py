"""Pages that editors write, and pages that say that something is not there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from masthead.editions.models import Edition
from masthead.look import cards
from masthead.look.chrome import address_in
from masthead.look.pages import (
    GonePage,
    InformationPage,
    MaintenancePage,
    NotFoundPage,
    ServerErrorPage,
)
from masthead.look.parts import Link
from masthead.press.recording import leave
from masthead.reader import bodies
from masthead.reader.frame import frame, head
from masthead.stories import lists, queries
from masthead.stories.models import InformationPage as InformationModel

LATEST = 5
"""Stories offered to a reader who found nothing."""


def information_page(page: InformationModel, edition: Edition) -> InformationPage:
    """Terms, privacy, about us, contact …"""
    leave(f"page:{page.pk}")
    path = address_in(edition, page)
    children = page.get_children().live().order_by("path")
    others = InformationModel.objects.filter(translation_key=page.translation_key, live=True).exclude(pk=page.pk)
    translations = {}
    for other in others:
        home = other.find_edition()
        if home is not None:
            translations[home.pk] = address_in(home, other)
    return InformationPage(
        **frame(
            edition,
            path,
            head(edition, path, page.title, page.search_description, translations=translations),
            crumbs=(Link(_("Home"), edition.root),),
            translations=translations,
        ),
        headline=page.title,
        blocks=bodies.body(page.body, edition),
        children=tuple(Link(child.title, address_in(edition, child)) for child in children),
    )


def not_found_page(edition: Edition) -> NotFoundPage:
    """404, with the newest stories; its address is no part of it, so one stored page serves all."""
    newest = queries.newest(lists.of_edition(edition.pk), LATEST)
    return NotFoundPage(
        **frame(edition, "", head(edition, edition.root, _("Page not found"), robots="noindex")),
        latest=cards.cards(newest, edition),
    )


def gone_page(edition: Edition) -> GonePage:
    """410: a story was withdrawn."""
    return GonePage(**frame(edition, "", head(edition, edition.root, _("Withdrawn"), robots="noindex")))


def server_error_page(edition: Edition) -> ServerErrorPage:
    """500, made beforehand."""
    return ServerErrorPage(
        **frame(edition, "", head(edition, edition.root, _("Something went wrong"), robots="noindex"))
    )


def maintenance_page(edition: Edition) -> MaintenancePage:
    """503, made beforehand."""
    return MaintenancePage(**frame(edition, "", head(edition, edition.root, _("Back in a moment"), robots="noindex")))
