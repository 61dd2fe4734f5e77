"""The room ``look``."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "masthead.look"
    label = "look"
    verbose_name = "Look"
