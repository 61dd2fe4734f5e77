"""The room ``feeds``."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "masthead.feeds"
    label = "feeds"
    verbose_name = "Feeds"

    def ready(self) -> None:
        from masthead.feeds import discovery
        from masthead.feeds.schema import head
        from masthead.look import slots

        slots.register("head", discovery.links)
        slots.register("head", head.data_blocks)
