"""The room ``feeds``."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "masthead.feeds"
    label = "feeds"
    verbose_name = "Feeds"

    def ready(self) -> None:
        from masthead.feeds import discovery, outlet
        from masthead.feeds.schema import head
        from masthead.look import slots
        from masthead.press import rendering

        rendering.register_outlet(outlet.existing, outlet.everything)
        slots.register("head", discovery.links)
        slots.register("head", head.data_blocks)
