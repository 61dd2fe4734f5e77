"""The room ``related``."""

from django.apps import AppConfig


class RelatedConfig(AppConfig):
    name = "masthead.related"
    label = "related"
    verbose_name = "Related"

    def ready(self) -> None:
        from masthead.related import signals
        from masthead.stories import after

        after.register(signals.follow)
