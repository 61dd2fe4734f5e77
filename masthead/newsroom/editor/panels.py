"""The tabs of the story editor: story, media, details, planning."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from masthead.newsroom.editor.form import StoryForm
from masthead.stories.kinds import Kind


class PlacePanel(Panel):
    """Shows the section and the address of a story, and the way to move it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/editor/place_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            story = self.instance
            parent = story.get_parent() if story.pk else self.form.parent_page
            user = self.request.user
            context |= {
                "story": story,
                "section": parent,
                "can_move": bool(story.pk) and story.permissions_for_user(user).can_move(),
            }
            return context


STORY = ObjectList(
    [
        FieldPanel("kicker"),
        FieldPanel("title", heading=_("Headline"), help_text=_("What readers see first."), required_on_save=False),
        FieldPanel("short_headline"),
        FieldPanel("standfirst"),
        InlinePanel("bylines", heading=_("By"), label=_("byline")),
        FieldPanel("dateline"),
        FieldPanel("key_points"),
        FieldPanel("body"),
        FieldPanel("marks_update"),
    ],
    heading=_("Story"),
)

MEDIA = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("lead_photo"),
                FieldPanel("lead_caption"),
                FieldRowPanel([FieldPanel("lead_credit"), FieldPanel("lead_alt")]),
            ],
            heading=_("Lead picture"),
        ),
        FieldPanel("lead_embed"),
        FieldPanel("social_photo"),
    ],
    heading=_("Media"),
)

DETAILS = ObjectList(
    [
        PlacePanel(heading=_("Place")),
        FieldPanel("further_sections", widget=CheckboxSelectMultiple),
        FieldPanel("topics"),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("is_exclusive"), FieldPanel("is_breaking"), FieldPanel("is_sponsored")]),
            ],
            heading=_("Kind and labels"),
        ),
        InlinePanel(
            "memoriam",
            heading=_("In memoriam"),
            label=_("person"),
            max_num=1,
            attrs={"data-newsroom-only-kind": Kind.MEMORIAM.value},
        ),
        MultiFieldPanel(
            [FieldPanel("address_slug"), FieldPanel("social_headline"), FieldPanel("search_description")],
            heading=_("Address, search and sharing"),
        ),
        MultiFieldPanel(
            [FieldPanel("agency"), FieldPanel("source_id"), FieldPanel("canonical_address")], heading=_("Source")
        ),
        InlinePanel("corrections", heading=_("Corrections"), label=_("correction")),
        InlinePanel("related_choices", heading=_("Related stories"), label=_("related story")),
    ],
    heading=_("Details"),
)

PLANNING = ObjectList(
    [
        FieldPanel("notes"),
        FieldRowPanel([FieldPanel("claimed_by"), FieldPanel("due_at")], heading=_("Assignment")),
        CommentPanel(),
    ],
    heading=_("Planning"),
)

EDITOR = TabbedInterface([STORY, MEDIA, DETAILS, PLANNING], base_form_class=StoryForm)
