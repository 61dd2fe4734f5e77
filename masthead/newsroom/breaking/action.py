"""The entry in a story's editor that raises it as breaking news."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem

from masthead.newsroom.breaking.views import may_raise
from masthead.stories.models import Story


class RaiseItem(ActionMenuItem):
    """Belongs to a form of its own beside the editor's, so that what is being written is neither sent nor lost."""

    label = _("Raise as breaking news")
    name = "newsroom-raise"
    icon_name = "warning"
    template_name = "newsroom/editor/raise_item.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """For public stories, also while somebody else has them locked."""
        page = context.get("page")
        return (
            context["view"] == "edit" and isinstance(page, Story) and page.live and may_raise(context["request"].user)
        )
