"""The views that stories have in place of Wagtail's."""

from __future__ import annotations

from wagtail.admin.viewsets.pages import PageViewSet

from masthead.newsroom.editor import views
from masthead.newsroom.versions.views import StoryHistoryView
from masthead.stories.models import Story


class StoryViewSet(PageViewSet):
    """Stories are written, edited, published and withdrawn through our views."""

    model = Story
    add_view_class = views.StoryCreateView
    edit_view_class = views.StoryEditView
    revisions_revert_view_class = views.StoryRevertView
    unpublish_view_class = views.StoryWithdrawView
    workflow_action_view_class = views.StoryWorkflowActionView
    history_view_class = StoryHistoryView
