"""Listings and forms of what the newsroom keeps beside stories."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from masthead.agencies.models import Agency
from masthead.editions.models import Edition, Menu
from masthead.newsroom.things.searching import SearchingChooserViewSet, SearchingIndexView
from masthead.people.models import Person
from masthead.stories.models import Topic, Tribute


class TopicIndexView(SearchingIndexView):
    """Topics, without those that were merged into others."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().filter(merged_into=None)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = list(super().header_buttons)
        if self.request.user.has_perm("stories.delete_topic"):
            buttons.append(HeaderButton(_("Merge topics"), reverse("newsroom_topics_merge"), icon_name="link"))
        return buttons


class TopicViewSet(SnippetViewSet):
    """Topics with their synonyms."""

    model = Topic
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 60
    menu_label = _("Topics")
    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name"]
    list_per_page = 50
    index_view_class = TopicIndexView
    chooser_viewset_class = SearchingChooserViewSet
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        InlinePanel("synonyms", panels=[FieldPanel("name")], heading=_("Also called"), label=_("name")),
    ]

    def get_queryset(self, request: Any) -> Any:
        return Topic.objects.filter(merged_into=None)


class PersonViewSet(SnippetViewSet):
    """Bylines: reporters, columnists, staff, agencies."""

    model = Person
    icon = "user"
    add_to_admin_menu = True
    menu_order = 50
    menu_label = _("People")
    list_display = ["name", "kind", "role", "agency"]
    list_filter = ["kind", "agency"]
    search_fields = ["name"]
    list_per_page = 50
    index_view_class = SearchingIndexView
    chooser_viewset_class = SearchingChooserViewSet
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("agency")]),
        FieldPanel("role"),
        FieldPanel("portrait"),
        FieldPanel("biography"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
        FieldRowPanel([FieldPanel("user"), FieldPanel("is_default_staff")]),
    ]


class AgencyViewSet(SnippetViewSet):
    """News and picture agencies."""

    model = Agency
    icon = "site"
    add_to_admin_menu = True
    menu_order = 70
    menu_label = _("Agencies")
    list_display = ["name", "code", "credit", "expires_after_days"]
    search_fields = ["name", "code"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldPanel("credit"),
        FieldPanel("aliases"),
        FieldPanel("rights"),
        FieldPanel("expires_after_days"),
        FieldPanel("feed_ids"),
        FieldPanel("website"),
        InlinePanel(
            "names",
            panels=[FieldPanel("locale"), FieldPanel("name")],
            heading=_("Names in other languages"),
            label=_("name"),
        ),
    ]


class EditionViewSet(SnippetViewSet):
    """Languages and regions of the paper."""

    model = Edition
    icon = "globe"
    menu_label = _("Editions")
    list_display = ["name", "code", "locale", "host", "prefix", "is_default"]
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("tagline"),
                FieldRowPanel([FieldPanel("logo"), FieldPanel("logo_dark")]),
                FieldRowPanel([FieldPanel("accent"), FieldPanel("accent_dark")]),
            ],
            heading=_("Masthead"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("locale")]),
                PageChooserPanel("home", "stories.HomePage"),
                FieldRowPanel([FieldPanel("host"), FieldPanel("prefix"), FieldPanel("is_default")]),
                FieldPanel("time_zone"),
            ],
            heading=_("Place"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("about"),
                FieldRowPanel([FieldPanel("founded"), FieldPanel("publisher")]),
                FieldPanel("rights"),
                FieldPanel("hosting"),
                FieldPanel("contact_email"),
            ],
            heading=_("Footer"),
        ),
        InlinePanel(
            "social_accounts",
            panels=[FieldRowPanel([FieldPanel("network"), FieldPanel("handle")]), FieldPanel("url")],
            heading=_("Accounts on social networks"),
            label=_("account"),
        ),
        FieldPanel("ads_txt"),
    ]


class MenuViewSet(SnippetViewSet):
    """The one menu of each edition; rows are dragged into order."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    list_display = ["__str__", Column("items", label=_("Lines"), accessor=lambda menu: menu.items.count())]
    copy_view_enabled = False
    panels = [
        FieldPanel("edition"),
        InlinePanel(
            "items",
            panels=[
                FieldRowPanel([FieldPanel("title"), FieldPanel("is_indented"), FieldPanel("place")]),
                FieldPanel("page"),
                FieldPanel("path"),
            ],
            heading=_("Lines, in their order"),
            label=_("line"),
        ),
    ]


class TributeViewSet(SnippetViewSet):
    """Readers' words on somebody who died; shown when they are approved."""

    model = Tribute
    icon = "comment"
    add_to_admin_menu = True
    menu_order = 140
    menu_label = _("Tributes")
    list_display = ["name", "relation", "story", "written_at", "is_approved"]
    list_filter = ["is_approved"]
    ordering = ["is_approved", "-written_at"]
    copy_view_enabled = False
    panels = [
        FieldPanel("story", read_only=True),
        FieldRowPanel([FieldPanel("name"), FieldPanel("relation")]),
        FieldPanel("text"),
        FieldPanel("is_approved"),
    ]


class EditionGroup(SnippetViewSetGroup):
    """Editions and their menus."""

    items = (EditionViewSet, MenuViewSet)
    menu_label = _("Editions and menus")
    menu_icon = "globe"
    menu_order = 200


REGISTERED = (TopicViewSet, PersonViewSet, AgencyViewSet, TributeViewSet, EditionGroup)
