"""The room ``agencies``."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "masthead.agencies"
    label = "agencies"
    verbose_name = "Agencies"
