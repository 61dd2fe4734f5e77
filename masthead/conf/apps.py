"""The room ``conf``."""

from django.apps import AppConfig


class ConfConfig(AppConfig):
    name = "masthead.conf"
    label = "conf"

    def ready(self) -> None:
        from masthead.conf import checks, trying_again

        checks.begin()
        trying_again.begin()
