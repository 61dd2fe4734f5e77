"""The room ``newsroom``."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "masthead.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from masthead.newsroom.editor import previews
        from masthead.newsroom.editor.panels import EDITOR
        from masthead.newsroom.home import panels as home_panels
        from masthead.stories.models import Story

        # Set from here, because the editor knows claims and due dates, of which the room below knows nothing.
        Story.edit_handler = EDITOR
        previews.register()
        home_panels.register()
