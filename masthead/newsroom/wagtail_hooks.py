"""Everything of the newsroom that Wagtail must know of, in one place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.wagtail_hooks import PageListingUnpublishButton
from wagtail.snippets.models import register_snippet

from masthead.newsroom import menus, panels_registry, urls
from masthead.newsroom.breaking.action import RaiseItem
from masthead.newsroom.desk import guard
from masthead.newsroom.editor.viewset import StoryViewSet
from masthead.newsroom.things.views import InformationViewSet
from masthead.newsroom.things.viewsets import REGISTERED

for viewset in REGISTERED:
    register_snippet(viewset)

# Stories are withdrawn, not unpublished; Wagtail's button has no hook that could say so.
PageListingUnpublishButton.label = _("Withdraw")


@hooks.register("register_admin_urls")
def newsroom_urls() -> list[Any]:
    return list(urls.urlpatterns)


@hooks.register("register_admin_viewset")
def story_views() -> ViewSet:
    return StoryViewSet()


@hooks.register("register_admin_viewset")
def information_pages() -> ViewSet:
    return InformationViewSet(add_to_admin_menu=True, menu_order=150)


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, menu_items: list[Any]) -> None:
    menus.tidy(request, menu_items)
    menu_items.extend(item for item in [*menus.own_items(), menus.help_item()] if item.is_shown(request))


@hooks.register("construct_homepage_panels", order=1000)
def home_page(request: HttpRequest, panels: list[Any]) -> None:
    """In place of Wagtail's panels, those that rooms registered; the list is sorted again by ``order``."""
    panels[:] = panels_registry.panels_for(request)
    for place, panel in enumerate(panels):
        panel.order = place


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """The counts of Wagtail's summary walk the whole tree."""
    items.clear()


@hooks.register("before_bulk_action")
def bulk_meets_gate(request: HttpRequest, action: str, objects: list[Any], view: Any) -> HttpResponse | None:
    return guard.before_bulk_publish(request, action, objects, view) or guard.before_bulk_move(
        request, action, objects, view
    )


@hooks.register("before_move_page")
def move_asks_for_headline(request: HttpRequest, page: Any, destination: Any) -> HttpResponse | None:
    return guard.before_move(request, page, destination)


@hooks.register("insert_editor_js")
def editor_script() -> str:
    return format_html('<script src="{}"></script>', static("newsroom/editor.js"))


@hooks.register("insert_global_admin_css")
def newsroom_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/newsroom.css"))


@hooks.register("construct_page_action_menu")
def call_it_withdraw(menu_items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Stories are withdrawn, not unpublished."""
    for item in menu_items:
        if item.name == "action-unpublish":
            item.label = _("Withdraw")


@hooks.register("register_page_action_menu_item")
def raise_as_breaking_news() -> ActionMenuItem:
    return RaiseItem(order=90)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What the newsroom writes into the audit log beside Wagtail's own actions."""
    actions.register_action("newsroom.assign", _("Assign"), _("Claimed or due date changed"))
    actions.register_action("newsroom.name_version", _("Name a version"), _("Version named"))
    actions.register_action("newsroom.front", _("Arrange a front"), _("Front arranged"))
    actions.register_action("newsroom.merge_topics", _("Merge topics"), _("Topics merged"))
    actions.register_action("newsroom.tribute", _("Judge a tribute"), _("Tribute judged"))
