"""What readers have of a story, beside its editor."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel

from masthead.press import state
from masthead.press.address import Address
from masthead.stories.models import Story


class ReadersSidePanel(BaseSidePanel):
    """Whether readers have the newest version, since when, and which pages carry it."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle what readers have")
        icon_name = "site"
        has_counter = False

    name = "readers"
    title = gettext_lazy("Readers")
    template_name = "newsroom/editor/readers.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The story's page in the store, and those that show its card."""
        story: Story = self.object
        found = state.standing(
            Address(story.edition.host if story.edition else "", story.address),
            [f"story:{story.pk}", f"card:{story.pk}"],
        )
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "standing": found, "most": state.COUNTED}


def panels(number: int, request: Any) -> list[BaseSidePanel]:
    """The panel of the story with this number, if readers may see it; by its row, not by the version that is edited."""
    public = Story.objects.filter(pk=number, live=True).exclude(address="").select_related("edition")
    story = public.first() if settings.MASTHEAD_STORES_PAGES else None
    return [ReadersSidePanel(story, request)] if story else []
