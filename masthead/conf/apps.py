"""The room ``conf``."""

from django.apps import AppConfig


class ConfConfig(AppConfig):
    name = "masthead.conf"
    label = "conf"
