"""The newsroom's menu: what people in a hurry need, in the order in which they need it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from masthead.newsroom.rights import rights_of

PLACES = {"documents": 420, "reports": 900, "settings": 1000, "help": 1100}
"""Where those of Wagtail's own entries stand that stay at the top."""


class WritersItem(MenuItem):
    """For those who may begin a story somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return not rights_of(request.user).write.is_empty


class PermittedItem(MenuItem):
    """For those who have a right."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


def own_items() -> list[MenuItem]:
    """The entries that lead to the newsroom's own pages."""
    return [
        MenuItem(_("Stories"), reverse("newsroom_stories"), name="stories", icon_name="doc-full", order=10),
        WritersItem(_("Write"), reverse("newsroom_write"), name="write", icon_name="edit", order=20),
        PermittedItem(
            _("Fronts"),
            reverse("newsroom_fronts"),
            name="fronts",
            icon_name="grip",
            order=30,
            permission="fronts.change_placement",
        ),
        MenuItem(_("Worklist"), reverse("newsroom_worklist"), name="worklist", icon_name="tasks", order=110),
        MenuItem(_("Corrections"), reverse("newsroom_corrections"), name="corrections", icon_name="warning", order=120),
    ]


def help_item() -> MenuItem:
    """The newsroom's help in place of links to Wagtail's."""
    return MenuItem(_("Help"), reverse("newsroom_help"), name="help", icon_name="help", order=1100)


def tidy(request: HttpRequest, items: list[Any]) -> None:
    """Bring Wagtail's entries into our words and order; what we replace goes."""
    items[:] = [item for item in items if item.name not in {"snippets", "help"} or item.url == reverse("newsroom_help")]
    for item in items:
        if item.name == "explorer":
            item.label, item.order = _("Sections and pages"), 130
        elif item.name == "images":
            item.label, item.order = _("Photos"), 40
        else:
            item.order = PLACES.get(item.name, item.order)
