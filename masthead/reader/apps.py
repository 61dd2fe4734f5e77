"""The room ``reader``."""

from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "masthead.reader"
    label = "reader"
    verbose_name = "Reader"

    def ready(self) -> None:
        from masthead.reader import previews

        previews.register()
