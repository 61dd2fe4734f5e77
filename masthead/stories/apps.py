"""The room ``stories``."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "masthead.stories"
    label = "stories"
    verbose_name = "Stories"

    def ready(self) -> None:
        from masthead.stories import references, search_filling, signals  # noqa: F401

        references.begin()
        search_filling.begin()
