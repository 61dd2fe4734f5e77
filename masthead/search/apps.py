"""The room `search`."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Registers nothing itself; rooms above do."""

    name = "masthead.search"
    label = "search"

    def ready(self) -> None:
        """Keep Wagtail from queueing index work of its own with every save."""
        from masthead.search.wagtail_signals import silence

        silence()
